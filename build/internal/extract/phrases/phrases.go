// Package phrases learns the named phrases of an archive: what articles have in
// quotation marks and say to be a name, and what recurs over the whole archive.
// Figures of speech, sentences and what somebody only calls a thing are left.
package phrases

import (
	"hash/fnv"
	"strings"

	"fangzhi/build/internal/extract/fact"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// Collector counts terms over a whole archive and tells which of them are named
// phrases: those that recur, like the entries of the index at the back of a
// book. It is fed every article once, in order, before it is asked.
type Collector struct {
	seen map[uint64]entry
	most int // entries that seen may have
}

// entry counts the articles a term stands in, up to 255, and keeps its writing.
type entry struct {
	all, named uint8
	text       string
}

// maxSeen bounds the memory of a collector: some 80 bytes an entry.
const maxSeen = 1 << 18

// New makes an empty collector.
func New() *Collector { return &Collector{seen: map[uint64]entry{}, most: maxSeen} }

// Add counts the terms of one article. A phrase is written as it was first, in
// Simplified if any article has it so.
func (p *Collector) Add(terms []Term) {
	for _, t := range terms {
		key := hash(t.Key)
		e, known := p.seen[key]
		if !known && len(p.seen) >= p.most {
			p.forget()
		}
		if !known || token.ScriptOf(e.text) == article.Traditional && token.ScriptOf(t.Text) != article.Traditional {
			e.text = strings.Clone(t.Text)
		}
		count := uint8(1)
		if t.Often {
			count = 2
		}
		e.all = sum(e.all, count)
		if t.Named {
			e.named = sum(e.named, count)
		}
		p.seen[key] = e
	}
}

// forget drops the terms that were seen once, so that memory stays bounded
// however many there are.
func (p *Collector) forget() {
	for key, e := range p.seen {
		if e.all < 2 {
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
func (p *Collector) File(a *article.Article, terms []Term) {
	told := len(a.Evidence)
	for _, t := range terms {
		e := p.seen[hash(t.Key)]
		if len(a.Phrases) >= maxPhrases || !e.isPhrase(t.Key) {
			continue
		}
		a.Phrases = append(a.Phrases, e.text)
		fact.Note(a, string(facet.Phrase), e.text, t.Text, article.Stated)
	}
	fact.Locate(a, fact.Statements{}, a.Evidence[told:], nil)
}

// isPhrase tells a term that recurs, and that is said to be a name often
// enough: a short word needs more of that than a long one.
func (e entry) isPhrase(key string) bool {
	often := 4
	if len([]rune(key)) <= shortestTerm {
		often = 2
	}
	return e.all >= 2 && e.named >= 1 && int(e.named)*often >= int(e.all)
}
