package group

// MostLinks is how many articles one names as its copies; of a text that stands
// a thousand times over, a reader needs no more.
const MostLinks = 100

// Links answers for one article what a Result says of it.
type Links struct {
	works map[int]*Work // by every article of a work
	parts map[int][]int // what an article holds or stands in
}

// Links makes a result ready to be asked.
func (r *Result) Links() *Links {
	l := &Links{map[int]*Work{}, map[int][]int{}}
	for i := range r.Works {
		w := &r.Works[i]
		l.works[w.Leader] = w
		for _, c := range w.Copies {
			l.works[c] = w
		}
	}
	for _, p := range r.Parts {
		l.parts[p.Whole] = append(l.parts[p.Whole], p.Of)
		l.parts[p.Of] = append(l.parts[p.Of], p.Whole)
	}
	return l
}

// Leader is the article that stands for the work seq belongs to; ok is false
// for an article without copies.
func (l *Links) Leader(seq int) (leader int, ok bool) {
	w, ok := l.works[seq]
	if !ok {
		return seq, false
	}
	return w.Leader, true
}

// Of gives the articles a reader may go to from seq, MostLinks at most: those
// of its work, leader first, then what holds it or it holds.
func (l *Links) Of(seq int) []int {
	var out []int
	add := func(other int) {
		if other != seq && len(out) < MostLinks {
			out = append(out, other)
		}
	}
	if w, ok := l.works[seq]; ok {
		add(w.Leader)
		for _, c := range w.Copies {
			add(c)
		}
	}
	for _, other := range l.parts[seq] {
		add(other)
	}
	return out
}
