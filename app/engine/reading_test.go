package engine

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// shelf is articles with their texts folded, to be read without an index.
type shelf struct {
	articles []*article.Article
	texts    []map[indexfile.Field]*language.FieldText
}

func newShelf(articles []*article.Article) *shelf {
	s := &shelf{articles: articles}
	for _, a := range articles {
		s.texts = append(s.texts, map[indexfile.Field]*language.FieldText{indexfile.Title: {Text: a.Title}, indexfile.Body: {Text: a.Text()}})
	}
	return s
}

// read is the numbers of the articles that match a query, found by reading all.
func (s *shelf) read(root *language.Node) (found []uint64) {
	for i := range s.articles {
		if s.matches(root, i) {
			found = append(found, uint64(i))
		}
	}
	return found
}

func (s *shelf) matches(n *language.Node, i int) bool {
	is := func(child *language.Node) bool { return s.matches(child, i) }
	isNot := func(child *language.Node) bool { return !is(child) }
	switch n.Op {
	case language.OpLeaf:
		return slices.ContainsFunc(n.Leaf.Fields, func(f indexfile.Field) bool { return len(n.Leaf.Spans(s.texts[i][f])) > 0 })
	case language.OpAnd:
		return !slices.ContainsFunc(n.Children, isNot)
	case language.OpOr:
		return slices.ContainsFunc(n.Children, is)
	case language.OpNot:
		return isNot(n.Children[0])
	case language.OpValue:
		return slices.ContainsFunc(facet.Values(s.articles[i], n.Kind), func(v string) bool { return facet.Named(n.Kind, v, n.Text) })
	}
	day, err := time.Parse(time.DateOnly, s.articles[i].Day())
	number := int(day.Unix() / 86400)
	return err == nil && n.Days[0] <= number && number <= n.Days[1]
}

// asker writes queries of the whole language, of what stands in articles.
type asker struct {
	*rand.Rand
	articles []*article.Article
	forms    map[rune][]rune
}

func (a *asker) one(of ...func() string) string { return of[a.Intn(len(of))]() }

// stretch is some runes that stand next to each other, of any kind.
func (a *asker) stretch(least, most int) string {
	for range 1000 {
		from := a.articles[a.Intn(len(a.articles))]
		text := from.Title
		if n := a.Intn(len(from.Blocks) + 1); n > 0 {
			text = from.Blocks[n-1].Text
		}
		runes, n := []rune(text), least+a.Intn(most-least+1)
		if len(runes) < n {
			continue
		}
		at := a.Intn(len(runes) - n + 1)
		if a.Intn(5) == 0 { // rare runes come more often than they stand
			at = min(max(0, rarest(runes)-a.Intn(n)), len(runes)-n)
		}
		if text = strings.TrimSpace(string(runes[at : at+n])); !strings.ContainsAny(text, "\n"+language.Quotes) && len(token.Runs(text)) > 0 {
			return text
		}
	}
	return "国"
}

// rarest is where a rune stands that is no common character.
func rarest(runes []rune) int {
	return max(0, slices.IndexFunc(runes, func(r rune) bool { return !('一' <= r && r <= '龥') && !unicode.IsPunct(r) && !unicode.IsSpace(r) }))
}

// otherwise writes a text in another script, width or case, or with a
// character other.
func (a *asker) otherwise(text string) string {
	switch a.Intn(8) {
	case 0:
		return inTraditional(a.Rand, text, a.forms)
	case 1:
		return token.Simplified(text)
	case 2:
		return strings.ToUpper(text)
	case 3:
		return strings.Map(func(r rune) rune {
			if '!' < r && r <= '~' {
				return r - '!' + '！'
			}
			return r
		}, text)
	case 4:
		runes := []rune(text)
		runes[a.Intn(len(runes))] = []rune(a.stretch(1, 1))[0]
		return string(runes)
	}
	return text
}

// word is a run, or a few, without signs of the language.
func (a *asker) word() string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("()（）|｜*＊~～:： -－", r) {
			return '，'
		}
		return r
	}, a.otherwise(a.stretch(1, 1+a.Intn(10))))
}

func (a *asker) quotation() string { return `"` + a.otherwise(a.stretch(1, 1+a.Intn(12))) + `"` }

// starred has stars for some of what stands between its ends.
func (a *asker) starred() string {
	runes := []rune(a.otherwise(strings.ReplaceAll(a.stretch(2, 16), " ", "")))
	var b strings.Builder
	for i := 0; i < len(runes); i++ {
		if b.WriteRune(runes[i]); a.Intn(3) == 0 {
			b.WriteByte('*')
			i += a.Intn(9)
		}
	}
	return strings.Repeat("*", a.Intn(6)/5) + b.String()
}

