package pipeline

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// answer is what a reader must see of one article of testdata/unseen, told by
// hand: feeds, newspaper pages, pages with pinyin notes, hijacked ones, reposts
// with lists of links, a clean one.
type answer struct {
	File, Title, Date, Source string
	People, Places            string // "role:name …" in any order; "a/b/c …"
	Has                       []string
	Not                       []string
}

func TestUnseen(t *testing.T) {
	b := run(t, Options{Sources: []string{filepath.FromSlash("testdata/unseen")}})
	wanted := map[string]int{}
	for _, want := range readAnswers(t) {
		wanted[want.File]++
		found := false
		for _, a := range b.articles {
			if filepath.Base(a.Origin.Path) != want.File || a.Title != want.Title {
				continue
			}
			found = true
			var people, places []string
			for _, p := range a.People {
				people = append(people, p.Role+":"+p.Name)
			}
			for _, p := range a.Places {
				places = append(places, strings.Join(p, "/"))
			}
			who := strings.Fields(want.People)
			slices.Sort(people)
			slices.Sort(who)
			day := ""
			if a.Date != nil {
				day = *a.Date
			}
			got := []string{day, a.Source, strings.Join(people, " "), strings.Join(places, " ")}
			wants := []string{want.Date, want.Source, strings.Join(who, " "), want.Places}
			for i, what := range []string{"date", "source", "people", "places"} {
				if got[i] != wants[i] {
					t.Errorf("%s: %s: %s %q, want %q", want.File, a.Title, what, got[i], wants[i])
				}
			}
			text := a.Title + "\n" + a.Text()
			for _, words := range want.Has {
				if !strings.Contains(text, words) {
					t.Errorf("%s: %s: lacks %q", want.File, a.Title, words)
				}
			}
			for _, words := range want.Not {
				if strings.Contains(text, words) {
					t.Errorf("%s: %s: shows %q", want.File, a.Title, words)
				}
			}
		}
		if !found {
			t.Errorf("%s: no article %q", want.File, want.Title)
		}
	}
	for _, a := range b.articles {
		name := filepath.Base(a.Origin.Path)
		if wanted[name]--; wanted[name] < 0 {
			t.Errorf("%s: an article too many: %q", name, a.Title)
		}
	}
}

func readAnswers(t *testing.T) []answer {
	file, err := os.Open(filepath.FromSlash("testdata/unseen.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []answer
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var a answer
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
