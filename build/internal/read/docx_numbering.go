package read

import (
	"strconv"

	"fangzhi/build/internal/read/container"
	"fangzhi/data/article"
)

// wordLists are the lists of a document of Word (ECMA-376, 17.9): abstract ones
// have levels, and the lists that paragraphs refer to begin some of them anew.
type wordLists struct {
	abstract map[string]*wordAbstract
	lists    map[string]*wordList
	styles   map[string]string // the abstract list that a style of lists stands for
}

type wordAbstract struct {
	levels [maxListLevels]listLevel
	of     [maxListLevels]string // the paragraph style of each level
	link   string                // the style of lists that has the levels
	counts listCounts
}

type wordList struct {
	abstract string
	begins   map[int]int // levels that begin anew with this list
	own      map[int]listLevel
	begun    bool
}

const maxWordLists = 10_000

// handler learns the lists.
func (w *wordLists) handler() container.Handler {
	r := &wordListReader{all: w}
	return container.Handler{Start: r.start, End: r.end}
}

// wordListReader is amid the lists: in an abstract one or in one that refers
// to such, in one of its levels.
type wordListReader struct {
	all      *wordLists
	abstract *wordAbstract
	id       string // of the abstract one
	list     *wordList
	level    *listLevel
	at       int // number of the level
}

func (r *wordListReader) start(e container.Element) bool {
	value := e.Attr("val")
	number, err := strconv.Atoi(value)
	switch e.Name {
	case "abstractNum":
		r.abstract, r.list, r.id = &wordAbstract{}, nil, e.Attr("abstractNumId")
		if len(r.all.abstract) < maxWordLists {
			r.all.abstract[r.id] = r.abstract
		}
		for i := range r.abstract.levels {
			r.abstract.levels[i].form = "none"
		}
	case "num":
		r.list = &wordList{begins: map[int]int{}, own: map[int]listLevel{}}
		if len(r.all.lists) < maxWordLists {
			r.all.lists[e.Attr("numId")] = r.list
		}
	case "abstractNumId":
		if r.list != nil {
			r.list.abstract = value
		}
	case "styleLink":
		if len(r.all.styles) < maxWordLists {
			r.all.styles[value] = r.id
		}
	case "numStyleLink":
		if r.abstract != nil {
			r.abstract.link = value
		}
	case "lvlOverride", "lvl":
		n, bad := strconv.Atoi(e.Attr("ilvl"))
		if bad != nil || n < 0 || n >= maxListLevels {
			return false
		}
		r.at, r.level = n, nil
		if e.Name == "lvl" {
			r.level = &listLevel{form: "decimal"}
		}
	case "startOverride":
		if r.list != nil && err == nil {
			r.list.begins[r.at] = number
		}
	case "pStyle":
		if r.list == nil && r.abstract != nil && r.level != nil {
			r.abstract.of[r.at] = value
		}
	default:
		if r.level != nil {
			r.level.read(e.Name, value, number, err == nil)
		}
	}
	return true
}

func (r *wordListReader) end(name string) {
	if name != "lvl" || r.level == nil {
		return
	}
	switch {
	case r.list != nil:
		r.list.own[r.at] = *r.level
	case r.abstract != nil:
		r.abstract.levels[r.at] = *r.level
	}
	r.level = nil
}

// read takes a property of a level.
func (l *listLevel) read(name, value string, number int, isNumber bool) {
	switch name {
	case "start":
		if isNumber {
			l.start = max(0, min(number, maxNumber))
		}
	case "numFmt":
		l.form = value
	case "lvlText":
		l.template = value
	case "lvlRestart":
		l.restart, l.endless = number, isNumber && number == 0
	case "isLgl":
		l.legal = value != "0" && value != "false"
	case "suff":
		l.joined = value == "nothing"
	}
}

// item counts an item of a list, and tells what stands before it: a number of
// a plain list, unless it is to be in words, or words. marked is true of an
// item that bears one or a mark.
func (w *wordLists) item(n wordNumbers, style string, inWords bool) (number int, words string, marked bool) {
	list := w.lists[n.list]
	if list == nil {
		return 0, "", false
	}
	abstract := w.abstract[list.abstract]
	if abstract != nil && abstract.link != "" {
		abstract = w.abstract[w.styles[abstract.link]]
	}
	if abstract == nil {
		return 0, "", false
	}
	at := abstract.levelOf(n.level, style)
	levels := abstract.levels
	for i, own := range list.own {
		levels[i] = own
	}
	for i, start := range list.begins {
		levels[i].start = start
		if !list.begun {
			abstract.counts.begun[i] = false
		}
	}
	list.begun = true
	abstract.counts.next(&levels, at)
	number, words = abstract.counts.shown(&levels, at, inWords)
	return number, words, number > 0 || words != "" || levels[at].form == "bullet"
}

// levelOf is the level stated, else that of a paragraph style.
func (a *wordAbstract) levelOf(stated int, style string) int {
	if stated >= 0 {
		return stated
	}
	for i, of := range a.of {
		if of == style && style != "" {
			return i
		}
	}
	return 0
}

// endOfPara ends the paragraph with its number, unless it goes on in the next.
func (w *wordReader) endOfPara() {
	p := w.para()
	if p == nil {
		return
	}
	if p.unended && len(w.paras) == 1 {
		w.carried = p.text.String()
		p.text.Reset()
	} else {
		w.number(p)
	}
	w.endPara()
}

// flushCarried makes words that were carried on a paragraph, as none comes.
func (w *wordReader) flushCarried() {
	if w.carried != "" {
		w.beginPara().text.WriteString(w.carried)
		w.carried = ""
		w.endPara()
	}
}

// number gives a paragraph what its list has before it.
func (w *wordReader) number(p *officePara) {
	n, styled := p.numbers, w.styled(p.style).numbers
	if n.list == "" {
		n.list = styled.list
	}
	if n.level < 0 {
		n.level = styled.level
	}
	listed := p.kind == article.Paragraph || p.kind == article.ListItem
	if n.list == "" || n.list == "0" {
		if n.list == "0" && listed {
			p.kind = article.Paragraph
		}
		return
	}
	if w.lists.lists[n.list] == nil {
		if listed {
			p.kind = article.ListItem
		}
		return
	}
	number, words, marked := w.lists.item(n, p.style, !listed || p.title || len(w.tables) > 0)
	if p.number, p.label = number, words; !listed {
		return
	}
	p.kind = article.Paragraph
	if marked && words == "" {
		p.kind = article.ListItem
	}
}
