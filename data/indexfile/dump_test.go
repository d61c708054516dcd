package indexfile

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// dumper writes bytes beside what they mean.
type dumper struct {
	t    *testing.T
	r    *Reader
	data []byte // what is being walked through
	at   int
	out  strings.Builder
}

// dump walks through an index file.
func dump(t *testing.T, r *Reader, data []byte) string {
	d := &dumper{t: t, r: r, data: data}
	d.prologue()
	d.head()
	lists := d.dictionary()
	for _, s := range []Section{Documents, Positions} {
		d.title(s.String())
		for _, e := range lists {
			d.outside(s, e)
		}
		d.ends(r.head.sections[s].end())
	}
	d.values()
	d.columns()
	d.characters()
	d.suggestions()
	d.ends(int64(len(data)))
	return d.out.String()
}

func (d *dumper) title(text string) { fmt.Fprintf(&d.out, "\n%s\n", text) }

// bytes writes the next n bytes and what they are.
func (d *dumper) bytes(n int, format string, args ...any) []byte {
	taken := d.data[d.at : d.at+n]
	hex := fmt.Sprintf("% x", taken)
	if n > 12 {
		hex = fmt.Sprintf("% x … %d bytes", taken[:8], n)
	}
	d.out.WriteString(strings.TrimRight(fmt.Sprintf("%06x  %-37s %s", d.at, hex, fmt.Sprintf(format, args...)), " ") + "\n")
	d.at += n
	return taken
}

// note writes what the bytes above hold.
func (d *dumper) note(format string, args ...any) {
	fmt.Fprintf(&d.out, "%47s%s\n", "", fmt.Sprintf(format, args...))
}

// peek reads the varint n bytes on.
func (d *dumper) peek(skip int) (v uint64, n int) {
	v, n = binary.Uvarint(d.data[d.at+skip:])
	if n <= 0 {
		d.t.Fatalf("no varint at %d", d.at+skip)
	}
	return v, n
}

// number writes a varint and what it counts.
func (d *dumper) number(format string, args ...any) int {
	v, n := d.peek(0)
	d.bytes(n, format+": %d", append(args, v)...)
	return int(v)
}

func (d *dumper) ends(at int64) {
	if int64(d.at) != at {
		d.t.Fatalf("the walk is at byte %d, the reader's structures say %d\n%s", d.at, at, d.out.String())
	}
}

func (d *dumper) prologue() {
	d.out.WriteString("prologue\n")
	d.bytes(8, "magic %q", magic)
	d.bytes(2, "format version %d", Version)
	d.bytes(2, "token version %d", token.Version)
	d.bytes(4, "stored bytes of the head: %d", d.r.head.sections[Dictionary].offset-prologueBytes)
	d.bytes(4, "CRC-32C of what is above and of the stored head")
}

// head writes the stored head as a whole and then what it inflates to, whose
// offsets begin at 0.
func (d *dumper) head() {
	stored := d.bytes(int(d.r.head.sections[Dictionary].offset)-d.at, "head, deflated")
	body, err := inflate(stored)
	if err != nil {
		d.t.Fatal(err)
	}
	file, at := d.data, d.at
	d.data, d.at = body, 0
	d.title(fmt.Sprintf("the head, inflated to %d bytes", len(body)))
	d.headCounts()
	d.headRoot()
	d.headDays()
	d.bytes(d.r.DocCount(), "length class of each body; the first, %d, is about %d runes", d.data[d.at], ClassLength(d.data[d.at]))
	for _, kind := range columnKinds {
		values := d.number("values of kind %s", kind)
		for b := range blocks(values, valuesPerBlock) {
			d.number("bytes of block %d of values", b)
		}
		for b := range blocks(d.r.DocCount()*min(values, 1), documentsPerColumn) {
			d.number("bytes of block %d of columns", b)
		}
		for v := range values {
			d.number("value %d stands under value number … less one, or under none", v)
		}
	}
	d.number("dictionary blocks up to the last word, when these are many")
	if n := int(d.number("bytes of all words, which are few")); n > 0 {
		words, _ := parseWords(d.r.head.words)
		d.bytes(n, "words: %q", words)
	}
	d.number("bytes of the block of months' characters")
	for b := range blocks(d.r.DocCount(), documentsPerColumn) {
		d.number("bytes of block %d of documents' characters", b)
	}
	d.number("bytes of the opening of section suggestions")
	d.ends(int64(len(body)))
	d.data, d.at = file, at
}

func (d *dumper) headCounts() {
	d.number("documents")
	d.number("lists")
	for _, name := range []string{"body", "title"} {
		d.number("%s: occurrences that have a position", name)
		d.number("%s: folded runes", name)
	}
	d.number("a triple's pairs are in more documents together, 0 for no triples")
	d.number("and each of them in so many")
	d.number("documents that have a pair without positions, at most")
	for s := range sections {
		d.number("bytes of section %s", s)
	}
}

