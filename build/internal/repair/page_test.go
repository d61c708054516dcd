package repair

import (
	"slices"
	"strings"
	"testing"

	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// pageOf makes a page of a title and paragraphs.
func pageOf(title string, paragraphs ...string) *page.Page {
	p := &page.Page{Title: title}
	for _, text := range paragraphs {
		p.Blocks = append(p.Blocks, article.Block{Kind: article.Paragraph, Text: text})
	}
	return p
}

func lines(p *page.Page) []string {
	var out []string
	for _, b := range p.Blocks {
		out = append(out, b.Text)
	}
	return out
}

// only runs one rule.
func only(rule string, p *page.Page) {
	off := map[string]bool{}
	for _, r := range Rules {
		off[r.Name] = r.Name != rule
	}
	Run(p, off)
}

// one runs a rule on paragraphs parted by ¶ and gives them back so.
func one(rule, text string) string {
	p := pageOf("", strings.Split(text, "¶")...)
	only(rule, p)
	return strings.Join(lines(p), "¶")
}

// example is a page, as one takes it, and what is to become of it.
type example struct{ name, text, want string }

// mends holds a rule to what it makes of pages; those that are to stay have
// their own text as what is wanted.
func mends(t *testing.T, rule string, cases []example) {
	t.Helper()
	for _, c := range cases {
		if got := one(rule, c.text); got != c.want {
			t.Errorf("%s:\n %s\nbecame\n %s\nwant\n %s", c.name, c.text, got, c.want)
		}
	}
}

// keeps holds a rule to leaving pages, by their names, as they are.
func keeps(t *testing.T, rule string, pages map[string][]string) {
	t.Helper()
	for name, text := range pages {
		p := pageOf("", text...)
		only(rule, p)
		if got := lines(p); !slices.Equal(got, text) || len(p.Repairs) > 0 {
			t.Errorf("%s: left %q, told of %v", name, got, p.Repairs)
		}
	}
}

// market and river are paragraphs of reports.
const market = "镇上的集市逢五开张，卖竹篮的、磨剪刀的、炸糖糕的沿着石阶一路排到渡口，赶集的人从清早一直走到晌午。"
const river = "三月的河边，柳树刚刚发芽，清淤的船从桥下慢慢开过，老人说这水又能照见人影了，孩子们放学也爱在岸上写作业。"
