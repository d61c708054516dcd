package report

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestReport(t *testing.T) {
	var r Report
	r.Add(File{Path: "a.txt", Status: OK, Articles: 2, Repairs: map[string]int{"pinyin-notes": 3}})
	r.Add(File{Path: "b.bin", Status: Skipped, Code: Binary, Message: "its bytes are no text"})
	r.Add(File{Path: "c.jsonl", Status: Failed, Code: Partial, Message: "line 3: it breaks off", Articles: 1, Repairs: map[string]int{"pinyin-notes": 1, "entities": 2}})
	var out strings.Builder
	if err := r.Write(&out); err != nil {
		t.Fatal(err)
	}
	want := `{
 "files": [
  {
   "path": "a.txt",
   "status": "ok",
   "code": "",
   "message": "",
   "articles": 2,
   "repairs": {
    "pinyin-notes": 3
   }
  },
  {
   "path": "b.bin",
   "status": "skipped",
   "code": "binary",
   "message": "its bytes are no text",
   "articles": 0,
   "repairs": {}
  },
  {
   "path": "c.jsonl",
   "status": "failed",
   "code": "partial",
   "message": "line 3: it breaks off",
   "articles": 1,
   "repairs": {
    "entities": 2,
    "pinyin-notes": 1
   }
  }
 ],
 "totals": {
  "files": 3,
  "reused": 0,
  "ok": 1,
  "skipped": 1,
  "failed": 1,
  "articles": 3,
  "copies": 0,
  "repairs": {
   "entities": 2,
   "pinyin-notes": 4
  }
 }
}
`
	if out.String() != want {
		t.Errorf("wrote\n%s\nwant\n%s", out.String(), want)
	}
	summary := strings.Join(r.Summary(), "\n")
	wantSummary := `skipped  b.bin: its bytes are no text
failed   c.jsonl: line 3: it breaks off
1 file read, 1 skipped, 1 failed: 3 articles
repairs: entities 2, pinyin-notes 4`
	if summary != wantSummary {
		t.Errorf("summary\n%s\nwant\n%s", summary, wantSummary)
	}
}

// What is written file by file is the JSON of the whole.
func TestWritesTheWhole(t *testing.T) {
	var r Report
	r.Add(File{Path: `"files": []<b>&`, Status: OK, Message: "line\n \"files\": []", Pictures: map[string]int{PictureRemote: 1}, Reused: true})
	r.Add(File{Path: "\xFF", Status: Failed})
	var got, want strings.Builder
	enc := json.NewEncoder(&want)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := errors.Join(enc.Encode(r), r.Write(&got)); err != nil || got.String() != want.String() {
		t.Errorf("wrote %s, error %v; want %s", got.String(), err, want.String())
	}
}

func TestEmptyReportIsWhole(t *testing.T) {
	var out strings.Builder
	if err := new(Report).Write(&out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "null") {
		t.Errorf("a list or a map is null: %s", out.String())
	}
}

func TestSummaryIsShort(t *testing.T) {
	var r Report
	for range 100 {
		r.Add(File{Path: "x", Status: Skipped, Code: Hidden, Message: "its name begins with a dot"})
	}
	if lines := r.Summary(); len(lines) != MaxListed+2 {
		t.Errorf("%d lines for 100 files", len(lines))
	}
}
