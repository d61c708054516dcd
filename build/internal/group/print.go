package group

import (
	"math"
	"math/bits"
	"slices"
	"time"

	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Print is what a Grouper keeps of an article: about four bytes for every
// dozen letters, 1,280 at most; a news item has some 150.
type Print struct {
	print
	taken []uint32 // its marks: hashes of runs of letters, chosen by the text alone, sorted
}

// print is a print whose marks lie in a pool. It has no pointers, as there are
// as many as articles.
type print struct {
	key     uint64 // of the article's id, the last to decide a tie
	whole   uint64 // hash of title and text
	at      uint64 // where its marks lie,
	marks   uint32 // and how many
	letters int32  // of the text, without its title
	rank    rank
}

const (
	// runLetters is the length of the runs that marks are made of.
	runLetters = 8
	// A mark is the least hash in a window of runs, so two texts that share
	// a passage longer than a window share a mark. A short text's window is
	// narrower, and its marks hold those a wider one would have chosen.
	shortText, shortWindow, window = 256, 8, 24
	// mostMarks widens the window of very long texts.
	mostMarks = 320
)

// windowOf is how many runs of a text one mark stands for, at least.
func windowOf(letters int) int {
	if letters < shortText {
		return shortWindow
	}
	return max(window, 2*letters/mostMarks)
}

// PrintOf takes an article's print. It may be called from several goroutines.
func PrintOf(a *article.Article) Print {
	title, text := bareLetters(a.Title), bareLetters(a.Text())
	var p Print
	p.key, p.letters, p.rank = hashOf(hashSeed, []rune(a.ID)), int32(min(len(text), math.MaxInt32)), rankOf(a, text)
	p.whole = hashOf(hashOf(hashSeed, title)^0x9E3779B97F4A7C15, text)
	p.taken = winnow(text, windowOf(len(text)))
	return p
}

// winnow chooses a text's marks.
func winnow(text []rune, window int) []uint32 {
	hashes := make([]uint32, 0, len(text))
	eachRun(text, runLetters, func(_ int, hash uint64) {
		hashes = append(hashes, uint32(hash>>32))
	})
	var marks []uint32
	last := -1
	for i := 0; i < len(hashes) && (i == 0 || i+window <= len(hashes)); i++ {
		end := min(i+window, len(hashes))
		if last < i {
			last = i
			for j := i + 1; j < end; j++ {
				if hashes[j] <= hashes[last] {
					last = j
				}
			}
		} else if hashes[end-1] <= hashes[last] {
			last = end - 1
		} else {
			continue
		}
		marks = append(marks, hashes[last])
	}
	slices.Sort(marks)
	return slices.Clip(slices.Compact(marks))
}

const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211 // both FNV's
)

func hashOf(hash uint64, text []rune) uint64 {
	for _, r := range text {
		hash = (hash ^ uint64(r)) * hashPrime
	}
	return mix(hash)
}

// mix spreads a hash over all its bits (the finalizer of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xFF51AFD7ED558CCD
	h ^= h >> 33
	h *= 0xC4CEB9FE1A85EC53
	return h ^ h>>33
}

// eachRun hashes every run of so many letters.
func eachRun(text []rune, letters int, visit func(i int, hash uint64)) {
	if len(text) < letters {
		return
	}
	const base = 0x9E3779B97F4A7C15
	var hash, out uint64 = 0, 1
	for i := range letters {
		hash = hash*base + uint64(text[i])
		out *= base
	}
	visit(0, mix(hash))
	for i := letters; i < len(text); i++ {
		hash = hash*base + uint64(text[i]) - out*uint64(text[i-letters])
		visit(i-letters+1, mix(hash))
	}
}

// rank orders articles by how fit they are to stand for their work.
type rank struct {
	dirt    uint16 // repairs, marks left over, characters nobody writes
	size    uint8  // of the text, in steps of a fifth
	unknown uint8  // of date and source, how many
	day     int32  // days since 1970; noDay when unknown
}

const noDay = math.MaxInt32

func rankOf(a *article.Article, text []rune) rank {
	r := rank{day: dayOf(a)}
	dirt := len(a.Repairs)
	for _, block := range a.Blocks {
		dirt += leftOver(block.Text)
	}
	dirt += leftOver(a.Title)
	common := ordinary()
	for _, c := range text {
		if isHan(c) && !common[c-0x4E00] && !isNumeral(c) {
			dirt++
		}
	}
	r.dirt = uint16(min(dirt, math.MaxUint16))
	r.size = sizeStep(len(text))
	if a.Date == nil {
		r.unknown++
	}
	if a.Source == "" {
		r.unknown++
	}
	return r
}

// sizeStep is a logarithm in steps of a fifth or so: boilerplate that a site
// added to a text should not make it the better one.
func sizeStep(letters int) uint8 {
	n := uint64(letters) + 1
	log := bits.Len64(n) - 1
	quarter := (n << 2 >> log) & 3
	return uint8(log*4 + int(quarter))
}

func dayOf(a *article.Article) int32 {
	t, err := time.Parse("2006-01-02", a.Day())
	if err != nil {
		return noDay
	}
	return int32(t.Unix() / (24 * 60 * 60))
}

// leftOver counts the signs of damage that nobody mended.
func leftOver(text string) int {
	n := 0
	for _, r := range runes.Others(text) {
		switch {
		case r == 0xFFFD, r == '□', r >= 0xE000 && r < 0xF900:
			n++
		}
	}
	return n
}

// less puts the cleanest first, then the fuller, the better known, the earlier.
func (p *print) less(q *print) bool {
	a, b := p.rank, q.rank
	switch {
	case a.dirt != b.dirt:
		return a.dirt < b.dirt
	case a.size != b.size:
		return a.size > b.size
	case a.unknown != b.unknown:
		return a.unknown < b.unknown
	case a.day != b.day:
		return a.day < b.day
	}
	return p.key < q.key
}
