package read

import (
	"strconv"

	"fangzhi/build/internal/read/container"
	"fangzhi/data/article"
)

// odtLists counts the items of an OpenDocument text's lists.
type odtLists struct {
	open    []odtList
	byID    map[string]*listCounts // of the lists that others may go on with
	byStyle map[string]*listCounts // of the last list of a style
}

type odtList struct {
	style  string
	counts *listCounts
	item   bool // an item begins that is to be counted
	start  int  // its number, -1: that after the last
	bare   bool // a head of the list, with no number
}

// begin opens a list; one in another is a level of it.
func (l *odtLists) begin(e container.Element) {
	list := odtList{style: e.Attr("style-name"), start: -1}
	if n := len(l.open); n > 0 {
		list.style, list.counts = first(list.style, l.open[n-1].style), l.open[n-1].counts
	} else {
		list.counts = l.byID[e.Attr("continue-list")]
		if list.counts == nil && e.Attr("continue-numbering") == "true" {
			list.counts = l.byStyle[list.style]
		}
		if list.counts == nil {
			list.counts = &listCounts{}
		}
		if len(l.byStyle) < maxODTStyles {
			l.byStyle[list.style] = list.counts
		}
	}
	if id := e.Attr("id"); id != "" && len(l.byID) < maxODTStyles {
		l.byID[id] = list.counts
	}
	l.open = append(l.open, list)
}

func (l *odtLists) end() {
	if n := len(l.open); n > 0 {
		l.open = l.open[:n-1]
	}
}

// item begins an item, or the head of a list.
func (l *odtLists) item(e container.Element) {
	if n := len(l.open); n > 0 {
		list := &l.open[n-1]
		list.item, list.bare, list.start = true, e.Name == "list-header", -1
		if start, err := strconv.Atoi(e.Attr("start-value")); err == nil && start >= 0 && start <= maxNumber {
			list.start = start
		}
	}
}

// number gives a paragraph that begins an item what stands before it.
func (o *odtReader) number(p *officePara, style string) {
	n := len(o.lists.open)
	list := &o.lists.open[n-1]
	if !list.item {
		return // a further paragraph of an item
	}
	list.item = false
	if list.bare {
		return
	}
	levels := o.styles.lists[first(list.style, o.styles.listOf(style))]
	if levels == nil {
		o.itemOf(p)
		return
	}
	at := min(n, maxListLevels) - 1
	begin(list.counts, at, list.start)
	list.counts.next(levels, at)
	isHeading := p.kind == article.Heading
	p.number, p.label = list.counts.shown(levels, at, isHeading || p.title || len(o.tables) > 0)
	if p.number > 0 || levels[at].form == "bullet" {
		o.itemOf(p)
	}
}

func (o *odtReader) itemOf(p *officePara) {
	if p.kind == article.Paragraph {
		p.kind = article.ListItem
	}
}

// numberHeading gives a heading its number, which the outline of the text has.
func (o *odtReader) numberHeading(p *officePara, e container.Element, level int) {
	at := min(max(level, 1), maxListLevels) - 1
	if e.Attr("is-list-header") == "true" || o.styles.outline[at].form == "none" && o.styles.outline[at].template == "" {
		return
	}
	start := -1
	if e.Attr("restart-numbering") == "true" {
		start = o.styles.outline[at].start
		if own, err := strconv.Atoi(e.Attr("start-value")); err == nil && own >= 0 && own <= maxNumber {
			start = own
		}
	}
	begin(&o.headings, at, start)
	o.headings.next(&o.styles.outline, at)
	_, p.label = o.headings.shown(&o.styles.outline, at, true)
}

// begin makes the next item of a level the one of this number, if it has one.
func begin(c *listCounts, at, start int) {
	if start >= 0 {
		c.begun[at], c.counts[at] = true, start-1
	}
}
