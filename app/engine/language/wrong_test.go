package language

import (
	"errors"
	"strings"
	"testing"
)

// TestQueryErrors says of wrong queries where they are wrong and what would
// be right; a suggestion is itself a query that can be read.
func TestQueryErrors(t *testing.T) {
	for _, test := range []struct {
		query, problem, suggestion string
		offset                     int
	}{
		{"(社区", "query.unclosed-bracket", "(社区)", 0},
		{"（社区 (网格", "query.unclosed-bracket", "（社区 (网格))", 4},
		{"社区 (", "query.unclosed-bracket", "社区", 3},
		{"社区)", "query.unopened-bracket", "社区", 2},
		{"社区 ()", "query.empty-bracket", "社区", 3},
		{"“党建", "query.unclosed-quote", "“党建”", 0},
		{"社区 「党建", "query.unclosed-quote", "社区 「党建」", 3},
		{"(社区 \"党建", "query.unclosed-quote", "(社区 \"党建\")", 4},
		{"党建”", "query.unclosed-quote", "党建", 2},
		{"，。", "query.no-words", "", 0},
		{"“”", "query.no-words", "", 0},
		{"OR 社区", "query.lone-sign", "社区", 0},
		{"社区 OR", "query.lone-sign", "社区", 3},
		{"社区 OR OR 网格", "query.lone-sign", "社区 OR 网格", 6},
		{"社区 |", "query.lone-sign", "社区", 3},
		{"(社区 OR) 网格", "query.lone-sign", "(社区 ) 网格", 4},
		{"OR", "query.lone-sign", "", 0},
		{"社区 NOT", "query.lone-sign", "社区", 3},
		{"NEAR/5 社区", "query.lone-sign", "社区", 0},
		{"社区 NEAR", "query.lone-sign", "社区", 3},
		{"社区 NEAR/900 党建", "query.near-far", "社区 NEAR/200 党建", 3},
		{"社区 NEAR 来源:日报", "query.near-what", "社区  来源:日报", 3},
		{"标题:社区 NEAR 正文:党建", "query.near-what", "标题:社区  正文:党建", 6},
		{"标题:", "query.empty-field", "", 0},
		{"社区 来源: 日报", "query.empty-field", "社区 来源:日报", 3},
		{"标题：　党建 OR 社区", "query.empty-field", "标题：党建 OR 社区", 0},
		{"(标题: ) 社区", "query.empty-field", "社区", 1},
		{"AND 社区", "query.lone-sign", "社区", 0},
		{"社区 AND", "query.lone-sign", "社区", 3},
		{"社区 AND AND 党建", "query.lone-sign", "社区 AND 党建", 7},
		{"社区 AND OR 党建", "query.lone-sign", "社区 OR 党建", 3},
		{"日期:2023-2024", "query.bad-date", "日期:2023..2024", 0},
		{"date:2024至2023年", "query.bad-date", "date:2023..2024", 0},
		{"titel:党建", "query.unknown-field", "title:党建", 0},
		{"标提:党建", "query.unknown-field", "标题:党建", 0},
		{"colour:red", "query.unknown-field", "colour red", 0},
		{"社区 日期:昨天", "query.bad-date", "社区", 3},
		{"日期:2021年6月", "query.bad-date", "日期:2021-06", 0},
		{"date:2021/6/1..20211231", "query.bad-date", "date:2021-06-01..2021-12-31", 0},
		{"date:2021-02-31", "query.bad-date", "date:2021-02", 0},
		{"日期:2022..2021", "query.bad-range", "日期:2021..2022", 0},
		{"党建~", "query.almost-short", "党建", 0},
		{"党*引领~", "query.star-and-almost", "党*引领", 0},
		{"*fi", "query.star-first", "fi", 0},
		{"一*二*三*四*五*六*七", "query.too-many-stars", "一 二 三 四 五 六 七", 0},
		{strings.Repeat("字典 ", 300), "query.too-long", strings.TrimSpace(strings.Repeat("字典 ", 256)), 768},
		{strings.Repeat("(", 5000), "query.too-long", "", 4096},
		{strings.Repeat("(", 500), "query.too-long", "", 32},
	} {
		_, err := Parse(test.query)
		var wrong *QueryError
		if !errors.As(err, &wrong) || wrong.Problem != test.problem || wrong.Suggestion != test.suggestion || wrong.RuneOffset != test.offset {
			t.Errorf("%.60s: %+v", test.query, wrong)
		}
		if wrong != nil && wrong.Suggestion != "" {
			if _, err := Parse(wrong.Suggestion); err != nil {
				t.Errorf("%.60s: the suggestion %q is wrong too", test.query, wrong.Suggestion)
			}
		}
	}
	for _, query := range []string{"时间:下午", "常州：党建", "标语：党建", "http://example.org", "10:09", "- 社区", "社区 -", "社区 ~", "* 社区", "Note: this", "near 社区"} {
		if _, err := Parse(query); err != nil {
			t.Errorf("%q: %v", query, err)
		}
	}
}

// FuzzParse parses anything: it does not panic, an error names a place in the
// query, and what is printed of a query is read as the same again.
func FuzzParse(f *testing.F) {
	for _, query := range []string{"党建 OR (社区 -网格)", "标题:(党建 NEAR/5 “社区，”) 日期:2021..", "wif* *fi w*i 党建引领~", "((", "+标题:x", "title:body:a|b", "-(-a) NOT b", "a NEAR b NEAR/3 (c NEAR d)", ",OR ,NEAR/2 ＊～", "source:\"a b\" 来源:長江"} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		n, err := Parse(query)
		if err != nil {
			var wrong *QueryError
			if !errors.As(err, &wrong) || wrong.RuneOffset < 0 || wrong.RuneOffset > len([]rune(query)) {
				t.Fatalf("%q: %v", query, err)
			}
			if _, err := Parse(wrong.Suggestion); err != nil {
				t.Fatalf("%q: the suggestion %q is wrong too: %v", query, wrong.Suggestion, err)
			}
			return
		}
		printed := n.String()
		again, err := Parse(printed)
		if err != nil {
			t.Fatalf("%q is printed as %q, which is wrong: %v", query, printed, err)
		}
		if twice := again.String(); twice != printed {
			t.Fatalf("%q is printed as %q, and that as %q", query, printed, twice)
		}
	})
}
