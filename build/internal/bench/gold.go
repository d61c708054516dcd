package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// gold is what a careful reader answers of one article, before he has seen
// what the program says. Or lists answers that are as good, Also what may be
// said as well: it is no mistake and nobody misses it.
type gold struct {
	File        string   `json:"file"`   // of the sample, with Title
	Title       string   `json:"title"`  //
	Corpus      string   `json:"corpus"` // else the corpus and the line, from 0
	ID          int      `json:"id"`
	Path        string   `json:"path"` // where the line was taken from
	Date        *string  `json:"date"`
	OrDate      []string `json:"orDate"`
	Source      string   `json:"source"`
	OrSource    []string `json:"orSource"`
	AlsoSource  []string `json:"alsoSource"`
	People      []string `json:"people"` // name/role
	AlsoPeople  []string `json:"alsoPeople"`
	Places      []string `json:"places"` // levels, parted by /
	AlsoPlaces  []string `json:"alsoPlaces"`
	Phrases     []string `json:"phrases"` // nil: not judged
	AlsoPhrases []string `json:"alsoPhrases"`
	Genre       *string  `json:"genre"` // nil: not judged
	Only        []string `json:"only"`  // the kinds that are judged; nil: all
}

// score counts the values of one kind.
type score struct{ said, right, wanted, found int }

func (s *score) add(o score) {
	s.said, s.right, s.wanted, s.found = s.said+o.said, s.right+o.right, s.wanted+o.wanted, s.found+o.found
}

// goldKinds are the rows of the table, in order.
var goldKinds = []string{"date", "source", "people", "places", "phrases", "genre"}

func readGold(name string) ([]gold, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var all []gold
	for line := range strings.Lines(string(data)) {
		var g gold
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", name, len(all)+1, err)
		}
		all = append(all, g)
	}
	return all, nil
}

// key tells an article apart: by its file, or its title where files hold several.
func (g *gold) key() string {
	if g.File != "" {
		return g.Title
	}
	return lineName(g.Corpus, g.ID)
}

// lineName names the file of one line of a corpus, without what it ends in.
func lineName(corpus string, line int) string { return fmt.Sprintf("%s-%d", corpus, line) }

// told is what an article says of a kind.
func told(a *article.Article, kind string) string {
	switch kind {
	case "date":
		if a.Date == nil {
			return ""
		}
		return *a.Date
	case "source":
		return a.Source
	case "genre":
		return string(a.Genre)
	case "people":
		var all []string
		for _, p := range a.People {
			all = append(all, p.Name+"/"+p.Role)
		}
		return strings.Join(all, " ")
	case "places":
		var all []string
		for _, levels := range a.Places {
			all = append(all, strings.Join(levels, facet.PlaceSeparator))
		}
		return strings.Join(all, " ")
	}
	return strings.Join(a.Phrases, " ")
}

// answer is what the reader says of a kind.
func (g *gold) answer(kind string) string {
	text := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	switch kind {
	case "date":
		return text(g.Date)
	case "source":
		return g.Source
	case "genre":
		return text(g.Genre)
	case "people":
		return strings.Join(g.People, " ")
	case "places":
		return strings.Join(g.Places, " ")
	}
	return strings.Join(g.Phrases, " ")
}

// compare holds an article against the answers. A place is right when the
// reader names it or a place in it, and found when it or a place in it is said.
func (g *gold) compare(a *article.Article) map[string]score {
	one := func(value string) []string {
		if value == "" {
			return nil
		}
		return []string{value}
	}
	date := ""
	if g.Date != nil {
		date = *g.Date
	}
	if said := told(a, "date"); slices.Contains(g.OrDate, said) { // as good an answer, not one more
		date = said
	}
	source := g.Source
	if slices.ContainsFunc(g.OrSource, func(name string) bool { return equal(name, a.Source) }) {
		source = a.Source
	}
	scores := map[string]score{
		"date":   match(one(told(a, "date")), one(date), nil, equal),
		"source": match(one(a.Source), one(source), g.AlsoSource, equal),
		"people": match(strings.Fields(told(a, "people")), g.People, g.AlsoPeople, equal),
		"places": match(strings.Fields(told(a, "places")), g.Places, g.AlsoPlaces, isAbove),
	}
	if g.Phrases != nil {
		scores["phrases"] = match(a.Phrases, g.Phrases, g.AlsoPhrases, equal)
	}
	if g.Genre != nil {
		scores["genre"] = match(one(string(a.Genre)), one(*g.Genre), nil, equal)
	}
	for kind := range scores {
		if g.Only != nil && !slices.Contains(g.Only, kind) {
			delete(scores, kind)
		}
	}
	return scores
}

// match counts: said is right when it covers one of the answers, an answer is
// found when a value said lies in it.
func match(said, wanted, also []string, covers func(said, answer string) bool) score {
	s := score{said: len(said), wanted: len(wanted)}
	for _, v := range said {
		if slices.ContainsFunc(slices.Concat(wanted, also), func(w string) bool { return covers(v, w) }) {
			s.right++
		}
	}
	for _, w := range wanted {
		if slices.ContainsFunc(said, func(v string) bool { return covers(w, v) }) {
			s.found++
		}
	}
	return s
}

func equal(a, b string) bool { return token.FoldString(a) == token.FoldString(b) }

// isAbove tells that a place is another or that one lies in it. Of the same
// village one may name a town that the other leaves out.
func isAbove(above, below string) bool {
	above, below = token.FoldString(above), token.FoldString(below)
	if above == below || strings.HasPrefix(below, above+facet.PlaceSeparator) {
		return true
	}
	a, b := strings.Split(above, facet.PlaceSeparator), strings.Split(below, facet.PlaceSeparator)
	at := slices.Index(b, a[len(a)-1])
	return at > 1 && len(a) > 2 && (isWithout(a, b[:at+1]) || isWithout(b[:at+1], a))
}

// isWithout tells the levels of a place without some of those of another.
func isWithout(few, all []string) bool {
	for _, level := range all {
		if len(few) > 0 && few[0] == level {
			few = few[1:]
		}
	}
	return len(few) == 0
}

// goldRows are the rows of the table that tell of one set.
func goldRows(set string, scores map[string]*score) [][]string {
	var rows [][]string
	for _, kind := range goldKinds {
		s := scores[kind]
		rows = append(rows, []string{set, kind, fmt.Sprint(s.wanted), fmt.Sprint(s.said), share(s.right, s.said), share(s.found, s.wanted)})
	}
	return rows
}

func share(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", float64(part)/float64(whole))
}
