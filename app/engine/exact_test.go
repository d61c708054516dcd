package engine

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// inTraditional writes a text in Traditional, one character for one: each in
// any of its Traditional forms.
func inTraditional(random *rand.Rand, text string, forms map[rune][]rune) string {
	return strings.Map(func(r rune) rune {
		if forms[r] == nil {
			forms[r] = []rune{r}
			token.EachForm(r, func(form rune) {
				if usual := token.UsualForm(r, true); usual == form || usual == 0 && token.ScriptOf(string(form)) == article.Traditional {
					forms[r] = append(forms[r], form)
				}
			})
			if len(forms[r]) > 1 {
				forms[r] = forms[r][1:]
			}
		}
		return forms[r][random.Intn(len(forms[r]))]
	}, text)
}

// mixedCorpus is a corpus of which every other article is in Traditional, and
// some mix both, or have a sign that folds to Han characters.
func mixedCorpus(t *testing.T, random *rand.Rand) []*article.Article {
	var mixed []*article.Article
	forms := map[rune][]rune{}
	for i, a := range measured(t, "news-1k") {
		day := ""
		if a.Date != nil {
			day = *a.Date
		}
		title := a.Title
		var blocks []string
		for k, b := range a.Blocks {
			if i%2 == 0 && (i%10 > 0 || k%2 == 0) {
				b.Text = inTraditional(random, b.Text, forms)
			}
			blocks = append(blocks, b.Text)
		}
		switch i % 20 {
		case 2, 4, 6:
			title = inTraditional(random, title, forms)
		case 7:
			blocks = append(blocks, "㈱常州㍿，第㈡社區党建十〸個")
		}
		mixed = append(mixed, text(title, day, blocks...))
	}
	return mixed
}

// TestQuotationsInBothScripts draws quotations from articles in both scripts,
// and some written in part in the other, and compares what is found with a
// plain search through each text as it is written.
func TestQuotationsInBothScripts(t *testing.T) {
	random := rand.New(rand.NewSource(5))
	articles := mixedCorpus(t, random)
	one, three := open(t, site(t, slices.Clone(articles), 1)), open(t, site(t, articles, 3))
	forms := map[rune][]rune{}
	counts := map[article.Script]int{}
	for _, a := range articles {
		counts[a.Script]++
	}
	if counts[article.Simplified] < 300 || counts[article.Traditional] < 300 {
		t.Fatalf("the articles are in %v", counts)
	}
	texts := make([]string, len(articles))
	for i, a := range articles {
		texts[i] = string(token.Written(a.Title + "\n" + a.Text()).Runes)
	}
	found, tried := 0, 0
	for i := range 600 {
		quoted := drawn(random, articles, 1+random.Intn(1+random.Intn(8)), 1, false)[0]
		switch i % 6 {
		case 0:
			quoted = inTraditional(random, quoted, forms)
		case 1:
			quoted = otherScript(quoted)
		case 2:
			quoted = token.Simplified(quoted)
		}
		var want []uint64
		for k := range texts {
			if strings.Contains(texts[k], quoted) {
				want = append(want, uint64(k))
			}
		}
		for segments, archive := range map[int]*Archive{1: one, 3: three} {
			if got := matches(t, archive, `"`+quoted+`"`); !slices.Equal(got, want) {
				t.Fatalf("%q in %d segments: %d found, plain search finds %d", quoted, segments, len(got), len(want))
			}
		}
		found, tried = found+len(want), tried+1
	}
	if found < 5*tried {
		t.Errorf("%d quotations found %d articles in all: too few to tell", tried, found)
	}
}

