package catalog

import (
	"bytes"
	"fmt"
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
		{"version 2", func(c *Catalog) { c.Version = 2 }},
		{"words cut by rules", func(c *Catalog) { c.TokenVersion++ }},
		{"impossible sizes", func(c *Catalog) { c.Segments[0].Index.HeadBytes = 11 }},
		{"3 articles, but its segments hold 2", func(c *Catalog) { c.Articles = 3 }},
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
