// Package group finds reposts and near-copies: articles that are one work,
// whatever script, boilerplate or damage they came with, and items that stand
// inside a longer one.
//
// It keeps a print of a few bytes for every dozen letters of an article. Prints
// only propose pairs; whether two articles are one work is decided by reading
// both and looking at what parts them. Letters lost, changed or torn here and
// there are damage; another number, name or date in the same form is another
// article of a series. The result depends on the articles alone, not on the
// order in which they came.
package group

import "fangzhi/data/article"

// Work is one text and the articles that bear it.
type Work struct {
	Leader int   // the cleanest, which stands for the work
	Copies []int // the others, cleanest first; never empty
}

// Part says that an article holds a whole other work beside text that is not
// of that work: a page of news in brief, a digest.
type Part struct {
	Whole int // an article
	Of    int // the leader of a work, or an article without copies, that stands inside it
}

// Result is what was found. Numbers are those given to Add.
type Result struct {
	Works []Work // with two articles or more, by Leader
	Parts []Part // by Whole, then Of
}

// Grouper gathers prints. It is not safe for concurrent use.
type Grouper struct {
	prints []print
	seqs   []int32
	marks  markPool
}

// Add takes the print of article number seq.
func (g *Grouper) Add(seq int, p Print) {
	p.at, p.marks = g.marks.add(p.taken), uint32(len(p.taken))
	g.prints = append(g.prints, p.print)
	g.seqs = append(g.seqs, int32(seq))
}

// Find names the works of more than one article. It reads articles again, each
// a few times at most, and fails only when one cannot be read. The prints are used up.
func (g *Grouper) Find(read func(seq int) (*article.Article, error)) (*Result, error) {
	f := newFinder(g, read)
	if err := f.run(); err != nil {
		return nil, err
	}
	return f.result(), nil
}
