package read

import (
	"strconv"

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
func (w *wordLists) handler() handler {
	var abstract *wordAbstract
	var id string // of it
	var list *wordList
	var level *listLevel
	at := 0
	return handler{
		start: func(e element) bool {
			value := e.attr("val")
			number, err := strconv.Atoi(value)
			switch e.name {
			case "abstractNum":
				abstract, list, id = &wordAbstract{}, nil, e.attr("abstractNumId")
				if len(w.abstract) < maxWordLists {
					w.abstract[id] = abstract
				}
				for i := range abstract.levels {
					abstract.levels[i].form = "none"
				}
			case "num":
				list = &wordList{begins: map[int]int{}, own: map[int]listLevel{}}
				if len(w.lists) < maxWordLists {
					w.lists[e.attr("numId")] = list
				}
			case "abstractNumId":
				if list != nil {
					list.abstract = value
				}
			case "styleLink":
				if len(w.styles) < maxWordLists {
					w.styles[value] = id
				}
			case "numStyleLink":
				if abstract != nil {
					abstract.link = value
				}
			case "lvlOverride", "lvl":
				n, bad := strconv.Atoi(e.attr("ilvl"))
				if bad != nil || n < 0 || n >= maxListLevels {
					return false
				}
				at, level = n, nil
				if e.name == "lvl" {
					level = &listLevel{form: "decimal"}
				}
			case "startOverride":
				if list != nil && err == nil {
					list.begins[at] = number
				}
			case "pStyle":
				if list == nil && abstract != nil && level != nil {
					abstract.of[at] = value
				}
			default:
				if level != nil {
					level.read(e.name, value, number, err == nil)
				}
			}
			return true
		},
		end: func(name string) {
			if name != "lvl" || level == nil {
				return
			}
			switch {
			case list != nil:
				list.own[at] = *level
			case abstract != nil:
				abstract.levels[at] = *level
			}
			level = nil
		},
	}
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
