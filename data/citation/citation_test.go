package citation

import (
	"encoding/json"
	"strings"
	"testing"

	"fangzhi/data/article"
)

// The works of the tests: a report with its address, a page of nobody's, a
// record of which little is known, an English article, a chapter of annals.
var (
	report = Work{ID: "a2b3", Title: "常州：上“下”一心齐聚力", Authors: []string{"郑楚豫", "常景轩"}, Source: "央广网",
		Date: "2021-12-28T02:09:43Z", URL: "https://example.cn/a?b=1&c=2", Accessed: "2026-07-02", Language: "zh-Hans"}
	page   = Work{ID: "p", Title: "许振超：“好好干，当一个好工人”", Date: "2025-02-17", URL: "http://example.cn/n1", Accessed: "2025-06-22"}
	bare   = Work{ID: "q"}
	many   = Work{ID: "m", Title: "四人", Authors: []string{"甲", "乙", "丙", "丁"}, Source: "日报", Date: "2020"}
	undone = Work{ID: "u", Title: "Who came?", Authors: []string{"Ann Lee"}, Date: "2020-05"}
	annals = Work{ID: "c", Title: "第一编 区域 · 第二章 自然环境", Book: "东明县志", Source: "中华书局", Date: "1992-05"}
)

func TestText(t *testing.T) {
	for _, c := range []struct {
		name     string
		work     Work
		gbt, apa string
	}{
		{"report", report,
			"郑楚豫，常景轩. 常州：上“下”一心齐聚力[N/OL]. 央广网，2021-12-28. https://example.cn/a?b=1&c=2.",
			"郑楚豫, & 常景轩. (2021, December 28). 常州：上“下”一心齐聚力. 央广网. https://example.cn/a?b=1&c=2"},
		{"page", page,
			"许振超：“好好干，当一个好工人”[EB/OL]. （2025-02-17）[2025-06-22]. http://example.cn/n1.",
			"许振超：“好好干，当一个好工人”. (2025, February 17). http://example.cn/n1"},
		{"bare", bare, "[无题][Z].", "[Untitled]. (n.d.)."},
		{"many", many, "甲，乙，丙，等. 四人[N]. 日报，2020.", "甲, 乙, 丙, & 丁. (2020). 四人. 日报."},
		{"undone", undone, "Ann Lee. Who came?[Z]. 2020-05.", "Ann Lee. (2020, May). Who came?"},
		{"chapter", annals, "第一编 区域 · 第二章 自然环境[M]//东明县志. 中华书局，1992.",
			"第一编 区域 · 第二章 自然环境. (1992, May). In 东明县志. 中华书局."},
		{"chapter read online, of a book of which no more is known", Work{Title: "艺文", Book: "赤城志", URL: "http://a/b", Accessed: "2026-07-02"},
			"艺文[M/OL]//赤城志[2026-07-02]. http://a/b.", "艺文. (n.d.). In 赤城志. http://a/b"},
		{"no date, no day of reading", Work{ID: "x", Title: "题", URL: "http://a"}, "题[EB/OL]. http://a.", "题. (n.d.). http://a"},
		{"what is no date", Work{ID: "x", Title: "题", Source: "报", Date: "2020年5月"}, "题[N]. 报.", "题. (n.d.). 报."},
	} {
		if got := c.work.GBT(); got != c.gbt {
			t.Errorf("%s: GB/T\n%s, want\n%s", c.name, got, c.gbt)
		}
		if got := c.work.APA(); got != c.apa {
			t.Errorf("%s: APA\n%s, want\n%s", c.name, got, c.apa)
		}
	}
}

