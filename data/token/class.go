package token

//go:generate go run ./generate

// foldTable tells for every rune what Fold makes of it when nothing around it
// matters, in two loads: its block of blockRunes, then its shift.
type foldTable struct {
	blocks [tableRunes / blockRunes]uint16
	shifts [][blockRunes]int32
}

const (
	tableRunes = 0x33480 // past the last Han block
	blockRunes = 64
	inContext  = 1 << 30 // the shift of a rune that needs normalization, or a look at its neighbours
)

// Blocks that many places share.
const (
	contextBlock = iota // every rune is folded in context
	plainBlock          // every rune stays what it is
	firstOwnBlock
)

var folds = newFoldTable()

// plainRanges are runes that NFKC leaves alone and that join no rune before
// them. In front of another such rune they need no normalization.
var plainRanges = [][2]rune{
	{' ', '~'}, {0xB7, 0xB7},
	{0x2012, 0x2016}, {0x2018, 0x2022}, // dashes and quotation marks
	{0x25A0, 0x25FF}, // ■ □ ●
	{0x3001, 0x3029},
	{0x3041, 0x3096}, {0x30A0, 0x30FE}, {0x3105, 0x312F},
	{0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
	{0xE000, 0xF8FF},
	{0xFFFD, 0xFFFD},
	{0x20000, 0x2A6DF}, {0x2A700, 0x2EBE0}, {0x30000, 0x323AF},
}

func newFoldTable() *foldTable {
	t := &foldTable{shifts: make([][blockRunes]int32, firstOwnBlock, 512)}
	for i := range t.shifts[contextBlock] {
		t.shifts[contextBlock][i] = inContext
	}
	for _, span := range plainRanges {
		for r := span[0]; r <= span[1]; r++ {
			if r%blockRunes == 0 && r+blockRunes-1 <= span[1] {
				t.blocks[r/blockRunes] = plainBlock
				r += blockRunes - 1
				continue
			}
			t.set(r, r)
		}
	}
	for r := rune('A'); r <= 'Z'; r++ {
		t.set(r, r+'a'-'A')
	}
	for r := rune('!'); r <= '~'; r++ { // full width
		t.set(r-'!'+0xFF01, r+t.shift(r))
	}
	t.set(0x3000, ' ')
	t.set('\t', ' ')
	t.set('\n', '\n')
	eachClass(func(representative, member rune, _ byte) { t.set(member, representative) })
	for _, of := range []*twofold{chained, sunken} {
		t.set(of.written, of.written+inContext)
	}
	return t
}

// shift is what Fold adds to a rune, or inContext when that must be seen in the text.
func (t *foldTable) shift(r rune) rune {
	if uint32(r) >= tableRunes {
		return inContext
	}
	return t.shifts[t.blocks[r/blockRunes]][r%blockRunes]
}

func (t *foldTable) set(from, to rune) {
	block := &t.blocks[from/blockRunes]
	if *block < firstOwnBlock {
		t.shifts = append(t.shifts, t.shifts[*block])
		*block = uint16(len(t.shifts) - 1)
	}
	t.shifts[*block][from%blockRunes] = to - from
}

// The marks of a character that gives its text's script away.
const (
	simplifiedMark  = 's'
	traditionalMark = 't'
)

// eachClass visits every member of every class, the representative too, with
// its mark or 0.
func eachClass(visit func(representative, member rune, mark byte)) {
	var representative rune
	for _, r := range classPairs {
		switch {
		case r == '\n':
		case representative == 0:
			representative = r
			visit(r, r, simplifiedMark)
		default:
			visit(representative, r, traditionalMark)
			representative = 0
		}
	}
	var mark byte
	for _, r := range classGroups {
		switch {
		case r == '\n' || r == ' ':
			representative = 0
		case r == simplifiedMark || r == traditionalMark:
			mark = byte(r)
		default:
			if representative == 0 {
				representative = r
			}
			visit(representative, r, mark)
			mark = 0
		}
	}
}