func (d *dumper) headRoot() {
	for b := range d.number("dictionary blocks") {
		n := int(d.data[d.at])
		first := d.data[d.at+1 : d.at+1+n]
		size, k := d.peek(1 + n)
		lists, m := d.peek(1 + n + k)
		d.bytes(1+n+k+m, "block %d: keys from % x on, in %d bytes, with lists of %d bytes in section documents", b, first, size, lists)
	}
}

func (d *dumper) headDays() {
	for i := range d.number("days") {
		_, n := d.peek(0)
		count, k := d.peek(n)
		day := d.r.Days()[i]
		if uint64(day.Count) != count {
			d.t.Fatalf("day %d has %d documents, the reader says %d", i, count, day.Count)
		}
		d.bytes(n+k, "%s: so many days back; %d documents", day.Text(), count)
	}
}

// dictionary writes the blocks and gives the entries whose lists stand outside.
func (d *dumper) dictionary() (outside []entry) {
	for b := range d.r.head.root {
		at := d.r.root.span(b)
		d.title(fmt.Sprintf("dictionary, block %d", b))
		blocks, err := d.r.dictionaryBlocks(background, []int{b})
		if err != nil {
			d.t.Fatal(err)
		}
		if n := d.number("entries"); n != len(blocks[b]) {
			d.t.Fatalf("%d entries, the reader says %d", n, len(blocks[b]))
		}
		d.number("its first list in section positions is at")
		for _, e := range blocks[b] {
			d.entry(e)
			if e.list.place != inline {
				outside = append(outside, e)
			}
		}
		end := d.r.head.sections[Dictionary].offset + at.end()
		d.bytes(int(end)-checksumBytes-d.at, "bit stream of the inline lists:")
		for _, e := range blocks[b] {
			if e.list.place == inline {
				d.note("%s: %s", name(e), show(d.t, e.list))
			}
		}
		d.bytes(checksumBytes, "CRC-32C")
	}
	return outside
}

var fieldNames = map[Field]string{Body: "body", Title: "title", ID: "id", sourceField: string(facet.Source), placeField: string(facet.Place), Form: "form"}

func name(e entry) string {
	term, _ := keyTerm(e.key)
	return fmt.Sprintf("%s %s", fieldNames[e.list.field], term)
}

// show writes a list as document@positions.
func show(t *testing.T, l *List) string {
	var parts []string
	for _, p := range postingsOf(t, l) {
		part := fmt.Sprint(p.Doc)
		if p.At != nil {
			if p.At[0] == anywhere {
				part += fmt.Sprint("×", len(p.At))
			} else {
				part += "@" + strings.Trim(strings.ReplaceAll(fmt.Sprint(p.At), " ", ","), "[]")
			}
		}
		parts = append(parts, part)
	}
	if len(parts) > 0 && len(parts[0]) > 100 {
		parts[0] = parts[0][:40] + " …"
	}
	return strings.Join(parts, " ")
}

// entry writes one entry on a line.
func (d *dumper) entry(e entry) {
	header, skip, news := d.data[d.at], 1, int(d.data[d.at]&formBits)
	if news == formLengths {
		lengths := d.data[d.at+skip]
		skip, news = skip+1, int(lengths&longLength)
		if lengths>>4 == longLength || news == longLength {
			d.t.Fatal("a key is too long for this dump")
		}
	}
	skip += news
	what := fmt.Sprintf("%s: %d new", name(e), news)
	documents := int(header >> documentShift)
	if documents == 0 {
		more, n := d.peek(skip)
		documents, skip = int(more)+smallDocuments+1, skip+n
	}
	if documents != e.list.DocFreq {
		d.t.Fatalf("%s has %d documents, the reader says %d", name(e), documents, e.list.DocFreq)
	}
	what += fmt.Sprintf(", %d in", documents)
	if e.list.place == inline {
		what += "line"
	} else {
		size, n := d.peek(skip)
		skip += n
		what = strings.TrimSuffix(what, " in") + fmt.Sprintf(" in %d bytes of documents", size)
	}
	if e.list.place == apart {
		size, n := d.peek(skip)
		skip += n
		what += fmt.Sprintf(", %d of positions", size)
	}
	d.bytes(skip, "%s", what)
}

// outside writes a list's part of a section.
func (d *dumper) outside(s Section, e entry) {
	l := e.list
	if err := d.r.Load(background, []Want{{List: l, Positions: All}}); err != nil {
		d.t.Fatal(err)
	}
	if s == Positions {
		if l.place == apart {
			d.ends(d.r.head.sections[s].offset + l.positions.offset)
			d.bytes(int(l.positions.bytes)-checksumBytes, "%s: positions of %d documents", name(e), l.DocFreq)
			d.bytes(checksumBytes, "CRC-32C")
		}
		return
	}
	d.ends(d.r.head.sections[s].offset + l.documents.offset)
	shifts := d.data[d.at]
	d.bytes(1, "%s: parameters of gaps %d, of frequencies %d", name(e), shifts>>3, shifts&7)
	what := "documents:"
	if l.positional {
		what = "documents and frequencies:"
	}
	if l.placed && l.place == joined {
		what = "documents, frequencies and positions:"
	}
	d.bytes(int(l.documents.bytes)-1-checksumBytes, "%s", what)
	d.note("%s", show(d.t, l))
	d.bytes(checksumBytes, "CRC-32C")
}

