// Package page is a text under repair: its title and its blocks, what rules
// may do to them, and the record of every change.
package page

import (
	"strings"

	"fangzhi/build/internal/repair/furniture"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Page is a text under repair.
type Page struct {
	Title  string
	Window string // a page's <title>, or ""
	Blocks []article.Block
	// LinesStated tells that each block is one because whoever made the data
	// said so, and not because of how lines lay on a page.
	LinesStated bool
	// Site is what the page's site has standing on its pages, nil where that
	// is not known.
	Site *furniture.Site

	Credits []string         // lines of credits that stood above the text
	Aside   []string         // lines taken out that still say something of the article: its editor, its rights
	Links   []article.Link   // lists of other articles taken out
	Repairs []article.Repair // every change, once Run is done
	Beyond  map[string]int   // damaged characters that no rule could mend, by why

	Noted bool // it was full of pinyin notes

	made map[int][]article.Repair // changes of each place so far, in order
	gone []article.Repair         // and those out of the text
}

// GiveUp notes damaged characters that cannot be mended.
func (p *Page) GiveUp(why string, characters int) {
	if characters == 0 {
		return
	}
	if p.Beyond == nil {
		p.Beyond = map[string]int{}
	}
	p.Beyond[why] += characters
}

// Script is the one that the page is written in, as far as it is in step.
func (p *Page) Script() article.Script {
	var all strings.Builder
	all.WriteString(p.Title)
	for _, b := range p.Blocks {
		if all.Len() > EnoughForScript {
			break
		}
		all.WriteString(b.Text)
	}
	return token.ScriptOf(all.String())
}

// EnoughForScript is how many bytes of a page tell its script.
const EnoughForScript = 8 << 10

// Has tells whether the page says one of some words.
func (p *Page) Has(words ...string) bool {
	for place := article.InTitle; place < len(p.Blocks); place++ {
		if runes.HasOneOf(*p.Text(place), words) {
			return true
		}
	}
	return false
}
