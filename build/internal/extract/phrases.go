package extract

import (
	"hash/fnv"

	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// Phrases counts terms over a whole archive and tells which of them are named
// phrases: those that recur, like the entries of the index at the back of a
// book. It is fed every article once, in order, before it is asked.
type Phrases struct {
	seen    map[uint64]sightings
	writing map[uint64]string // of those that recur: how they are written
	most    int               // entries that seen may have
}

// sightings counts the articles a term stands in, up to 255.
type sightings struct{ all, named uint8 }

// maxSeen bounds the memory of a collector: about 30 bytes an entry.
const maxSeen = 1 << 20

// NewPhrases makes an empty collector.
func NewPhrases() *Phrases {
	return &Phrases{seen: map[uint64]sightings{}, writing: map[uint64]string{}, most: maxSeen}
}

// Add counts the terms of one article.
func (p *Phrases) Add(terms []Term) {
	for _, t := range terms {
		key := hash(t.Key)
		s, known := p.seen[key]
		if !known && len(p.seen) >= p.most {
			p.forget()
		}
		count := uint8(1)
		if t.Often {
			count = 2
		}
		s.all = sum(s.all, count)
		if t.Named {
			s.named = sum(s.named, count)
		}
		p.seen[key] = s
		if old, ok := p.writing[key]; s.all >= 2 && (!ok || token.ScriptOf(old) == article.Traditional && token.ScriptOf(t.Text) != article.Traditional) {
			p.writing[key] = t.Text
		}
	}
}

// forget drops the terms that were seen once, so that memory stays bounded
// however many there are.
func (p *Phrases) forget() {
	for key, s := range p.seen {
		if s.all < 2 {
			delete(p.seen, key)
		}
	}
	p.most = max(p.most, 2*len(p.seen))
}

func sum(a, b uint8) uint8 { return uint8(min(int(a)+int(b), 255)) }

func hash(key string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(key)) // never fails
	return h.Sum64()
}

// maxPhrases is how many phrases an article is filed under.
const maxPhrases = 24

// File files an article under those of its terms that are phrases of the
// archive, each written alike everywhere.
func (p *Phrases) File(a *article.Article, terms []Term) {
	for _, t := range terms {
		key := hash(t.Key)
		if len(a.Phrases) >= maxPhrases || !p.seen[key].isPhrase(t.Key) {
			continue
		}
		a.Phrases = append(a.Phrases, p.writing[key])
		note(a, string(facet.Phrase), p.writing[key], t.Text, article.Stated)
	}
}

// isPhrase tells a term that recurs, and that is said to be a name often
// enough: a short word needs more of that than a long one.
func (s sightings) isPhrase(key string) bool {
	often := 4
	if len([]rune(key)) <= shortestTerm {
		often = 2
	}
	return s.all >= 2 && s.named >= 1 && int(s.named)*often >= int(s.all)
}
