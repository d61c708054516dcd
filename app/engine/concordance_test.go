package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

func quiet(Progress) {}

// scanned is a line as a plain search through the text gives it.
type scanned struct {
	article     int
	day         string
	mark        Mark
	left, right string // what stands before, outward from the hit, and behind; folded
}

// scan finds every hit of the runs in an article without any index: the places
// of each run, and of those that overlap the first, then the longest.
func scan(i int, a *article.Article, runs []token.Run) (lines []scanned) {
	texts := []string{a.Title}
	for _, b := range a.Blocks {
		texts = append(texts, b.Text)
	}
	for n, text := range texts {
		folded := token.Fold(text)
		var places [][2]int
		for _, run := range runs {
			for _, span := range run.Find(folded) {
				start, end := folded.Bytes(span)
				places = append(places, [2]int{start, end})
			}
		}
		slices.SortFunc(places, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], b[1]-a[1]) })
		at := 0
		for _, p := range places {
			if p[0] < at {
				continue
			}
			at = p[1]
			line := scanned{article: i, day: a.Day(), mark: Mark{n - 1, p[0], p[1] - p[0]}}
			before, behind := []rune(text[:p[0]]), []rune(text[p[1]:])
			before, behind = before[max(0, len(before)-40):], behind[:min(40, len(behind))]
			left := token.Fold(string(before)).Runes
			slices.Reverse(left)
			line.left, line.right = head(left), head(token.Fold(string(behind)).Runes)
			lines = append(lines, line)
		}
	}
	return lines
}

func head(runes []rune) string { return string(runes[:min(12, len(runes))]) }

// scanAll is the concordance of a query whose words must all occur.
func (l *library) scanAll(query string, sort Sort) (lines []scanned) {
	for _, i := range l.grep(query) {
		lines = append(lines, scan(int(i), l.articles[i], token.Runs(query))...)
	}
	byDay := func(a, b scanned) int {
		switch {
		case a.day == b.day:
			return 0
		case a.day == "" || b.day == "":
			return len(b.day) - len(a.day)
		case sort == Newest:
			return strings.Compare(b.day, a.day)
		}
		return strings.Compare(a.day, b.day)
	}
	slices.SortStableFunc(lines, func(a, b scanned) int {
		context := 0
		switch sort {
		case ByLeft:
			context = slices.Compare([]rune(a.left), []rune(b.left))
		case ByRight:
			context = slices.Compare([]rune(a.right), []rune(b.right))
		}
		return cmp.Or(context, byDay(a, b), a.article-b.article)
	})
	return lines
}

// pages reads a whole concordance, so many lines at a time.
func pages(t *testing.T, a *Archive, req Request) (lines []Line, first *Concordance) {
	t.Helper()
	for {
		req.Offset = len(lines)
		got, err := a.Concordance(context.Background(), req, quiet)
		if err != nil || len(got.Problems) > 0 {
			t.Fatalf("%+v: %v %v", req, err, got)
		}
		if first == nil {
			first = got
		}
		if got.Total != first.Total || got.Articles != first.Articles {
			t.Fatalf("%+v: the page from %d says other totals", req, req.Offset)
		}
		if len(got.Lines) == 0 {
			return lines, first
		}
		lines = append(lines, got.Lines...)
	}
}

// TestConcordanceEqualsScan compares every line of hundreds of queries with a
// plain search through the text, in every order.
func TestConcordanceEqualsScan(t *testing.T) {
	orders := []Sort{ByDate, Newest, ByLeft, ByRight}
	for _, segments := range []int{1, 3} {
		articles := measured(t, "news-1k")
		random := rand.New(rand.NewSource(2))
		archive := open(t, site(t, articles, segments)) // sorts the articles
		library := newLibrary(articles)
		which := map[string]int{}
		for i, a := range articles {
			which[a.ID] = i
		}
		var queries []string
		for runes := 1; runes <= 5; runes++ {
			words := append(drawn(random, articles, runes, 20, false), drawn(random, articles, runes, 20, true)...)
			queries = append(queries, words...)
			for i := range 10 {
				queries = append(queries, words[i]+" "+words[20+i])
			}
		}
		queries = append(queries, "社区", "人人", "社区 社區", "社区 区社 社", "的")
		total, several := 0, 0
		for n, query := range queries {
			if len(token.Runs(query)) == 0 {
				continue
			}
			order := orders[n%len(orders)]
			want := library.scanAll(query, order)
			lines, first := pages(t, archive, Request{Query: query, Sort: order, Limit: 1 + random.Intn(900)})
			if first.Total != len(want) || len(lines) != len(want) || first.Articles != articlesOf(want) {
				t.Fatalf("%q by %s in %d segments: %d lines of %d hits in %d articles, the text has %d in %d", query, order, segments, len(lines), first.Total, first.Articles, len(want), articlesOf(want))
			}
			for i, line := range lines {
				checkLine(t, fmt.Sprintf("%q by %s, line %d", query, order, i), line, articles[want[i].article], want[i])
			}
			if t.Failed() {
				return
			}
			total += len(lines)
			if len(want) > 1 {
				several++
			}
		}
		if several < len(queries)/3 {
			t.Errorf("only %d of %d queries have several hits: the test shows too little", several, len(queries))
		}
		t.Logf("%d queries, %d lines in %d segments", len(queries), total, segments)
	}
}

