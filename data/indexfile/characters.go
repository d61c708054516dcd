package indexfile

import (
	"context"
	"encoding/binary"
	"unicode"
)

// Month is what the documents of one month come to.
type Month struct {
	Number     int // months since January of the year 0; NoMonth for the undated
	Documents  int
	Characters uint64
}

// NoMonth is the Number of the documents without a day.
const NoMonth = -1 << 31

// Characters counts the characters of a text as it is written, without white
// space: what hits are set against.
func Characters(text string) int {
	n := 0
	for _, r := range text {
		if r > 0x3000 || !unicode.IsSpace(r) { // the last white space is 0x3000
			n++
		}
	}
	return n
}

// months lists the months of days, newest first, the undated last, without
// their characters.
func (h *head) months() []Month {
	var months []Month
	left := h.documents
	for _, day := range h.days {
		if number := day.Month(); len(months) == 0 || months[len(months)-1].Number != number {
			months = append(months, Month{Number: number})
		}
		months[len(months)-1].Documents += day.Count
		left -= day.Count
	}
	if left > 0 {
		months = append(months, Month{Number: NoMonth, Documents: left})
	}
	return months
}

// encodeCharacters gives the blocks of the section: the sums by month, then
// the counts of up to 4096 documents each.
func encodeCharacters(months []Month, counts []uint32) [][]byte {
	var sums []byte
	document := 0
	for _, month := range months {
		total := uint64(0)
		for range month.Documents {
			total += uint64(counts[document])
			document++
		}
		sums = binary.AppendUvarint(sums, total)
	}
	all := [][]byte{seal(deflate(sums), 0)}
	for from := 0; from < len(counts); from += documentsPerColumn {
		var block []byte
		for _, n := range counts[from:min(from+documentsPerColumn, len(counts))] {
			block = binary.AppendUvarint(block, uint64(n))
		}
		all = append(all, seal(deflate(block), 0))
	}
	return all
}

func (w *Writer) writeCharacters() error {
	for _, block := range encodeCharacters(w.head.months(), w.characters) {
		w.head.characterBlocks = append(w.head.characterBlocks, span{bytes: int64(len(block))})
		if err := w.sections[CharacterCounts].write(block); err != nil {
			return err
		}
	}
	return nil
}

// decodeCharacters reads where the section's blocks stand.
func (h *head) decodeCharacters(in *scanner) {
	at := int64(0)
	h.characterBlocks = in.spans(1+blocks(h.documents, documentsPerColumn), &at)
	for _, s := range h.characterBlocks {
		if s.bytes <= checksumBytes {
			in.fail()
		}
	}
	if at != h.sections[CharacterCounts].bytes {
		in.fail()
	}
}

// Months lists the months that documents are dated in, newest first, and the
// undated last, with how many characters their titles and bodies have.
func (r *Reader) Months(ctx context.Context) ([]Month, error) {
	months := r.head.months()
	at := locate(CharacterCounts, r.head.characterBlocks[:1])
	got, err := r.read(ctx, at)
	if err != nil {
		return nil, err
	}
	sums, ok := parseCounts(got[0], len(months), maxPosition*maxDocuments)
	if !ok {
		return nil, r.damaged(at[0], "its sums are impossible")
	}
	for i := range months {
		months[i].Characters = sums[i]
	}
	return months, nil
}

// LoadCharacters reads how many characters the documents of column blocks
// have, in one batch; blocks beyond the last document are nothing to read.
func (r *Reader) LoadCharacters(ctx context.Context, columnBlocks []int) error {
	var missing []int
	var spans []span
	for _, block := range columnBlocks {
		if block < 0 || block+1 >= len(r.head.characterBlocks) || r.characters[block] != nil {
			continue
		}
		missing = append(missing, block)
		spans = append(spans, r.head.characterBlocks[block+1])
	}
	at := locate(CharacterCounts, spans)
	got, err := r.read(ctx, at)
	if err != nil {
		return err
	}
	for i, block := range missing {
		documents := min(r.head.documents-block*documentsPerColumn, documentsPerColumn)
		counts, ok := parseCounts(got[i], documents, 2*maxPosition)
		if !ok {
			return r.damaged(at[i], "its counts are impossible")
		}
		small := make([]uint32, len(counts))
		for k, n := range counts {
			small[k] = uint32(n)
		}
		r.characters[block] = small
	}
	return nil
}

// CharactersOf is how many characters a document's title and body have; ok is
// false when its column block is not loaded.
func (r *Reader) CharactersOf(document int) (n int, ok bool) {
	block := r.characters[ColumnBlock(document)]
	if document < 0 || document%documentsPerColumn >= len(block) {
		return 0, false
	}
	return int(block[document%documentsPerColumn]), true
}

// parseCounts reads a deflated block of n numbers up to a limit.
func parseCounts(stored []byte, n int, limit int64) ([]uint64, bool) {
	body, err := inflate(stored)
	if err != nil || n > len(body) { // a number takes a byte at least
		return nil, false
	}
	in := scanner{in: body}
	counts := make([]uint64, n)
	for i := range counts {
		counts[i] = uint64(in.atMost(limit))
	}
	return counts, !in.failed && len(in.in) == 0
}

// characters checks the sums by month against the counts of the documents.
func (v *verifier) characters() {
	r := v.r
	months, err := r.Months(v.ctx)
	if err != nil {
		v.find(err)
		return
	}
	document := 0
	for _, month := range months {
		total := uint64(0)
		for end := document + month.Documents; document < end; document++ {
			if err := r.LoadCharacters(v.ctx, []int{ColumnBlock(document)}); err != nil {
				v.find(err)
				return
			}
			n, _ := r.CharactersOf(document)
			total += uint64(n)
		}
		if total != month.Characters {
			v.findAt(located{CharacterCounts, r.head.characterBlocks[0]}, "the month before document %d is said to have %d characters, its documents have %d", document, month.Characters, total)
			return
		}
	}
}
