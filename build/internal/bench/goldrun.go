package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"fangzhi/build/internal/pipeline"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/ranges"
	"fangzhi/data/samples/corpus"
)

// goldSet is a file of answers. What the rules were mended by tells nothing of
// how they do on other text; what was held out tells just that.
type goldSet struct {
	name, file        string
	precision, recall float64 // floors that a test holds
}

// goldSets are the files of answers, what was held out first.
var goldSets = []goldSet{
	{"held out", "gold-held.jsonl", 0.85, 0.7},
	{"held out, local pages", "gold-local-held.jsonl", 0.85, 0.8},
	{"read to mend the rules", "gold-dev.jsonl", 0.9, 0.7},
	{"local pages, read to mend the rules", "gold-local-dev.jsonl", 0.9, 0.85},
	{"more local pages, read to mend the rules", "gold-fresh-dev.jsonl", 0.9, 0.9},
	{"more local pages, held out, then looked at", "gold-fresh-2-dev.jsonl", 0.9, 0.8},
	{"more local pages, the third lot", "gold-fresh-3-dev.jsonl", 0.9, 0.85},
	{"more local pages, the fourth lot", "gold-fresh-4-dev.jsonl", 0.9, 0.85},
	{"more local pages, the sixth lot", "gold-fresh-6-dev.jsonl", 0.9, 0.7},
	{"more local pages, the seventh lot", "gold-fresh-7-dev.jsonl", 0.7, 0.55},
	{"more local pages, the eighth lot", "gold-fresh-8-dev.jsonl", 0.85, 0.7},
	{"more local pages, the eighth lot, held out, then looked at", "gold-fresh-8-held.jsonl", 0.85, 0.7},
	{"more local pages, the ninth lot", "gold-fresh-9-dev.jsonl", 0.75, 0.7},
	{"more local pages, the tenth lot", "gold-fresh-10-dev.jsonl", 0.9, 0.75},
	{"more local pages, the eleventh lot", "gold-fresh-11-dev.jsonl", 0.85, 0.7},
	{"more local pages, the twelfth lot", "gold-fresh-12-dev.jsonl", 0.8, 0.6},
	{"more local pages, the thirteenth lot", "gold-fresh-13-dev.jsonl", 0.8, 0.6},
	{"more local pages, the fourteenth lot", "gold-fresh-14-dev.jsonl", 0.8, 0.6},
	{"more local pages, the seventeenth lot", "gold-fresh-15-dev.jsonl", 0.55, 0.6},
	{"more local pages, the eighteenth lot", "gold-fresh-16-dev.jsonl", 0.85, 0.65},
	{"more local pages, the nineteenth lot", "gold-fresh-17-dev.jsonl", 0.9, 0.8},
	{"more local pages, the twentieth lot", "gold-fresh-18-dev.jsonl", 0.85, 0.75},
	{"more local pages, the twenty-first lot", "gold-fresh-19-dev.jsonl", 0.65, 0.75},
	{"whole pages of portals and offices, the fifth lot", "gold-pages.jsonl", 0.85, 0.65},
	{"first tuned on", "gold.jsonl", 0.95, 0.95},
}

// Where the answers lie, and the documents of the sample that they speak of.
const (
	goldFolder = "build/internal/extract/testdata"
	goldSample = "data/samples/community"
)

// measureGold extracts every article of the gold file and compares. Articles
// of corpora that are not here are left out.
func measureGold(ctx context.Context, root string, set goldSet) (scores map[string]*score, articles int, mistakes []string, err error) {
	answers, err := readGold(filepath.Join(root, goldFolder, set.file))
	if err != nil {
		return nil, 0, nil, err
	}
	folder, err := os.MkdirTemp("", "gold-*")
	if err != nil {
		return nil, 0, nil, err
	}
	defer os.RemoveAll(folder)
	if err := copyLines(folder, answers); err != nil {
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
				mistakes = append(mistakes, fmt.Sprintf("%s: %s %s; a reader: %s", want.key(), kind, told(got, kind), want.answer(kind)))
			}
		}
	}
	slices.Sort(mistakes)
	return scores, articles, mistakes, nil
}

// backgroundOf is the corpus of which articles are put beside those asked
// about, and how many: what recurs tells a phrase, and in a hundred articles
// little does.
const (
	backgroundOf    = "news-10k"
	backgroundLines = 1000
)

// copyLines writes each line of a corpus that the answers speak of into a file
// of its own.
func copyLines(to string, answers []gold) error {
	wanted := map[string]map[int]bool{}
	var background bytes.Buffer
	for _, g := range answers {
		if g.File == "" {
			if wanted[g.Corpus] == nil {
				wanted[g.Corpus] = map[int]bool{}
			}
			wanted[g.Corpus][g.ID] = true
		}
	}
	for name, lines := range wanted {
		i := -1
		err := corpus.Lines(name, func(line []byte) error {
			i++
			switch {
			case lines[i]:
				return writeLine(filepath.Join(to, lineName(name, i)), line)
			case name == backgroundOf && i < backgroundLines:
				background.Write(line)
				background.WriteByte('\n')
			}
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return os.WriteFile(filepath.Join(to, "background.jsonl"), background.Bytes(), 0o644)
}

// writeLine writes a line of a corpus into a file of its own: the page that it
// holds, or else itself.
func writeLine(name string, line []byte) error {
	var page struct {
		HTML string `json:"html"`
	}
	if err := json.Unmarshal(line, &page); err != nil {
		return err
	}
	if page.HTML != "" {
		return os.WriteFile(name+".html", []byte(page.HTML), 0o644)
	}
	return os.WriteFile(name+".jsonl", line, 0o644)
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
			said[strings.TrimSuffix(a.Origin.Path, path.Ext(a.Origin.Path))] = a
			said[a.Title] = a
		}
	}
	return nil
}
