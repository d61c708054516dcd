package group

import "slices"

// index finds articles by the marks they share.
type index struct {
	starts   []uint32 // by mark: where its articles lie; one more, the end of all
	filled   []uint8  // by mark: how many there are so far, crowd at most
	articles []int32

	shared []uint16 // by article: marks that one has in common with it; all 0 between two calls of find
	met    []int32  // the articles where it is not 0
}

// crowd is how many different works share a mark that then tells nothing:
// phrases, formulas, boilerplate.
const crowd = 64

// newIndex looks through all marks for those that occur again, and leaves only
// these in the prints, as numbers. Most stand once, and their memory is given back.
func newIndex(prints []print, marks *markPool) (*index, *markPool) {
	n := recurring(marks)
	kept := &markPool{}
	times := make([]uint8, n.used)
	var own []uint32
	for i := range prints { // in the order they were added
		p := &prints[i]
		own = own[:0]
		for _, m := range marks.at(p.at, p.marks) {
			if number, ok := n.find(m); ok {
				own = append(own, number)
				times[number] = min(times[number]+1, crowd)
			}
		}
		slices.Sort(own)
		marks.release(p.at)
		p.at, p.marks = kept.add(own), uint32(len(own))
	}
	x := &index{starts: make([]uint32, n.used+1), filled: make([]uint8, n.used), shared: make([]uint16, len(prints))}
	for m, times := range times {
		x.starts[m+1] = x.starts[m] + uint32(times)
	}
	x.articles = make([]int32, x.starts[n.used])
	return x, kept
}

// add makes an article findable by marks.
func (x *index) add(article int32, marks []uint32) {
	for _, m := range marks {
		if x.filled[m] < crowd {
			x.articles[x.starts[m]+uint32(x.filled[m])] = article
			x.filled[m]++
		}
	}
}

// clear forgets what was added.
func (x *index) clear() { clear(x.filled) }

// candidate is an article that shares marks with another.
type candidate struct {
	article int32
	marks   int
	likely  float64 // how much of the shorter the longer may hold
}

// find gives the articles that share marks with these, in no order.
func (x *index) find(marks []uint32) []candidate {
	x.met = x.met[:0]
	for _, m := range marks {
		if x.filled[m] == crowd {
			continue
		}
		for _, article := range x.articles[x.starts[m]:][:x.filled[m]] {
			if x.shared[article] == 0 {
				x.met = append(x.met, article)
			}
			x.shared[article]++
		}
	}
	out := make([]candidate, len(x.met))
	for i, article := range x.met {
		out[i] = candidate{article: article, marks: int(x.shared[article])}
		x.shared[article] = 0
	}
	return out
}