func (d *dumper) values() {
	d.title("values")
	for _, kind := range columnKinds {
		for b, s := range d.r.head.kinds[kind].valueBlocks {
			d.bytes(int(s.bytes)-checksumBytes, "%s, deflated:", kind)
			got, err := d.r.Values(background, map[facet.Kind][]uint32{kind: ordinalsOf(b, d.r.ValueCount(kind))})
			if err != nil {
				d.t.Fatal(err)
			}
			for i, v := range got[kind] {
				d.note("%d: %s, %d documents", i, v.Text, v.Count)
			}
			d.bytes(checksumBytes, "CRC-32C")
		}
	}
	d.ends(d.r.head.sections[Values].end())
}

func (d *dumper) columns() {
	d.title("columns")
	for _, kind := range columnKinds {
		for b, s := range d.r.head.kinds[kind].columnBlocks {
			body, err := inflate(d.bytes(int(s.bytes)-checksumBytes, "%s of documents from %d on, deflated:", kind, b*documentsPerColumn))
			if err != nil {
				d.t.Fatal(err)
			}
			if err := d.r.LoadColumns(background, []ColumnWant{{kind, b}}); err != nil {
				d.t.Fatal(err)
			}
			d.note("% x", body)
			for doc := range d.r.DocCount() {
				if values := slices.Clone(d.r.Ordinals(kind, doc)); len(values) > 0 {
					d.note("document %d: values %v", doc, values)
				}
			}
			d.bytes(checksumBytes, "CRC-32C")
		}
	}
}

func (d *dumper) characters() {
	d.title("characters")
	months, err := d.r.Months(background)
	if err != nil {
		d.t.Fatal(err)
	}
	for b, s := range d.r.head.characterBlocks {
		what := "of months"
		if b > 0 {
			what = fmt.Sprintf("of documents from %d on", (b-1)*documentsPerColumn)
		}
		d.bytes(int(s.bytes)-checksumBytes, "%s, deflated:", what)
		if b == 0 {
			for _, month := range months {
				d.note("%s, %d documents: %d", monthName(month.Number), month.Documents, month.Characters)
			}
		} else if err := d.r.LoadCharacters(background, []int{b - 1}); err != nil {
			d.t.Fatal(err)
		}
		for doc := range d.r.DocCount() {
			if n, ok := d.r.CharactersOf(doc); b > 0 && ok {
				d.note("document %d: %d", doc, n)
			}
		}
		d.bytes(checksumBytes, "CRC-32C")
	}
}

// suggestions writes the opening and the blocks of both lists.
func (d *dumper) suggestions() {
	d.title("suggestions: opening")
	if err := d.r.openSuggestions(background); err != nil {
		d.t.Fatal(err)
	}
	s := d.r.suggestions
	end := d.r.head.sections[Suggested].offset + d.r.head.suggestBytes - checksumBytes
	for i := range d.number("syllables") {
		news := int(d.data[d.at] & 15)
		counts := [3]uint64{}
		skip := 1 + news
		for k := range counts {
			v, n := d.peek(skip)
			counts[k], skip = v, skip+n
		}
		d.bytes(skip, "%q: characters outside %d, inside %d, also read so %d", s.letters.syllables[i], counts[0], counts[1], counts[2])
	}
	names := []string{"values", "titles"}
	for i, list := range []*suggestList{s.values, s.titles} {
		for b := range d.number("blocks of %s", names[i]) {
			for k := range d.number("first key of block %d, ranks", b) {
				d.number("rank of %c", s.letters.runes[list.blocks[b].first[k]])
			}
			d.number("bytes of the block")
			d.number("weight of its best entry")
		}
	}
	d.bytes(int(end)-d.at, "bit stream of the characters:")
	d.note("by rank: %s", string(s.letters.runes))
	d.bytes(checksumBytes, "CRC-32C")
	for i, list := range []*suggestList{s.values, s.titles} {
		for b, block := range list.blocks {
			d.title(fmt.Sprintf("suggestions: block %d of %s", b, names[i]))
			entries, err := list.load(background, d.r, []candidate{{block: b}})
			if err != nil {
				d.t.Fatal(err)
			}
			d.bytes(int(block.at.bytes)-checksumBytes, "bit stream of %d entries:", len(entries))
			for _, e := range entries {
				d.note("%s", showEntry(s.letters, e))
			}
			d.bytes(checksumBytes, "CRC-32C")
		}
	}
}

func showEntry(l *letters, e suggestEntry) string {
	var key strings.Builder
	for _, rank := range e.key {
		key.WriteRune(l.runes[rank])
	}
	if e.cut {
		key.WriteString("…")
	}
	if e.Kind == "" {
		return fmt.Sprintf("%s: title of document %d", key.String(), e.Document)
	}
	return fmt.Sprintf("%s: %s %d, %d documents", key.String(), e.Kind, e.Ordinal, e.Count)
}

func monthName(number int) string {
	if number == NoMonth {
		return "undated"
	}
	return fmt.Sprintf("%04d-%02d", number/12, number%12+1)
}