func (a *asker) almost() string {
	runes := []rune(a.otherwise(strings.ReplaceAll(a.stretch(3, 9), " ", "")))
	switch at := a.Intn(len(runes)); a.Intn(4) {
	case 0:
		runes = slices.Insert(runes, at, '的')
	case 1:
		runes = slices.Delete(runes, at, at+1)
	case 2:
		runes[at] = '们'
	}
	return string(runes) + "~"
}

// near are two things that may stand in one block.
func (a *asker) near() string {
	operand := func() string {
		return a.one(a.word, a.word, a.quotation, a.starred, a.almost, func() string { return "(" + a.word() + " OR " + a.quotation() + ")" })
	}
	left, right := operand(), operand()
	if runes := []rune(strings.ReplaceAll(a.stretch(4, 24), " ", "")); a.Intn(3) > 0 && len(runes) > 3 {
		cut := 1 + a.Intn(2)
		left, right = string(runes[:cut]), string(runes[len(runes)-1-a.Intn(2):])
		if a.Intn(2) == 0 {
			left, right = right, left
		}
	}
	near := left + " " + a.one(func() string { return "NEAR" }, func() string { return fmt.Sprintf("NEAR/%d", a.Intn(25)) }) + " " + right
	if a.Intn(6) == 0 {
		near += " NEAR/30 " + operand()
	}
	return near
}

// inField limits something to the title or the body.
func (a *asker) inField() string {
	name := []string{"标题:", "title:", "正文:", "body："}[a.Intn(4)]
	return name + a.one(a.word, a.quotation, a.starred, a.almost, func() string { return "(" + a.near() + ")" }, func() string { return "(" + a.query(1) + ")" })
}

// value asks for what an article is told to be.
func (a *asker) value() string {
	from := a.articles[a.Intn(len(a.articles))]
	if day := from.Day(); day != "" && a.Intn(2) == 0 {
		day = day[:[]int{4, 7, 10}[a.Intn(3)]]
		return "日期:" + []string{day, day + "..", ".." + day, day + "..2030"}[a.Intn(4)]
	}
	names := map[facet.Kind]string{facet.Source: "来源", facet.Place: "place", facet.Person: "人物", facet.Topic: "主题", facet.Phrase: "词语", facet.Genre: "体裁", facet.Script: "script"}
	for kind, name := range names {
		if values := facet.Values(from, kind); len(values) > 0 {
			text := []rune(values[a.Intn(len(values))])
			return name + ":" + language.Written(string(text[:1+a.Intn(len(text))]))
		}
	}
	return a.word()
}

// query puts parts together, some deep.
func (a *asker) query(depth int) string {
	part := func() string {
		return a.one(a.word, a.word, a.quotation, a.starred, a.almost, a.near, a.inField, a.value)
	}
	if depth == 0 {
		return part()
	}
	group := func() string { return "(" + a.query(depth-1) + ")" }
	switch a.Intn(6) {
	case 0:
		return part() + " OR " + a.query(depth-1)
	case 1:
		return part() + " -" + a.one(a.word, a.quotation, a.starred, a.almost, group, a.value)
	case 2:
		return group() + " " + part()
	case 3:
		return part() + "|" + group() + " NOT " + group()
	}
	return part() + " " + part()
}

// compareWithReading asks random queries of an archive and of its articles.
func compareWithReading(t *testing.T, archive *Archive, articles []*article.Article, seed int64, queries int) {
	random := rand.New(rand.NewSource(seed))
	ask := &asker{random, articles, map[rune][]rune{}}
	shelf := newShelf(articles)
	found, tried := 0, 0
	for i := 0; i < queries; i++ {
		query := ask.query(max(0, random.Intn(4)-1))
		root, err := language.Parse(query)
		if wrong := (*language.QueryError)(nil); errors.As(err, &wrong) || root == nil {
			continue
		}
		q, err := archive.ask(Request{Query: query})
		if err == nil {
			err = q.prepare(context.Background())
		}
		if wrong := (*language.QueryError)(nil); errors.As(err, &wrong) && wrong.Problem == "query.too-wide" {
			continue
		}
		want, got := shelf.read(root), matches(t, archive, query)
		for _, k := range append(slices.Clone(got), want...) {
			if slices.Contains(got, k) != slices.Contains(want, k) {
				t.Errorf("%s: article %d %q: found %v, by reading %v", query, k, articles[k].Title, slices.Contains(got, k), slices.Contains(want, k))
				break
			}
		}
		found, tried = found+len(want), tried+1
	}
	t.Logf("%d of %d queries are read and find %d articles", tried, queries, found)
	if tried < queries/2 || found < 5*tried {
		t.Errorf("%d of %d queries are read, and find %d articles in all: too few to tell", tried, queries, found)
	}
}

