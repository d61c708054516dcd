package pipeline

import (
	"strings"
	"testing"

	"fangzhi/data/article"
)

func TestArticlesThatAreAlikeAreToldApart(t *testing.T) {
	line := `{"title":"河边修了新路","body":"` + prose + `"}` + "\n"
	files := map[string]string{"a.jsonl": line + line + line, "b.jsonl": line,
		"c.html": "<!-- saved from url=(0020)http://x.example/1 --><html><title>河边修了新路</title><p>" + prose,
		"d.html": "<!-- saved from url=(0020)http://x.example/1 --><html><title>河边修了新路</title><p>" + prose}
	b := run(t, Options{Sources: []string{folder(t, files)}})
	ids := map[string]string{}
	for _, a := range b.articles {
		if other, taken := ids[a.ID]; taken {
			t.Errorf("%s and %s have one id", a.Origin.Path, other)
		}
		ids[a.ID] = a.Origin.Path
	}
	first := article.ID("a.jsonl", "河边修了新路", prose)
	if len(b.articles) != 6 || ids[first] != "a.jsonl" {
		t.Errorf("%d articles; the first of its kind must keep its own id", len(b.articles))
	}
}

func TestPagesThatAreAlike(t *testing.T) {
	page := "两岸新风\n" + prose + "\n河边修了新路\n本报讯(记者 林小满)" + prose + "\n老街夜市开张\n本报讯(记者 周大河)" + prose
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"a.html": "<!-- saved from url=(0020)http://x.example/1 --><html><p>" + strings.ReplaceAll(page, "\n", "<p>"),
		"b.html": "<!-- saved from url=(0020)http://x.example/1 --><html><p>" + strings.ReplaceAll(page, "\n", "<p>"),
	})}})
	if len(b.articles) != 4 {
		t.Fatalf("%d articles", len(b.articles))
	}
	byID := map[string]*article.Article{}
	for _, a := range b.articles {
		byID[a.ID] = a
	}
	for _, a := range b.articles {
		if a.Page == nil || a.Page.Title != "两岸新风" || len(a.Page.Articles) != 2 {
			t.Fatalf("%s: page %+v", a.Title, a.Page)
		}
		for _, id := range a.Page.Articles {
			if byID[id] == nil || byID[id].Origin.Path != a.Origin.Path {
				t.Errorf("%s of %s links to %s, which is not on its page", a.Title, a.Origin.Path, id)
			}
		}
		if got, want := introductionOf(a), "两岸新风\n"+prose; a.ID == a.Page.Articles[0] && got != want || a.ID != a.Page.Articles[0] && got != "" {
			t.Errorf("%s: introduced by %q", a.Title, got)
		}
	}
}
