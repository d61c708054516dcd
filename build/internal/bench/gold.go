package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fangzhi/build/internal/pipeline"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/facet"
	"fangzhi/data/ranges"
	"fangzhi/data/token"
)

// Where the gold answers lie, the documents of the sample that they speak of,
// and the corpora, which are on this project's machines only.
const (
	goldFile   = "build/internal/extract/testdata/gold.jsonl"
	goldSample = "data/samples/community"
	corpora    = "../shared/corpora"
)

// gold is what a careful reader answers of one article, before he has seen
// what the program says. Also lists what may be said as well: it is no mistake
// and nobody misses it.
type gold struct {
	File        string   `json:"file"`   // of the sample, with Title
	Title       string   `json:"title"`  //
	Corpus      string   `json:"corpus"` // else the corpus and the line, from 0
	ID          int      `json:"id"`
	Date        *string  `json:"date"`
	Source      string   `json:"source"`
	People      []string `json:"people"` // name/role
	Places      []string `json:"places"` // levels, parted by /
	AlsoPlaces  []string `json:"alsoPlaces"`
	Phrases     []string `json:"phrases"` // nil: not judged
	AlsoPhrases []string `json:"alsoPhrases"`
}

// score counts the values of one kind.
type score struct{ said, right, wanted, found int }

func (s *score) add(o score) {
	s.said, s.right, s.wanted, s.found = s.said+o.said, s.right+o.right, s.wanted+o.wanted, s.found+o.found
}

// goldKinds are the rows of the table, in order.
var goldKinds = []string{"date", "source", "people", "places", "phrases"}

// measureGold extracts every article of the gold file and compares. Articles
// of corpora that are not here are left out.
func measureGold(ctx context.Context, root string) (scores map[string]*score, articles int, mistakes []string, err error) {
	answers, err := readGold(filepath.Join(root, goldFile))
	if err != nil {
		return nil, 0, nil, err
	}
	folder, err := os.MkdirTemp("", "gold-*")
	if err != nil {
		return nil, 0, nil, err
	}
	defer os.RemoveAll(folder)
	if err := copyLines(filepath.Join(root, corpora), folder, answers); err != nil {
		return nil, 0, nil, err
	}
	said := map[string]*article.Article{}
	for _, source := range []string{filepath.Join(root, goldSample), folder} {
		if err := extractAll(ctx, source, said); err != nil {
			return nil, 0, nil, err
		}
	}
	scores = map[string]*score{}
	for _, kind := range goldKinds {
		scores[kind] = &score{}
	}
	for _, want := range answers {
		got := said[want.key()]
		if got == nil {
			continue
		}
		articles++
		for kind, s := range want.compare(got) {
			scores[kind].add(s)
			if s.right < s.said || s.found < s.wanted {
				mistakes = append(mistakes, fmt.Sprintf("%s: %s %s", want.key(), kind, told(got, kind)))
			}
		}
	}
	slices.Sort(mistakes)
	return scores, articles, mistakes, nil
}

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
	return lineFile(g.Corpus, g.ID)
}

func lineFile(corpus string, line int) string { return fmt.Sprintf("%s-%d.jsonl", corpus, line) }

// copyLines writes each line of a corpus that the answers speak of into a file
// of its own.
func copyLines(from, to string, answers []gold) error {
	wanted := map[string]map[int]bool{}
	for _, g := range answers {
		if g.File == "" {
			if wanted[g.Corpus] == nil {
				wanted[g.Corpus] = map[int]bool{}
			}
			wanted[g.Corpus][g.ID] = true
		}
	}
	for corpus, lines := range wanted {
		file, err := os.Open(filepath.Join(from, corpus+".jsonl.gz"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		defer file.Close() // only read from
		unzipped, err := gzip.NewReader(file)
		if err != nil {
			return err
		}
		in := bufio.NewScanner(unzipped)
		in.Buffer(nil, 16<<20)
		for i := 0; in.Scan(); i++ {
			if lines[i] {
				if err := os.WriteFile(filepath.Join(to, lineFile(corpus, i)), in.Bytes(), 0o644); err != nil {
					return err
				}
			}
		}
		if err := in.Err(); err != nil {
			return err
		}
	}
	return nil
}

// extractAll builds an archive of a source and reads its articles back.
func extractAll(ctx context.Context, source string, said map[string]*article.Article) error {
	temp, err := os.MkdirTemp("", "gold-archive-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	result, err := pipeline.Run(ctx, pipeline.Options{Sources: []string{source}, TempDir: temp})
	if err != nil {
		return err
	}
	for _, s := range result.Segments {
		data, err := os.ReadFile(s.Bundle.Path)
		if err != nil {
			return err
		}
		r, err := bundlefile.Open(ctx, &ranges.Memory{Label: s.Bundle.Path, Data: data}, s.Bundle.HeadBytes)
		if err != nil {
			return err
		}
		docs := make([]int, r.Articles())
		for i := range docs {
			docs[i] = i
		}
		articles, errs := r.Read(ctx, docs)
		if err := errors.Join(errs...); err != nil {
			return err
		}
		for _, a := range articles {
			said[a.Origin.Path] = a
			said[a.Title] = a
		}
	}
	return nil
}

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
	scores := map[string]score{
		"date":   match(one(told(a, "date")), one(date), nil, equal),
		"source": match(one(a.Source), one(g.Source), nil, equal),
		"people": match(strings.Fields(told(a, "people")), g.People, nil, equal),
		"places": match(strings.Fields(told(a, "places")), g.Places, g.AlsoPlaces, isAbove),
	}
	if g.Phrases != nil {
		scores["phrases"] = match(a.Phrases, g.Phrases, g.AlsoPhrases, equal)
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

func isAbove(above, below string) bool {
	above, below = token.FoldString(above), token.FoldString(below)
	return above == below || strings.HasPrefix(below, above+facet.PlaceSeparator)
}

// goldRows are the rows of the table.
func goldRows(scores map[string]*score) [][]string {
	var rows [][]string
	for _, kind := range goldKinds {
		s := scores[kind]
		rows = append(rows, []string{kind, fmt.Sprint(s.wanted), fmt.Sprint(s.said), share(s.right, s.said), share(s.found, s.wanted)})
	}
	return rows
}

func share(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", float64(part)/float64(whole))
}
