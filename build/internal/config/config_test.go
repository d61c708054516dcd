package config

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	c, err := Parse("archive.toml", []byte(`
title = "邻里"
description = "小事"
language = "zh-Hant"
time_zone = "Asia/Taipei"
[topics]
"养老" = ["老人"]
"党建" = ["党员", "支部"]
[fields]
title = "tm"
[repairs]
entities = false
pinyin-notes = true
`), nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Title != "邻里" || c.Description != "小事" || c.Language != "zh-Hant" || c.TimeZone.String() != "Asia/Taipei" {
		t.Errorf("got %+v", c)
	}
	if want := []Topic{{"养老", []string{"老人"}}, {"党建", []string{"党员", "支部"}}}; !reflect.DeepEqual(c.Topics, want) {
		t.Errorf("topics %v, want them in the file's order: %v", c.Topics, want)
	}
	if !reflect.DeepEqual(c.Fields, map[string]string{"title": "tm"}) || !reflect.DeepEqual(c.RepairsOff, map[string]bool{"entities": true}) {
		t.Errorf("fields %v, repairs off %v", c.Fields, c.RepairsOff)
	}
}

func TestMistakesNameTheirLine(t *testing.T) {
	tests := []struct {
		name, text string
		line       int
		says       string
	}{
		{"no key", "title = \"a\"\n\ntitel = \"b\"\n", 3, `"titel" is no key`},
		{"no table", "title = \"a\"\n[topic]\nx = [\"y\"]\n", 2, `"topic" is no key`},
		{"no field", "[fields]\nname = \"a\"\n", 2, `"name" is no field`},
		{"no TOML", "title = \"a\"\nlanguage = zh\n", 2, ""},
		{"no language", "# x\nlanguage = \"fr\"\n", 2, `"fr" is no language`},
		{"a number for text", "language = \"en\"\ntitle = 3\n", 2, `title is a number`},
		{"text for a list", "[topics]\n\"养老\" = \"老人\"\n", 2, `topics."养老" is text in quotation marks`},
		{"text for a number", "[pictures]\nsize = \"1280\"\n", 2, `pictures.size is text`},
		{"text for a switch", "[repairs]\nentities = \"no\"\n", 2, `repairs.entities is text`},
		{"a date for text", "description = 2021-02-30\n", 1, ""},
		{"a true date for text", "description = 2021-02-03\n", 1, `description is a date`},
		{"no zone", "time_zone = \"Mars/Base\"\n", 1, `"Mars/Base" is no time zone`},
	}
	for _, test := range tests {
		_, err := Parse("archive.toml", []byte(test.text), nil)
		var e *Error
		if !errors.As(err, &e) || e.Line != test.line || !strings.Contains(e.Problem, test.says) || e.Hint == "" {
			t.Errorf("%s: got %#v (%v), want line %d: %s, and a hint", test.name, e, err, test.line, test.says)
		}
	}
}

func asItIs(data []byte) string { return string(data) }

func TestLoad(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "社区报")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	c, err := Load([]string{dir}, asItIs)
	if err != nil || c.Title != "社区报" || c.TimeZone.String() != DefaultTimeZone {
		t.Errorf("without a file: %+v, %v", c, err)
	}
	if err := os.WriteFile(filepath.Join(dir, Name), []byte(`description = "x"`), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err = Load([]string{dir}, asItIs)
	if err != nil || c.Title != "社区报" || c.Description != "x" {
		t.Errorf("with a file that has no title: %+v, %v", c, err)
	}
	file := filepath.Join(dir, "一篇.txt")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if c, err = Load([]string{file}, asItIs); err != nil || c.Title != "一篇" {
		t.Errorf("for a file: %+v, %v", c, err)
	}
}

// TestSampleConfiguration: the sample's file is the documented form, so it must be read whole.
func TestSampleConfiguration(t *testing.T) {
	dir := filepath.FromSlash("../../../data/samples/community")
	c, err := Load([]string{dir}, asItIs)
	if err != nil {
		t.Fatal(err)
	}
	if c.Title != "邻里档案" || len(c.Topics) < 5 || c.Language != "zh-Hans" {
		t.Errorf("got %+v", c)
	}
	text, err := os.ReadFile(filepath.Join(dir, Name))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range append([]string{"title", "description", "language", "time_zone", "[topics]", "[fields]", "[repairs]"}, FieldNames...) {
		if !strings.Contains(string(text), key) {
			t.Errorf("the sample does not speak of %s", key)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("title = \"a\"\n[topics]\n\"b\" = [\"c\"]\n")
	f.Add("[[topics]]\n")
	f.Add("a.b.c = 1\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse("archive.toml", []byte(text), nil)
		if err == nil && c.TimeZone == nil {
			t.Error("no time zone")
		}
	})
}
