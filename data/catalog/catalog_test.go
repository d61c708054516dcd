package catalog

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/token"
)

func sample() *Catalog {
	file := File{Name: "segments/index-0.fzi", Bytes: 10, HeadBytes: 4}
	return &Catalog{Version: Version, TokenVersion: token.Version, Articles: 2,
		Segments: []Segment{{Articles: 2, Index: file, Bundle: file}}, Newest: []Newest{},
		Build: &Build{Files: Files{OK: 1, Skipped: 2}, Repairs: []Tally{{"pinyin-notes", 3}},
			Noted: []Note{{Path: "a.zip", Status: "failed", Code: "encrypted"}}, Unnoted: 4}}
}

func TestRoundTrip(t *testing.T) {
	first, err := sample().Encode()
	if err != nil {
		t.Fatal(err)
	}
	read, err := Parse(first)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%+v", *read.Build); got != fmt.Sprintf("%+v", *sample().Build) {
		t.Errorf("the build is read back as %s", got)
	}
	if second, err := read.Encode(); err != nil || !bytes.Equal(first, second) {
		t.Errorf("read and written again it is\n%s, not\n%s: %v", second, first, err)
	}
	without := sample()
	without.Build = nil
	data, err := without.Encode()
	if err != nil || bytes.Contains(data, []byte(`"build"`)) {
		t.Errorf("a catalog that tells nothing of its build is %s: %v", data, err)
	}
	if read, err := Parse(data); err != nil || read.Build != nil {
		t.Errorf("it is read as %+v: %v", read, err)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		problem string
		spoil   func(*Catalog)
	}{
		{"version 1", func(c *Catalog) { c.Version = 1 }},
		{"words cut by rules", func(c *Catalog) { c.TokenVersion++ }},
		{"impossible sizes", func(c *Catalog) { c.Segments[0].Index.HeadBytes = 11 }},
		{"3 articles, but its segments hold 2", func(c *Catalog) { c.Articles = 3 }},
		{"order of the articles is impossible", func(c *Catalog) { c.Order = EncodeOrder([]Run{{0, 3}}) }},
		{"order of the articles is impossible", func(c *Catalog) { c.Order = EncodeOrder([]Run{{1, 2}}) }},
		{"order of the articles is impossible", func(c *Catalog) { c.Order = EncodeOrder([]Run{{0, 2}, {0, 0}}) }},
		{"order of the articles is impossible", func(c *Catalog) { c.Order = []byte{0, 2, 0x80} }},
		{"order names 1 articles of segment 0, which holds 2", func(c *Catalog) { c.Order = EncodeOrder([]Run{{0, 1}}) }},
	} {
		spoilt := sample()
		c.spoil(spoilt)
		data, err := spoilt.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Parse(data); err == nil || !strings.Contains(err.Error(), c.problem) {
			t.Errorf("%s: %v", c.problem, err)
		}
	}
	if _, err := Parse([]byte("{")); err == nil || !strings.Contains(err.Error(), "not a catalog") {
		t.Errorf("half an object: %v", err)
	}
}

func TestOrder(t *testing.T) {
	c := sample()
	c.Segments = append(c.Segments, c.Segments[0])
	c.Articles = 4
	want := []Run{{1, 1}, {0, 2}, {1, 1}}
	c.Order = EncodeOrder(want)
	data, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	read, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := read.Runs(); !slices.Equal(got, want) {
		t.Errorf("runs %v, want %v", got, want)
	}
}

func FuzzParse(f *testing.F) {
	data, err := sample().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Parse(data)
		if err != nil {
			return
		}
		articles := 0
		for _, r := range c.Runs() {
			articles += r.Articles
		}
		if articles != c.Articles {
			t.Errorf("the order names %d of %d articles", articles, c.Articles)
		}
	})
}