func articlesOf(lines []scanned) int {
	seen := map[int]bool{}
	for _, l := range lines {
		seen[l.article] = true
	}
	return len(seen)
}

func checkLine(t *testing.T, where string, got Line, a *article.Article, want scanned) {
	t.Helper()
	if got.ID != a.ID || got.Mark != want.mark || got.Title != a.Title || got.Problem != "" {
		t.Errorf("%s: %s %v in %q, want %s %v", where, got.ID, got.Mark, got.Title, a.ID, want.mark)
		return
	}
	text := a.Title
	if got.Block >= 0 {
		text = a.Blocks[got.Block].Text
	}
	at := strings.Index(text[max(0, got.ByteOffset-len(got.Left)):], got.Left+got.Hit+got.Right)
	if at != 0 || len(got.Hit) != got.Bytes || strings.ContainsAny(got.Left+got.Right, "\n") {
		t.Errorf("%s: %q %q %q does not stand in its block", where, got.Left, got.Hit, got.Right)
	}
	if n := len([]rune(got.Left)); n > contextRunes || n < contextRunes && len(got.Left) < got.ByteOffset {
		t.Errorf("%s: %d characters before the hit", where, n)
	}
	if got.Number < 1 {
		t.Errorf("%s: it is hit %d of its article", where, got.Number)
	}
}

func concord(t *testing.T, a *Archive, req Request) string {
	t.Helper()
	got, err := a.Concordance(context.Background(), req, quiet)
	if err != nil {
		t.Fatalf("%+v: %v", req, err)
	}
	var all []string
	for _, l := range got.Lines {
		all = append(all, fmt.Sprintf("%s[%s]%s %d", l.Left, l.Hit, l.Right, l.Number))
	}
	return fmt.Sprintf("%d/%d %s", got.Total, got.Articles, strings.Join(all, " | "))
}

func TestConcordance(t *testing.T) {
	for _, segments := range []int{1, 2, 5} {
		a := open(t, site(t, town(), segments))
		for _, test := range []struct {
			req  Request
			want string
		}{
			{Request{Query: "黨建"}, "3/2 在[黨建]平臺上持續發力,搭建志愿服務中心。 1 | [党建]引领社区治理 1 | 下塘社区以[党建]引领为指引。 2"},
			{Request{Query: "党建", Sort: Newest, Limit: 1, Offset: 1}, "3/2 下塘社区以[党建]引领为指引。 2"},
			{Request{Query: "党建", Offset: 9}, "3/2 "},
			{Request{Query: "社区", Sort: ByRight}, "3/2 下塘[社区]以党建引领为指引。 2 | 党建引领[社区]治理 1 | [社区]里的食堂 1"},
			{Request{Query: "社区", Sort: ByLeft}, "3/2 [社区]里的食堂 1 | 下塘[社区]以党建引领为指引。 2 | 党建引领[社区]治理 1"},
			{Request{Query: "党建 -社区"}, "1/1 在[黨建]平臺上持續發力,搭建志愿服務中心。 1"},
			{Request{Query: "title:党建"}, "1/1 [党建]引领社区治理 1"},
			{Request{Query: "党建", Filters: []Filter{{"source", "央广网"}}}, "2/1 [党建]引领社区治理 1 | 下塘社区以[党建]引领为指引。 2"},
			{Request{Query: "社区", From: "2021"}, "2/1 党建引领[社区]治理 1 | 下塘[社区]以党建引领为指引。 2"},
			{Request{Query: "堂"}, "2/1 社区里的食[堂] 1 | [堂]前有树 2"},
			{Request{Query: "没有这个"}, "0/0 "},
		} {
			if got := concord(t, a, test.req); got != test.want {
				t.Errorf("%d segments, %+v\n got %s\nwant %s", segments, test.req, got, test.want)
			}
		}
		var wrong *language.QueryError
		for _, req := range []Request{{Query: "来源:日报"}, {Query: ""}, {Query: "社区", Sort: "length"}, {Query: "(社区"}} {
			if _, err := a.Concordance(context.Background(), req, quiet); !errors.As(err, &wrong) {
				t.Errorf("%+v: %v", req, err)
			}
		}
	}
}