// strange is what corpora of news have not: other scripts, forms, signs and widths.
var strange = strings.Fields(`ひらがなカタカナ ｶﾀｶﾅﾞﾊﾟ コンピューターの歴史 が か` + "\u3099 \u1112\u1161\u11ab\u1100\u116e\u11a8 👨\u200d👩\u200d👧家 e\u0301 葛\U000e0100城 零\u200b宽 x\u00ady 金\uf90a" + `
	한국어 대한민국의 😀🎉党建 🇨🇳 𠮷野家 𡃁仔唔係 㐂㐱 嘅嘢唔該 ＡＢＣ１２３ Ｗｉ－Ｆｉ WiFi Wi-Fi naïve Straße STRASSE ﬁnance Ⅲ期临床 Ⅻ ①② ㈱日立 ㎏㎡ ½ x²+y²
	№5 İstanbul ΣΑΣ σας Привет العربية ไทย हिन्दी C++与C# 100%达标 3.5万 5G+工业 A-股 2021-03-05 12:30 1.2m/s 038-555 a@b.com ……完 〇零 々人々 ⼈⼭⽊ 﨑 臺灣 台湾 檯灯 後后
	裡裏里 乾干幹 髮发發 don't U.S.A. $100 ǅ ﬃ ẞ Å ㋿ ㄅㄆㄇ ꀀꀁ the quick brown a ab abc abcd ` + strings.Repeat("x", 60) + " " + strings.Repeat("A", 49) + "年")

// strangeCorpus is articles in both scripts among which strange things stand,
// some of one very long block, with sources and places.
func strangeCorpus(t *testing.T, random *rand.Rand) (all []*article.Article) {
	for i, a := range mixedCorpus(t, random) {
		if i%3 > 0 {
			continue
		}
		var blocks []string
		for _, b := range a.Blocks {
			runes := []rune(b.Text)
			for range random.Intn(4) {
				runes = slices.Insert(runes, random.Intn(len(runes)+1), []rune(strange[random.Intn(len(strange))])...)
			}
			blocks = append(blocks, string(runes))
		}
		switch i % 30 {
		case 3:
			blocks = []string{strings.Repeat(strings.Join(blocks, ""), 12)}
		case 6:
			blocks = []string{strings.Join(strange, " ")}
		}
		made := text(a.Title, a.Day(), blocks...)
		made.Source = []string{"央视网", "新華社", "", "Xinhua News"}[i%4]
		made.Places = [][][]string{nil, {{"江苏省", "常州市"}}, {{"臺北市"}, {"湖北省"}}}[random.Intn(3)]
		all = append(all, made)
	}
	return all
}

// TestQueriesEqualReading asks queries of the whole language, put together at
// random, and compares what is found with what reading every article finds.
func TestQueriesEqualReading(t *testing.T) {
	for segments, queries := range map[int]int{1: 400, 3: 200} {
		articles := strangeCorpus(t, rand.New(rand.NewSource(3)))
		archive := open(t, site(t, articles, segments)) // sorts the articles
		endsAreLate(t, segments > 1)
		compareWithReading(t, archive, articles, int64(segments), queries)
	}
}

// TestSegmentsWeighAsOne asks queries of the whole language of an archive in one
// segment and in several: every article has the same score.
func TestSegmentsWeighAsOne(t *testing.T) {
	known := map[string]bool{}
	articles := slices.DeleteFunc(strangeCorpus(t, rand.New(rand.NewSource(3))), func(a *article.Article) bool {
		twice := known[a.ID]
		known[a.ID] = true
		return twice
	})
	one, several := open(t, site(t, articles, 1)), open(t, site(t, articles, 3))
	ask := &asker{rand.New(rand.NewSource(7)), articles, map[rune][]rune{}}
	compared := 0
	for range 400 {
		query := ask.query(1)
		want, wrong := one.Search(context.Background(), Request{Query: query, Limit: 1000})
		got, err := several.Search(context.Background(), Request{Query: query, Limit: 1000})
		if wrong != nil || err != nil {
			if (wrong == nil) != (err == nil) {
				t.Errorf("%s: %v, in one segment %v", query, err, wrong)
			}
			continue
		}
		scores := map[string]float64{}
		for _, hit := range want.Hits {
			scores[hit.ID] = hit.Score
		}
		for i, hit := range got.Hits {
			if d := hit.Score - scores[hit.ID]; d > 1e-9 || d < -1e-9 || hit.ID != want.Hits[i].ID {
				t.Errorf("%s: hit %d of %d is %s with %v, in one segment %s, with %v", query, i, len(got.Hits), hit.ID, hit.Score, want.Hits[i].ID, scores[hit.ID])
				break
			}
		}
		compared += len(got.Hits)
	}
	if compared < 1000 {
		t.Errorf("%d hits compared: too few to tell", compared)
	}
}
