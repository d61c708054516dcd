package wordml

import (
	"strconv"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/numbering"
)

// Lists reads the lists of a document; without any there are none.
func Lists(p *container.Parts) *numbering.Lists {
	r := &listReader{all: numbering.NewLists()}
	_ = p.Walk("word/numbering.xml", container.Handler{Start: r.start, End: r.end}) // of one that is damaged those before
	return r.all
}

// listReader is amid the lists: in an abstract one or in one that refers
// to such, in one of its levels.
type listReader struct {
	all      *numbering.Lists
	abstract *numbering.Abstract
	id       string // of the abstract one
	list     *numbering.List
	level    *numbering.Level
	at       int // number of the level
}

func (r *listReader) start(e container.Element) bool {
	value := e.Attr("val")
	number, err := strconv.Atoi(value)
	switch e.Name {
	case "abstractNum":
		r.abstract, r.list, r.id = numbering.NewAbstract(), nil, e.Attr("abstractNumId")
		r.all.Define(r.id, r.abstract)
	case "num":
		r.list = &numbering.List{Begins: map[int]int{}, Own: map[int]numbering.Level{}}
		r.all.Add(e.Attr("numId"), r.list)
	case "abstractNumId":
		if r.list != nil {
			r.list.Abstract = value
		}
	case "styleLink":
		r.all.Style(value, r.id)
	case "numStyleLink":
		if r.abstract != nil {
			r.abstract.Link = value
		}
	case "lvlOverride", "lvl":
		n, bad := strconv.Atoi(e.Attr("ilvl"))
		if bad != nil || n < 0 || n >= numbering.MaxLevels {
			return false
		}
		r.at, r.level = n, nil
		if e.Name == "lvl" {
			r.level = &numbering.Level{Form: "decimal"}
		}
	case "startOverride":
		if r.list != nil && err == nil {
			r.list.Begins[r.at] = number
		}
	case "pStyle":
		if r.list == nil && r.abstract != nil && r.level != nil {
			r.abstract.Of[r.at] = value
		}
	default:
		if r.level != nil {
			setLevel(r.level, e.Name, value, number, err == nil)
		}
	}
	return true
}

func (r *listReader) end(name string) {
	if name != "lvl" || r.level == nil {
		return
	}
	switch {
	case r.list != nil:
		r.list.Own[r.at] = *r.level
	case r.abstract != nil:
		r.abstract.Levels[r.at] = *r.level
	}
	r.level = nil
}

// setLevel sets a property of a level.
func setLevel(l *numbering.Level, name, value string, number int, isNumber bool) {
	switch name {
	case "start":
		if isNumber {
			l.Start = max(0, min(number, numbering.MaxNumber))
		}
	case "numFmt":
		l.Form = value
	case "lvlText":
		l.Template = value
	case "lvlRestart":
		l.Restart, l.Endless = number, isNumber && number == 0
	case "isLgl":
		l.Legal = value != "0" && value != "false"
	case "suff":
		l.Joined = value == "nothing"
	}
}