// TestStandard holds the standard's own examples, less what is not known here,
// the page of a newspaper: 8.5.3, 8.11.2.2 and 8.11.3.2 (whose third is the
// page of TestText), words from typst-doc-cn/bib-csl-dev-data, marks as section
// 7 has them and zotero-chinese/styles sets them.
func TestStandard(t *testing.T) {
	for _, c := range []struct {
		work Work
		want string
	}{
		{Work{Title: "数字革命与竞争国际化", Authors: []string{"丁文详"}, Source: "中国青年报", Date: "2000-11-20"},
			"丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20."},
		{Work{Title: "馆际互借与文献传递服务", Authors: []string{"高等教育文献保障系统"}, Accessed: "2025-06-21",
			URL: "http://home.calis.edu.cn/pages/list.html?id=4101e184-7f64-4798-a5e1-8e37aa6994fc"},
			"高等教育文献保障系统. 馆际互借与文献传递服务[EB/OL]. [2025-06-21]. http://home.calis.edu.cn/pages/list.html?id=4101e184-7f64-4798-a5e1-8e37aa6994fc."},
		{Work{Title: "Library of Congress", Accessed: "2020-06-12", URL: "https://www.loc.gov"},
			"Library of Congress[EB/OL]. [2020-06-12]. https://www.loc.gov."},
	} {
		if got := c.work.GBT(); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func TestManyAuthors(t *testing.T) {
	names := strings.Split("abcdefghijklmnopqrstuvwxyz", "")
	w := Work{Authors: names}
	if got := w.APA(); !strings.HasPrefix(got, "a, b, ") || !strings.Contains(got, " s, . . . z. (n.d.)") {
		t.Errorf("of 26 authors APA names %s", got)
	}
	if got := w.GBT(); !strings.HasPrefix(got, "a，b，c，et al.") {
		t.Errorf("of 26 authors GB/T names %s", got)
	}
}

func TestRecords(t *testing.T) {
	for _, c := range []struct {
		name             string
		work             Work
		bibtex, ris, csl string
	}{
		{"report", report, `@article{fangzhi-a2b3,
  author = {{郑楚豫} and {常景轩}},
  title = {{常州：上“下”一心齐聚力}},
  journal = {央广网},
  entrysubtype = {newspaper},
  year = {2021},
  date = {2021-12-28},
  url = {https://example.cn/a?b=1&c=2},
  urldate = {2026-07-02},
  langid = {chinese},
}
`, `TY  - NEWS
ID  - a2b3
AU  - 郑楚豫
AU  - 常景轩
TI  - 常州：上“下”一心齐聚力
T2  - 央广网
PY  - 2021
DA  - 2021/12/28/
LA  - zh-Hans
UR  - https://example.cn/a?b=1&c=2
Y2  - 2026/07/02
ER  - 
`, `{"id":"a2b3","type":"article-newspaper","title":"常州：上“下”一心齐聚力","container-title":"央广网",` +
			`"author":[{"literal":"郑楚豫"},{"literal":"常景轩"}],"issued":{"date-parts":[[2021,12,28]]},` +
			`"accessed":{"date-parts":[[2026,7,2]]},"URL":"https://example.cn/a?b=1&c=2","language":"zh-Hans"}`},
		{"chapter", annals, `@incollection{fangzhi-c,
  title = {{第一编 区域 · 第二章 自然环境}},
  booktitle = {{东明县志}},
  publisher = {中华书局},
  year = {1992},
  date = {1992-05},
}
`, "TY  - CHAP\nID  - c\nTI  - 第一编 区域 · 第二章 自然环境\nT2  - 东明县志\nPB  - 中华书局\nPY  - 1992\nDA  - 1992/05//\nER  - \n",
			`{"id":"c","type":"chapter","title":"第一编 区域 · 第二章 自然环境","container-title":"东明县志","publisher":"中华书局","issued":{"date-parts":[[1992,5]]}}`},
		{"bare", bare, "@misc{fangzhi-q,\n}\n", "TY  - GEN\nID  - q\nER  - \n", `{"id":"q","type":"document"}`},
		{"undone", undone, "@misc{fangzhi-u,\n  author = {{Ann Lee}},\n  title = {{Who came?}},\n  year = {2020},\n  date = {2020-05},\n}\n",
			"TY  - GEN\nID  - u\nAU  - Ann Lee\nTI  - Who came?\nPY  - 2020\nDA  - 2020/05//\nER  - \n",
			`{"id":"u","type":"document","title":"Who came?","author":[{"literal":"Ann Lee"}],"issued":{"date-parts":[[2020,5]]}}`},
		{"marks that mean something to TeX", Work{ID: "a b_{", Title: `100% {a}_b & \c #1 ~ ^ $`, URL: "http://a/{b} c"},
			"@misc{fangzhi-a-b--,\n  title = {{100\\% \\textbraceleft{}a\\textbraceright{}\\_b \\& \\textbackslash{}c \\#1 \\textasciitilde{} \\textasciicircum{} \\$}},\n  url = {http://a/%7Bb%7D%20c},\n}\n",
			"TY  - ELEC\nID  - a b_{\nTI  - 100% {a}_b & \\c #1 ~ ^ $\nUR  - http://a/{b} c\nER  - \n",
			`{"id":"a b_{","type":"webpage","title":"100% {a}_b & \\c #1 ~ ^ $","URL":"http://a/{b} c"}`},
	} {
		if got := c.work.BibTeX(); got != c.bibtex {
			t.Errorf("%s: BibTeX\n%s, want\n%s", c.name, got, c.bibtex)
		}
		if got := strings.ReplaceAll(c.work.RIS(), "\r\n", "\n"); got != c.ris {
			t.Errorf("%s: RIS\n%s, want\n%s", c.name, got, c.ris)
		}
		if got := c.work.CSL(); got != c.csl {
			t.Errorf("%s: CSL-JSON\n%s, want\n%s", c.name, got, c.csl)
		}
	}
}

// TestOf holds that those who wrote an article are its authors, once each.
func TestOf(t *testing.T) {
	date := "2023-06-14T11:09:08+08:00"
	w := Of(&article.Article{ID: "i", Title: "题\n\u202e目\u2069", Source: "\u2066网", Date: &date, Script: article.Traditional,
		Origin: article.Origin{URL: "https://example.cn"},
		People: []article.Person{{Name: "于楊", Role: "編輯"}, {Name: "陳東", Role: "作者"}, {Name: "陳東", Role: "通訊員"},
			{Name: "王銀丹", Role: "攝影"}, {Name: "李 四"}, {Name: ""}}})
	if got := strings.Join(w.Authors, "|"); got != "陳東|李 四" {
		t.Errorf("the authors are %s", got)
	}
	if got, want := w.GBT(), "陳東，李 四. 题 目[N/OL]. 网，2023-06-14. https://example.cn."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if w.Language != "zh-Hant" {
		t.Errorf("the language is %s", w.Language)
	}
}

// FuzzRecords holds that no article breaks a record: a BibTeX entry closes as
// many braces as it opens, RIS keeps one field a line, CSL-JSON is JSON.
func FuzzRecords(f *testing.F) {
	f.Add("题}{目\\", "甲\n乙", "报_%", "2021-12-28", "http://a/}")
	f.Add("a\r\nER  - ", "", "", "20x1-13-99", "")
	f.Fuzz(func(t *testing.T, title, author, source, date, url string) {
		w := Of(&article.Article{ID: "id", Title: title, Source: source, Date: &date,
			People: []article.Person{{Name: author}}, Origin: article.Origin{URL: url}})
		depth := 0
		for _, c := range w.BibTeX() {
			if c == '{' {
				depth++
			} else if c == '}' {
				depth--
			}
			if depth < 0 {
				break
			}
		}
		if depth != 0 {
			t.Errorf("braces do not match:\n%s", w.BibTeX())
		}
		for _, l := range strings.Split(strings.TrimSuffix(w.RIS(), "\r\n"), "\r\n") {
			if len(l) < 6 || l[2:6] != "  - " || strings.ContainsAny(l, "\r\n") {
				t.Errorf("no field: %q", l)
			}
		}
		if !json.Valid([]byte(w.CSL())) {
			t.Errorf("no JSON: %s", w.CSL())
		}
		if w.GBT() == "" || w.APA() == "" {
			t.Error("nothing is cited")
		}
	})
}