// TestDealtSegments asks for lines and titles that only their places in the
// archive put in order, where these lie in segments by turns.
func TestDealtSegments(t *testing.T) {
	var articles []*article.Article
	for i := range 40 {
		articles = append(articles, text("常州"+strings.Repeat("一", i%7)+"题", []string{"", "2021-06-01"}[i%2], strings.Repeat("社区，", i%4)+fmt.Sprint(i)))
	}
	one, dealt := open(t, site(t, articles, 1)), open(t, siteOf(t, articles, 3, true))
	for _, order := range []Sort{ByDate, Newest, ByLeft, ByRight} {
		want, _ := pages(t, one, Request{Limit: 50, Query: "社区", Sort: order})
		got, _ := pages(t, dealt, Request{Limit: 50, Query: "社区", Sort: order})
		if len(got) == 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: in segments by turns\n%+v, in one\n%+v", order, got, want)
		}
	}
	for _, text := range []string{"常州", "常"} {
		want, err := one.Suggest(context.Background(), SuggestRequest{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		got, err := dealt.Suggest(context.Background(), SuggestRequest{Text: text})
		if err != nil || len(want.List) == 0 || len(got.List) != len(want.List) {
			t.Fatalf("%s: %+v, in one %+v, %v", text, got, want, err)
		}
		for i, s := range got.List {
			if s.ID != want.List[i].ID {
				t.Errorf("%s: title %d is %s, in one segment %s", text, i, s.ID, want.List[i].ID)
			}
		}
	}
}

// TestConcordanceOfOneCharacter counts letters of a character that is compared
// as several alike in every order, and numbers them as the article's marks.
func TestConcordanceOfOneCharacter(t *testing.T) {
	a := open(t, site(t, []*article.Article{text("甲", "2021-01-01", "第Ⅲ类和ii级")}, 1))
	inRoman := "第[Ⅲ]类和ii级 1"
	for sort, want := range map[Sort]string{
		ByDate:  "5/1 " + strings.Join([]string{inRoman, inRoman, inRoman, "第Ⅲ类和[i]i级 2", "第Ⅲ类和i[i]级 3"}, " | "),
		ByRight: "5/1 " + strings.Join([]string{"第Ⅲ类和[i]i级 2", inRoman, inRoman, inRoman, "第Ⅲ类和i[i]级 3"}, " | "),
	} {
		if got := concord(t, a, Request{Query: "i", Sort: sort}); got != want {
			t.Errorf("%s\n got %s\nwant %s", sort, got, want)
		}
	}
	found, err := a.Search(context.Background(), Request{Query: "i"})
	if err != nil || len(found.Hits) != 1 {
		t.Fatalf("%+v %v", found, err)
	}
	if view, err := a.Article(context.Background(), found.Hits[0].ID, "i"); err != nil || len(view.Marks) != 3 {
		t.Errorf("%+v %v", view, err)
	}
}

// TestConcordanceStops cancels a long sort: it ends, and the next works.
func TestConcordanceStops(t *testing.T) {
	var articles []*article.Article
	for i := range 3 * readTogether {
		articles = append(articles, text(fmt.Sprint("甲乙", i), "2021-01-01", "丙甲乙丁"))
	}
	a := open(t, site(t, articles, 2))
	ctx, stop := context.WithCancel(context.Background())
	var told []Progress
	_, err := a.Concordance(ctx, Request{Query: "甲乙", Sort: ByRight}, func(p Progress) { told = append(told, p); stop() })
	if !errors.Is(err, context.Canceled) || len(told) != 1 || told[0] != (Progress{Done: readTogether, Total: len(articles)}) {
		t.Fatalf("%v after %v", err, told)
	}
	got, err := a.Concordance(context.Background(), Request{Query: "甲乙", Sort: ByRight}, quiet)
	if err != nil || got.Total != 2*len(articles) || got.Sorted != got.Total {
		t.Fatalf("%+v %v", got, err)
	}
	again, err := a.Concordance(context.Background(), Request{Query: "甲乙", Sort: ByRight, Offset: 10}, func(Progress) { t.Error("another page reads all again") })
	if err != nil || len(again.Lines) != DefaultLimit {
		t.Fatalf("%+v %v", again, err)
	}
}

func TestTrend(t *testing.T) {
	articles := append(town(), text("党建又来", "2021-06-30", "党建，党建"))
	for _, segments := range []int{1, 3} {
		a := open(t, site(t, articles, segments))
		for _, test := range []struct {
			req  TrendRequest
			want string
		}{
			{TrendRequest{Queries: []string{"党建", "社区"}}, "党建 6/3 社区 3/2; 1965 1:12 0/0 0/0; 2021 3:77 6/3 2/1; 2023 1:49 0/0 0/0; undated 1:16 0/0 1/1"},
			{TrendRequest{Queries: []string{"党建"}, By: "month", From: "2021-06-02"}, "党建 5/2; 2021-06 1:9 3/1; 2021-12 1:31 2/1; 2023-01 1:49 0/0; undated 0:0 0/0"},
			{TrendRequest{Queries: []string{"党建"}, By: "month", Filters: []Filter{{"place", "江苏省"}}}, "党建 3/2; 2021-06 1:37 1/1; 2021-12 1:31 2/1; undated 0:0 0/0"},
			{TrendRequest{}, "; 1965 1:12; 2021 3:77; 2023 1:49; undated 1:16"},
		} {
			got, err := a.Trend(context.Background(), test.req, quiet)
			if err != nil {
				t.Fatal(err)
			}
			if shown := showTrend(t, got); shown != test.want {
				t.Errorf("%+v\n got %s\nwant %s", test.req, shown, test.want)
			}
		}
		var wrong *language.QueryError
		for _, req := range []TrendRequest{{By: "day"}, {Queries: make([]string, 9)}, {Queries: []string{"社区", "来源:报"}}, {Queries: []string{"(a"}}} {
			if _, err := a.Trend(context.Background(), req, quiet); !errors.As(err, &wrong) {
				t.Errorf("%+v: %v", req, err)
			}
		}
	}
}

func showTrend(t *testing.T, trend *Trend) string {
	t.Helper()
	var terms, periods []string
	for _, term := range trend.Terms {
		terms = append(terms, fmt.Sprintf("%s %d/%d", term.Query, term.Hits, term.Articles))
	}
	for _, p := range append(slices.Clone(trend.Periods), trend.Undated) {
		s := fmt.Sprintf("%s %d:%d", cmp.Or(p.Period, "undated"), p.Articles, p.Characters)
		for _, n := range p.Counts {
			s += fmt.Sprintf(" %d/%d", n.Hits, n.Articles)
			if want := float64(n.Hits) / float64(max(1, p.Characters)) * 10000; n.Rate < want*.9999 || n.Rate > want*1.0001 {
				t.Errorf("%s: %g in 10,000, want %g", s, n.Rate, want)
			}
		}
		periods = append(periods, s)
	}
	return strings.Join(terms, " ") + "; " + strings.Join(periods, "; ")
}

// TestTrendEqualsScan compares counts by month, under dates too, with a plain
// search through the text.
func TestTrendEqualsScan(t *testing.T) {
	articles := measured(t, "news-1k")
	random := rand.New(rand.NewSource(3))
	archive := open(t, site(t, articles, 2))
	library := newLibrary(articles)
	for n := range 60 {
		from := ""
		if n%2 == 1 {
			from = articles[random.Intn(len(articles))].Day()
		}
		var terms []string
		for _, query := range drawn(random, articles, 1+n%4, 5, n%3 == 0) {
			if len(token.Runs(query)) > 0 {
				terms = append(terms, query)
			}
		}
		want := &Trend{By: "month"}
		byMonth := map[string]*Period{}
		period := func(day string) *Period {
			name := day[:min(7, len(day))]
			if byMonth[name] == nil {
				byMonth[name] = &Period{Period: name, Counts: make([]TrendCount, len(terms))}
			}
			return byMonth[name]
		}
		for _, a := range articles {
			if a.Day() >= from && (from == "" || a.Day() != "") {
				p := period(a.Day())
				p.Articles++
				for _, r := range a.Title + a.Text() {
					if !unicode.IsSpace(r) {
						p.Characters++
					}
				}
			}
		}
		period("")
		for i, query := range terms {
			term, last := TrendTerm{Query: query}, -1
			for _, line := range library.scanAll(query, ByDate) {
				if line.day < from || from != "" && line.day == "" {
					continue
				}
				count := &period(line.day).Counts[i]
				count.Hits++
				term.Hits++
				if line.article != last {
					count.Articles++
					term.Articles++
				}
				last = line.article
			}
			want.Terms = append(want.Terms, term)
		}
		for _, p := range byMonth {
			for i := range p.Counts {
				p.Counts[i].Rate = float64(p.Counts[i].Hits) / float64(max(1, p.Characters)) * 10000
			}
			if p.Period == "" {
				want.Undated = *p
			} else {
				want.Periods = append(want.Periods, *p)
			}
		}
		slices.SortFunc(want.Periods, func(a, b Period) int { return strings.Compare(a.Period, b.Period) })
		got, err := archive.Trend(context.Background(), TrendRequest{Queries: terms, By: "month", From: from}, quiet)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := showTrend(t, got), showTrend(t, want); a != b {
			t.Fatalf("%q from %q\n got %s\nwant %s", terms, from, a, b)
		}
	}
}
