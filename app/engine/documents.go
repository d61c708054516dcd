package engine

import (
	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/indexfile"
)

// set is some documents of a segment, ascending, or all of them.
type set struct {
	all  bool
	docs []uint32
}

// seekFrom is how many times longer one set is than the other when it is sought
// in rather than gone through.
const seekFrom = 8

func intersect(a, b set) set {
	switch {
	case a.all:
		return b
	case b.all:
		return a
	}
	if len(a.docs) > len(b.docs) {
		a, b = b, a
	}
	both := make([]uint32, 0, len(a.docs))
	rest := b.docs
	if len(b.docs) < seekFrom*len(a.docs) {
		for _, doc := range a.docs {
			for len(rest) > 0 && rest[0] < doc {
				rest = rest[1:]
			}
			if len(rest) > 0 && rest[0] == doc {
				both = append(both, doc)
			}
		}
		return set{docs: both}
	}
	for _, doc := range a.docs {
		at, found := indexfile.Seek(rest, doc)
		rest = rest[at:]
		if found {
			both = append(both, doc)
		}
	}
	return set{docs: both}
}

func unite(a, b set) set {
	if a.all || b.all {
		return set{all: true}
	}
	either := make([]uint32, 0, len(a.docs)+len(b.docs))
	i, k := 0, 0
	for i < len(a.docs) && k < len(b.docs) {
		switch {
		case a.docs[i] < b.docs[k]:
			either = append(either, a.docs[i])
			i++
		case a.docs[i] > b.docs[k]:
			either = append(either, b.docs[k])
			k++
		default:
			either = append(either, a.docs[i])
			i, k = i+1, k+1
		}
	}
	either = append(either, a.docs[i:]...)
	return set{docs: append(either, b.docs[k:]...)}
}

// within keeps the documents that the windows let through.
func within(s set, windows []blevereader.Window) set {
	if windows == nil {
		return s
	}
	var kept []uint32
	if s.all {
		for _, w := range windows {
			for doc := w.First; doc < w.End; doc++ {
				kept = append(kept, uint32(doc))
			}
		}
		return set{docs: kept}
	}
	rest := s.docs
	for _, w := range windows {
		from, _ := indexfile.Seek(rest, uint32(w.First))
		rest = rest[from:]
		to, _ := indexfile.Seek(rest, uint32(w.End))
		kept = append(kept, rest[:to]...)
		rest = rest[to:]
	}
	return set{docs: kept}
}

// without are the documents of a that b has not; neither is all.
func without(a, b set) set {
	var kept []uint32
	rest := b.docs
	for _, doc := range a.docs {
		at, found := indexfile.Seek(rest, doc)
		if rest = rest[at:]; !found {
			kept = append(kept, doc)
		}
	}
	return set{docs: kept}
}
