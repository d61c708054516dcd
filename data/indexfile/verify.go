package indexfile

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"fangzhi/data/facet"
)

// maxFindings is how many errors Verify looks for.
const maxFindings = 50

// verifyBytes is about how much Verify reads at once.
const verifyBytes = 1 << 20

// Verify reads the whole file, a piece at a time, and lists what is wrong with
// it, fifty findings at most: checksums, blocks that do not fill their
// sections, lists and columns that cannot be read, and counts that disagree.
func (r *Reader) Verify(ctx context.Context) []error {
	v := &verifier{r: r, ctx: ctx, idsOf: make([]uint8, r.head.documents)}
	v.dictionary()
	v.totals()
	for _, kind := range columnKinds {
		v.values(kind)
	}
	v.characters()
	v.suggestions()
	v.wordTerms()
	if err := ctx.Err(); err != nil {
		return []error{err}
	}
	return v.findings
}

// verifier sums up what the file says, to compare it with itself.
type verifier struct {
	r        *Reader
	ctx      context.Context
	findings []error

	next     [2]int64 // where the next list should stand in documents and positions
	last     []byte   // key
	words    words
	lost     bool // a block could not be read: sums will not agree
	terms    int
	tokens   [Title + 1]uint64
	byField  [fieldCount]struct{ terms, postings int }
	idsOf    []uint8 // by document
	lists    []listRead
	listSize int64
}

// done tells that there is no use in going on.
func (v *verifier) done() bool {
	return v.ctx.Err() != nil || len(v.findings) >= maxFindings
}

func (v *verifier) find(err error) {
	if len(v.findings) < maxFindings {
		v.findings = append(v.findings, err)
	}
}

func (v *verifier) findAt(at located, format string, args ...any) {
	v.find(v.r.damaged(at, fmt.Sprintf(format, args...)))
}

// read gives the bodies of blocks, nil for those that are damaged.
func (v *verifier) read(at []located) [][]byte {
	got, err := v.r.readSealed(v.ctx, at)
	if err != nil {
		v.find(err)
		return make([][]byte, len(at))
	}
	for i := range got {
		body, ok := unseal(got[i])
		if got[i] = body; !ok {
			v.findAt(at[i], "wrong checksum")
		}
	}
	return got
}

func (v *verifier) dictionary() {
	blocks := len(v.r.head.root)
	for from := 0; from < blocks && !v.done(); {
		var at []located
		for size := int64(0); from+len(at) < blocks && size < verifyBytes; {
			s := v.r.root.span(from + len(at))
			at = append(at, located{Dictionary, s})
			size += s.bytes
		}
		for i, body := range v.read(at) {
			v.block(from+i, at[i], body)
		}
		from += len(at)
	}
	v.readLists()
}

// block checks one dictionary block and notes its lists outside.
func (v *verifier) block(number int, at located, body []byte) {
	if body == nil {
		v.lost = true
		return
	}
	entries, ok := parseBlock(body, v.r.head, v.r.root.lists(number))
	if !ok || len(entries) == 0 {
		v.findAt(at, "its entries are impossible")
		v.lost = true
		return
	}
	if bytes.Compare(entries[0].key, v.r.root.firsts[number]) < 0 || bytes.Compare(v.last, v.r.root.firsts[number]) >= 0 {
		v.findAt(at, "the root names another first key")
	}
	for _, e := range entries {
		v.entry(at, e)
		v.words.add(e.key, number)
	}
	v.last = entries[len(entries)-1].key
}

func (v *verifier) entry(at located, e entry) {
	l := e.list
	term, ok := keyTerm(e.key)
	if !ok || !bytes.Equal(appendStem(nil, l.field, term), stemOf(e.key)) {
		v.findAt(at, "key %x is no term", e.key)
	}
	v.terms++
	v.byField[l.field].terms++
	v.byField[l.field].postings += l.DocFreq
	if l.place == inline {
		v.list(located{Dictionary, at.span}, l)
		return
	}
	for i, s := range []span{l.documents, l.positions} {
		if s.bytes > 0 && s.offset != v.next[i] && !v.lost {
			v.findAt(located{Documents + Section(i), s}, "a list begins here, but the one before ends at byte %d of the section", v.next[i])
		}
		if s.bytes > 0 {
			v.next[i] = s.end()
		}
	}
	v.lists = append(v.lists, listRead{l, readDocuments, located{Documents, l.documents}})
	if l.place == apart {
		v.lists = append(v.lists, listRead{l, readAllPositions, located{Positions, l.positions}})
	}
	if v.listSize += l.documents.bytes + l.positions.bytes; v.listSize >= verifyBytes {
		v.readLists()
	}
}

