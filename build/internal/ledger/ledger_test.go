package ledger

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"fangzhi/build/internal/report"
)

func sample() *Ledger {
	return &Ledger{Version: Version, Program: "p", Settings: "s", Share: &Share{2, 3}, Renamed: map[string]string{"b": "a"},
		Files: []File{
			{Path: "a.txt", SHA256: "00", Articles: 2, Fates: []report.File{{Path: "a.txt", Status: report.OK, Articles: 2, Repairs: map[string]int{"entities": 1}}}},
			{Source: 1, Path: "b.txt", Fates: []report.File{{Path: "b.txt", Status: report.Skipped, Code: report.Empty, Repairs: map[string]int{}}}},
			{Source: 1, Path: "c.txt", SHA256: "01", Articles: 1, Fates: []report.File{}},
		},
		Segments: []Segment{{Articles: Numbers{2, 0}, Facets: "w"}, {Articles: Numbers{1}}},
	}
}

// What is written file by file is the JSON of the whole.
func TestWritesTheWhole(t *testing.T) {
	odd := sample()
	odd.Program, odd.Files[0].Path = `"files":[]`, `a"files":[]<b>`
	for _, l := range []*Ledger{sample(), odd, {Files: []File{}}} {
		want, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := l.write(&got); err != nil || got.String() != string(want)+"\n" {
			t.Errorf("wrote %s, error %v; want %s", got.String(), err, want)
		}
	}
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
	if !reflect.DeepEqual(read, sample()) {
		t.Errorf("read back as %+v", read)
	}
	if second, err := read.Encode(); err != nil || !bytes.Equal(first, second) {
		t.Errorf("written again it is other bytes (%v)", err)
	}
}

func TestParseRefuses(t *testing.T) {
	for problem, spoil := range map[string]func(*Ledger){
		"version 9":                 func(l *Ledger) { l.Version = 9 },
		"3 articles of files, 2 in": func(l *Ledger) { l.Segments = l.Segments[:1] },
		"article 0 is not in one":   func(l *Ledger) { l.Segments[1].Articles[0] = 0 },
		"article 7 is not in one":   func(l *Ledger) { l.Segments[1].Articles[0] = 7 },
		"a.txt: -1 articles":        func(l *Ledger) { l.Files[0].Articles = -1 },
		"no article numbers":        func(l *Ledger) { l.Segments[1].Articles[0] = 1<<32 - 1 },
	} {
		l := sample()
		spoil(l)
		data, err := l.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Parse(data); err == nil || !strings.Contains(err.Error(), problem) {
			t.Errorf("%s: %v", problem, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	data, err := sample().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		if l, err := Parse(data); err == nil && l.check() != nil {
			t.Error("an unsound ledger was read")
		}
	})
}
