package engine

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"fangzhi/data/article"
)

// suggestible are articles with places, people, sources and phrases.
func suggestible() []*article.Article {
	make := func(i int, title, source string, place ...string) *article.Article {
		a := text(title, fmt.Sprintf("2021-01-%02d", 28-i), "正文")
		a.Source, a.Places = source, [][]string{place}
		return a
	}
	all := []*article.Article{
		make(0, "湖塘镇的春天", "常州日报", "江苏省", "常州市", "武进区"),
		make(1, "長江 大橋", "常州日報", "江苏省", "常州市"),
		make(2, "常州的夜", "重庆日报", "重庆市"),
		make(3, "常州的夜", "新华社", "江苏省"),
	}
	all[3].People = []article.Person{{Name: "常江"}}
	all[0].Phrases = []string{"常常"}
	return all
}

// suggestionsOf tells suggestions as kind:name×count with what was typed in brackets.
func suggestionsOf(t *testing.T, a *Archive, query string, limit int) string {
	t.Helper()
	got, err := a.Suggest(context.Background(), SuggestRequest{Text: query, Limit: limit})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, s := range got.List {
		name := s.Kind + ":"
		for _, part := range s.Parts {
			if part.Hit {
				part.Text = "[" + part.Text + "]"
			}
			name += part.Text
		}
		if (s.Kind == TitleKind) != (s.ID != "") {
			t.Errorf("%s has the id %q", name, s.ID)
		}
		all = append(all, fmt.Sprintf("%s×%d", name, s.Count))
	}
	if got.Text != query || len(all) > 0 && got.Rest != "" {
		all = append(all, "rest:"+got.Rest)
	}
	return strings.Join(all, " ")
}

// TestSuggest: the same from one segment and from several.
func TestSuggest(t *testing.T) {
	for _, segments := range []int{1, 2, 4} {
		a := open(t, site(t, suggestible(), segments))
		for _, test := range []struct{ query, want string }{
			{"常", "place:[常]州市×2 source:[常]州日报×2 person:[常]江×1 phrase:[常]常×1 title:[常]州的夜×1"},
			{"常州", "place:[常州]市×2 source:[常州]日报×2 title:[常州]的夜×1"},
			{"長江", "title:[長江] 大橋×1"},
			{"长江大", "title:[長江 大]橋×1"},
			{"大桥", "title:長江 [大橋]×1"},
			{"武进", "place:[武进]区×1"},
			{"江", "place:[江]苏省×3"},
			{"社区 地点:常", "place:[常]州市×2 rest:社区"},
			{"(春天 OR place：常", "place:[常]州市×2 rest:(春天 OR"},
			{"-人物:常", "person:[常]江×1"},
			{"标题:常", "title:[常]州的夜×1"},
			{"body:常", ""}, {"date:2021", ""}, {"", ""}, {"常 ", ""}, {"不在", ""},
		} {
			if got := suggestionsOf(t, a, test.query, 0); got != test.want {
				t.Errorf("%d segments: %q gives %q, want %q", segments, test.query, got, test.want)
			}
		}
		if got := suggestionsOf(t, a, "常", 3); got != "place:[常]州市×2 source:[常]州日报×2 title:[常]州的夜×1" {
			t.Errorf("%d segments: of three, %q", segments, got)
		}
	}
}

func TestSuggestReadsLittle(t *testing.T) {
	a := open(t, site(t, suggestible(), 1))
	ctx := context.Background()
	first, err := a.Suggest(ctx, SuggestRequest{Text: "常"})
	if err != nil || first.Reads == 0 || first.BytesRead == 0 {
		t.Fatalf("%+v %v", first, err)
	}
	again, err := a.Suggest(ctx, SuggestRequest{Text: "地点:常州"})
	if err != nil || again.Reads != 0 {
		t.Errorf("what was read is read again: %d reads, %v", again.Reads, err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := a.Suggest(stopped, SuggestRequest{Text: "江"}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// TestTitlesOfLongTexts suggests the title of a text as long as a book for less
// than a tenth of what reading it takes.
func TestTitlesOfLongTexts(t *testing.T) {
	long := text("常州市志", "2021-01-01")
	random := rand.New(rand.NewSource(3))
	for range 4000 {
		line := make([]rune, 20)
		for i := range line {
			line[i] = '一' + random.Int31n(2000)
		}
		long.Blocks = append(long.Blocks, article.Block{Kind: article.Paragraph, Text: string(line)})
	}
	a := open(t, site(t, []*article.Article{long, text("湖塘", "2021-01-02", "正文")}, 1))
	got, err := a.Suggest(context.Background(), SuggestRequest{Text: "常州"})
	if err != nil {
		t.Fatal(err)
	}
	if whole := a.segments[0].bundle.RecordBytes(); len(got.List) != 1 || got.List[0].Value != long.Title || 10*got.BytesRead > whole {
		t.Errorf("%+v for %d bytes, the text has %d", got.List, got.BytesRead, whole)
	}
}

// TestSuggestedValuesAreCountedEverywhere: a segment in which a value is not among
// the commonest counts it too.
func TestSuggestedValuesAreCountedEverywhere(t *testing.T) {
	var articles []*article.Article
	random := rand.New(rand.NewSource(5))
	want := map[string]int{}
	for i := range 300 {
		a := text(fmt.Sprintf("第%d篇", i), fmt.Sprintf("20%02d-01-01", 10+i%12), "正文")
		a.Source = fmt.Sprintf("河%c日报", '一'+random.Intn(12)*random.Intn(3))
		want[a.Source]++
		articles = append(articles, a)
	}
	archive := open(t, site(t, articles, 4))
	for _, limit := range []int{2, 3, 5} {
		got, err := archive.Suggest(context.Background(), SuggestRequest{Text: "河", Limit: limit})
		if err != nil || len(got.List) != limit {
			t.Fatalf("%d of %d, %v", len(got.List), limit, err)
		}
		for _, s := range got.List {
			if s.Count != want[s.Value] {
				t.Errorf("of %d: %s is said to be in %d articles and is in %d", limit, s.Value, s.Count, want[s.Value])
			}
		}
	}
}
