package numbering

// Lists are the lists of a document of Word (ECMA-376, 17.9; [MS-DOC] 2.4.6.3):
// abstract ones have levels, and the lists that paragraphs refer to begin some of
// them anew.
type Lists struct {
	abstract map[string]*Abstract
	lists    map[string]*List
	styles   map[string]string // the abstract list that a style of lists stands for
}

// Abstract is a list whose items lists share.
type Abstract struct {
	Levels [MaxLevels]Level
	Of     [MaxLevels]string // the paragraph style of each level
	Link   string            // the style of lists that has the levels
	counts Counts
}

// List is one that paragraphs refer to.
type List struct {
	Abstract string
	Begins   map[int]int // levels that begin anew with this list
	Own      map[int]Level
	begun    bool
}

// Ref is which list a paragraph is an item of.
type Ref struct {
	List  string // "" says nothing, "0" that it is of none
	Level int    // from 0; -1: not stated
}

// NoRef says nothing.
var NoRef = Ref{Level: -1}

// MaxLists is how many lists of a document are known.
const MaxLists = 10_000

// NewLists are no lists as yet.
func NewLists() *Lists {
	return &Lists{abstract: map[string]*Abstract{}, lists: map[string]*List{}, styles: map[string]string{}}
}

// NewAbstract is a list without numbers.
func NewAbstract() *Abstract {
	return &Abstract{Levels: Unnumbered()}
}

// Unnumbered are levels that have no numbers.
func Unnumbered() (levels [MaxLevels]Level) {
	for i := range levels {
		levels[i].Form = "none"
	}
	return levels
}

// Define adds an abstract list.
func (l *Lists) Define(id string, a *Abstract) {
	if len(l.abstract) < MaxLists {
		l.abstract[id] = a
	}
}

// Style says which abstract list a style of lists stands for.
func (l *Lists) Style(style, id string) {
	if len(l.styles) < MaxLists {
		l.styles[style] = id
	}
}

// Add adds a list that paragraphs refer to.
func (l *Lists) Add(id string, list *List) {
	if len(l.lists) < MaxLists {
		l.lists[id] = list
	}
}

// Has tells whether there is a list that paragraphs refer to so.
func (l *Lists) Has(id string) bool { return l.lists[id] != nil }

// Item counts an item of a list, and tells what stands before it: a number of
// a plain list, unless it is to be in words, or words. marked is true of an
// item that bears one or a mark.
func (l *Lists) Item(of Ref, style string, inWords bool) (number int, words string, marked bool) {
	list := l.lists[of.List]
	if list == nil {
		return 0, "", false
	}
	abstract := l.abstract[list.Abstract]
	if abstract != nil && abstract.Link != "" {
		abstract = l.abstract[l.styles[abstract.Link]]
	}
	if abstract == nil {
		return 0, "", false
	}
	at := abstract.levelOf(of.Level, style)
	levels := abstract.Levels
	for i, own := range list.Own {
		levels[i] = own
	}
	for i, start := range list.Begins {
		levels[i].Start = start
		if !list.begun {
			abstract.counts.begun[i] = false
		}
	}
	list.begun = true
	abstract.counts.Next(&levels, at)
	number, words = abstract.counts.Shown(&levels, at, inWords)
	return number, words, number > 0 || words != "" || levels[at].Form == "bullet"
}

// levelOf is the level stated, else that of a paragraph style.
func (a *Abstract) levelOf(stated int, style string) int {
	if stated >= 0 {
		return stated
	}
	for i, of := range a.Of {
		if of == style && style != "" {
			return i
		}
	}
	return 0
}