// readLists reads the lists noted.
func (v *verifier) readLists() {
	reads := v.lists
	v.lists, v.listSize = nil, 0
	at := make([]located, len(reads))
	for i, w := range reads {
		at[i] = w.at
	}
	got, err := v.r.readSealed(v.ctx, at)
	if err != nil {
		v.find(err)
		return
	}
	for i, w := range reads {
		if w.what == readAllPositions && !w.list.Loaded() {
			continue // already found
		}
		if err := v.r.decode(w, got[i]); err != nil {
			v.find(err)
		} else if w.what == readAllPositions || w.list.place != apart {
			v.list(w.at, w.list)
		}
	}
}

// list checks a loaded list against the documents it names.
func (v *verifier) list(at located, l *List) {
	if l.field == ID {
		for _, doc := range l.Docs {
			v.idsOf[doc] = min(v.idsOf[doc]+1, 2)
		}
	}
	if !l.positional || l.letters {
		return
	}
	if !l.triple {
		v.tokens[l.field] += uint64(l.starts[len(l.Docs)])
	}
	if !l.placed {
		return
	}
	for i, doc := range l.Docs {
		positions, ok := l.At(i)
		if !ok || l.field == Body && positions[len(positions)-1] >= lengthBound(v.r.head.lengths[doc]) {
			v.findAt(at, "a position lies behind the end of document %d", doc)
			return
		}
	}
}

// totals compares what the dictionary held with what the head says.
func (v *verifier) totals() {
	if v.done() || v.lost {
		return
	}
	h := v.r.head
	whole := func(s Section) located { return located{s, span{0, h.sections[s].bytes}} }
	if v.terms != h.terms {
		v.findAt(whole(Dictionary), "it holds %d lists, the head says %d", v.terms, h.terms)
	}
	for i, s := range []Section{Documents, Positions} {
		if v.next[i] != h.sections[s].bytes {
			v.findAt(whole(s), "its lists take %d bytes of %d", v.next[i], h.sections[s].bytes)
		}
	}
	if len(v.findings) > 0 {
		return // lists are missing, so sums cannot agree
	}
	for _, f := range textFields {
		if v.tokens[f] != h.tokens[f] {
			v.findAt(whole(Dictionary), "field %d has %d positions, the head says %d", f, v.tokens[f], h.tokens[f])
		}
	}
	for doc, ids := range v.idsOf {
		if ids != 1 {
			v.findAt(whole(Dictionary), "document %d has not one id", doc)
			return
		}
	}
}

// values checks the values and columns of a kind against each other and
// against the kind's lists.
func (v *verifier) values(kind facet.Kind) {
	k := v.r.head.kinds[kind]
	counts, readable := v.count(kind, k)
	before := Value{Count: v.r.head.documents}
	total := 0
	for b := 0; b < len(k.valueBlocks) && !v.done(); b++ {
		at := located{Values, k.valueBlocks[b]}
		got, err := v.r.Values(v.ctx, map[facet.Kind][]uint32{kind: ordinalsOf(b, k.values)})
		if err != nil {
			v.find(err)
			readable = false
			continue
		}
		for i, value := range got[kind] {
			total += value.Count
			if value.Count > before.Count || value.Count == before.Count && strings.Compare(value.Text, before.Text) <= 0 {
				v.findAt(at, "value %q is out of order", value.Text)
			}
			if ordinal := b*valuesPerBlock + i; readable && counts[ordinal] != value.Count {
				v.findAt(at, "value %q is said to have %d documents, the columns have %d", value.Text, value.Count, counts[ordinal])
			}
			before = value
		}
	}
	f := v.byField[facetFields[kind]]
	if readable && !v.lost && !v.done() && (f.terms != k.values || f.postings != total) {
		v.findAt(located{Values, span{}}, "%s has %d values in %d documents, but %d lists of %d", kind, k.values, total, f.terms, f.postings)
	}
}

// count counts the documents of each value in the columns.
func (v *verifier) count(kind facet.Kind, k *kindHead) (counts []int, readable bool) {
	counts, readable = make([]int, k.values), true
	for b := 0; b < len(k.columnBlocks) && !v.done(); b++ {
		if err := v.r.LoadColumns(v.ctx, []ColumnWant{{kind, b}}); err != nil {
			v.find(err)
			readable = false
			continue
		}
		for doc := b * documentsPerColumn; doc < min((b+1)*documentsPerColumn, v.r.head.documents); doc++ {
			for _, ordinal := range v.r.Ordinals(kind, doc) {
				counts[ordinal]++
			}
		}
	}
	return counts, readable
}

func ordinalsOf(block, values int) []uint32 {
	first := block * valuesPerBlock
	ordinals := make([]uint32, min(values-first, valuesPerBlock))
	for i := range ordinals {
		ordinals[i] = uint32(first + i)
	}
	return ordinals
}