// TestQuotedForms looks for forms of characters among articles that have them.
func TestQuotedForms(t *testing.T) {
	archive := open(t, site(t, []*article.Article{
		text("一", "2020-01-09", "党建引领发展，习近平在台湾头发店"),
		text("二", "2020-01-08", "黨建引領發展，習近平在臺灣頭髮店"),
		text("三", "2020-01-07", "黨建引領發展與党建引领发展"),
		text("四", "2020-01-06", "党建引领，党，这个国家的黨員"),
		text("五", "2020-01-05", "這個國家與党員，黨在台灣，后來皇後"),
		text("六", "2020-01-04", "㈱常州，平成"),
		text("七", "2020-01-03", "株常州，㍻"),
		text("八", "2020-01-02", "\u9fa5⽂化\u200b馆，⻓江"),
		text("九", "2019-01-01", "木，人\u0302；か\u3099，e\u0323"),
		text("", "2020-01-01", "黨"),
	}, 2))
	for _, test := range []struct{ query, want string }{
		{`"党建"`, "一三四"}, {`"黨建"`, "二三"}, {`"党建引领"`, "一三四"}, {`"黨建引領"`, "二三"}, {`"黨建引领"`, ""},
		{`"党"`, "一三四五"}, {`"黨"`, "二三四五*"}, {`"黨員"`, "四"}, {`"党員"`, "五"}, {`"党员"`, ""},
		{`"习近平"`, "一"}, {`"習近平"`, "二"}, {`"台湾"`, "一"}, {`"臺灣"`, "二"}, {`"台灣"`, "五"}, {`"发"`, "一三"}, {`"發"`, "二三"}, {`"髮"`, "二"},
		{`"后來"`, "五"}, {`"後來"`, ""}, {`"皇後"`, "五"}, {`"皇后"`, ""},
		{`"株"`, "七"}, {`"㈱"`, "六"}, {`"常州"`, "六七"}, {`"平成"`, "六"}, {`"㍻"`, "七"},
		{`"文化馆"`, "八"}, {`"长江"`, ""}, {`"⻓江"`, "八"},
		{`"人"`, "九"}, {`"木，人"`, "九"}, {`"；か"`, ""}, {`"；が"`, ""}, {`"，e"`, ""},
		{`"党建" "黨建"`, "三"}, {`"党" -"黨"`, "一"}, {`"党建" OR "黨員"`, "一三四"}, {`标题:"党"`, ""}, {`"党建" NEAR/5 "引领"`, "一三四"}, {`"黨" NEAR/2 "员"`, ""},
	} {
		r, err := archive.Search(context.Background(), Request{Query: test.query})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, hit := range r.Hits {
			got = append(got, max(hit.Title, "*"))
		}
		want := strings.Split(test.want, "")
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) || r.Total != len(want) {
			t.Errorf("%s: %v of %d, want %v", test.query, got, r.Total, want)
		}
	}
}

// TestCertainQuotations reads no articles but those shown where the forms of
// the characters tell all.
func TestCertainQuotations(t *testing.T) {
	var articles []*article.Article
	for i := range 400 {
		quoted := "第" + fmt.Sprint(i) + "期党建，办好社区"
		if i%2 == 1 {
			quoted = "第" + fmt.Sprint(i) + "期黨建，辦好社區"
		}
		articles = append(articles, text(fmt.Sprint(i), "", quoted+strings.Repeat("的", 50)+fmt.Sprint(i)))
	}
	articles = append(articles, text("400", "", "党建與黨建，這個國家"), text("401", "", "黨建与党建，这个国家"))
	archive := open(t, site(t, articles, 1))
	for _, test := range []struct {
		query        string
		total, doubt int
	}{{`"党建"`, 202, 2}, {`"黨建"`, 202, 2}, {`"社区"`, 200, 0}, {`"社區"`, 200, 0}, {`"期黨建"`, 200, 0}, {`"期党建"`, 200, 0}} {
		q, err := archive.ask(Request{Query: test.query})
		if err != nil {
			t.Fatal(err)
		}
		if err := q.prepare(context.Background()); err != nil {
			t.Fatal(err)
		}
		if got := q.progress.Total; got != test.doubt {
			t.Errorf("%s: %d texts were judged, want %d", test.query, got, test.doubt)
		}
		if got := len(matches(t, archive, test.query)); got != test.total {
			t.Errorf("%s: %d found, want %d", test.query, got, test.total)
		}
	}
}

// TestCharactersOfTwoReadings finds 項鍊 by 项链 and 鍛鍊 by 锻炼, and either
// as it is written.
func TestCharactersOfTwoReadings(t *testing.T) {
	archive := open(t, site(t, []*article.Article{
		text("甲一二", "2021-03-01", "珍珠項鍊與鍊條，產業鏈與項鏈業"),
		text("乙一二", "2021-02-01", "鍛鍊身體，他沈默了，漁船沈沒"),
		text("丙一二", "2021-01-01", "金项链，锻炼身体，沈阳，沉默"),
	}, 2))
	for query, want := range map[string]string{
		"项链": "甲一二 丙一二", "項鍊": "甲一二 丙一二", "锻炼": "乙一二 丙一二", "鍛鍊": "乙一二 丙一二", "沉默": "乙一二 丙一二", "沈默": "乙一二 丙一二",
		"瀋陽": "丙一二", "链条": "甲一二", "沉没": "乙一二", `"項鍊"`: "甲一二", `"項鏈"`: "甲一二", `"项链"`: "丙一二", `"鍛鍊"`: "乙一二", `"鍛煉"`: "",
		`"沈默"`: "乙一二", `"沉默"`: "丙一二", `"沈陽"`: "",
	} {
		if got := titles(t, archive, Request{Query: query, Sort: Newest}); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
}
