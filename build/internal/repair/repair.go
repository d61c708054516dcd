// Package repair mends damaged text, and records every change it makes.
//
// Each rule is a file of its own and says what it mends, what evidence it
// needs and what it leaves alone. Precision comes first: on clean text no rule
// changes a character.
package repair

import "fangzhi/data/article"

// Page is a text under repair.
type Page struct {
	Title   string
	Blocks  []article.Block
	Repairs []article.Repair // changes, in the order they were made
}

// Rule mends one kind of damage.
type Rule struct {
	Name  string // as archive.toml and the reader name it
	Mends string // one line for the user
	apply func(*Page)
}

// Rules lists every rule in the order they run.
var Rules = []Rule{
	{"entities", "HTML entities that were escaped twice and stand in the text: &quot; &#8220;", entities},
	{"pinyin-notes", "bracketed pinyin strewn behind characters: 學(xué)", pinyinNotes},
}

// Known tells whether a rule of that name exists.
func Known(name string) bool {
	for _, rule := range Rules {
		if rule.Name == name {
			return true
		}
	}
	return false
}

// Run applies the rules to a page, but for those named in off.
func Run(p *Page, off map[string]bool) {
	for _, rule := range Rules {
		if !off[rule.Name] {
			rule.apply(p)
		}
	}
}

// eachText lets a rule rewrite the title and every block's text in turn.
func (p *Page) eachText(rewrite func(place int, text string) string) {
	p.Title = rewrite(article.InTitle, p.Title)
	for i := range p.Blocks {
		p.Blocks[i].Text = rewrite(i, p.Blocks[i].Text)
	}
}

// record notes a change.
func (p *Page) record(rule string, place int, before, after string, certainty article.Certainty) {
	p.Repairs = append(p.Repairs, article.Repair{Rule: rule, Block: place, Before: before, After: after, Certainty: certainty})
}
