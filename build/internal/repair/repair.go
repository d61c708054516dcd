// Package repair mends damaged text, and records every change it makes.
//
// Each rule is a file of its own and says what it mends, what evidence it
// needs and what it leaves alone. Precision comes first: on clean text no rule
// changes a character.
package repair

import (
	"fangzhi/build/internal/repair/boilerplate"
	"fangzhi/build/internal/repair/mojibake"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/repair/spam"
)

// Rule mends one kind of damage.
type Rule struct {
	Name  string // as archive.toml and the reader name it
	Mends string // what it mends, in a line
	apply func(*page.Page)
}

// Rules lists every rule in the order they run: what is not the article's own
// goes first, so that nothing is mended in vain.
var Rules = []Rule{
	{"entities", "HTML entities that were escaped twice and stand in the text, and a program's escapes: &quot; &#8220; \\u5e38", entities},
	{"mojibake", "text that was read in a wrong charset: ÄãºÃ, 浣犲ソ, 笢恅", mojibake.MendMisread},
	{"spam-lines", "planted lines of pornographic and gambling advertisements", spam.Lines},
	{"pinyin-notes", "bracketed pinyin strewn behind characters: 學(xué)", pinyinNotes},
	{"shifted-bytes", "GBK or Big5 bytes paired one off: 凝聚力量?拔沂墙衲", mojibake.MendShifted},
	{"link-lists", "lists of other articles' titles with their dates", boilerplate.LinkLists},
	{"boilerplate", "a site's own lines around the text: licences, hotlines, app adverts", boilerplate.Remove},
	{boilerplate.StandingRule, "lines that a site has on all its pages, as its other pages show", boilerplate.Standing},
	{boilerplate.CreditRule, "lines that say when and by whom a text was published: 2023-06-14 来源：… 编辑：…", boilerplate.CreditLines},
	{"strewn-spaces", "spaces strewn between characters: 网 格 员 走 访 居 民", strewnSpaces},
	{"odd-punctuation", "runs of punctuation that nobody means: ，，。 、， ；。", oddPunctuation},
	{"substituted-characters", "characters that stand for others: 眡察, 身躰, ⼀, 皇後, 壹個", substitutedCharacters},
	{"broken-lines", "paragraphs broken by a column's width", brokenLines},
	{"lost-quotes", "quotation marks of a title that became underscores: 上_下_一心", lostQuotes},
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
func Run(p *page.Page, off map[string]bool) {
	if !off[StandingLines] {
		boilerplate.MarkStanding(p) // as found: what other rules mend could not be told from other pages' lines
	}
	for _, rule := range Rules {
		if off[rule.Name] {
			continue
		}
		hidden := hide(p, rule.Name)
		rule.apply(p)
		hidden.show(p)
	}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		b.Code, b.Place, b.Box, b.Linked, b.OfSite = false, 0, 0, false, false
	}
	p.List()
	spam.WithoutWords(p.Repairs)
}

// StandingLines is the rule that takes out what a site has on all its pages.
const StandingLines = boilerplate.StandingRule

// CreditLines is the rule that takes a page's lines of credits out.
const CreditLines = boilerplate.CreditRule
