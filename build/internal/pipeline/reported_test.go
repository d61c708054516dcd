package pipeline

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/scan"
)

func TestBadLinesAreReported(t *testing.T) {
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"some.jsonl": `{"title":"甲","body":"x"}` + "\n{\"title\":\n\n" + `[1]` + "\n" + `{"title":"乙","body":"x"}`,
		"all.jsonl":  "{no\njson\n",
	})}})
	if got, want := b.fates(), "all.jsonl failed malformed 0\nsome.jsonl failed partial 2\n"; got != want {
		t.Errorf("fates\n%swant\n%s", got, want)
	}
	if got, want := b.Report.Files[1].Message, "line 2: no JSON object: it breaks off; line 4: no JSON object: it is an array"; got != want {
		t.Errorf("message %q, want %q", got, want)
	}
}

func TestDamagedCharactersAreReported(t *testing.T) {
	b := run(t, Options{Sources: []string{folder(t, map[string]string{"a.txt": "河边修了新路\n" + prose + "\xff\xfe" + prose})}})
	f := b.Report.Files[0]
	if f.Status != "ok" || f.Code != "replaced" || !strings.Contains(f.Message, "2 bytes") {
		t.Errorf("fate %+v", f)
	}
	if !strings.Contains(b.articles[0].Text(), "\uFFFD\uFFFD") {
		t.Error("what cannot be read is not marked in the text")
	}
}

// TestAFaultCostsOneFile: a panic of ours is a file's fate, not the build's.
func TestAFaultCostsOneFile(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "甲乙丙丁\n" + prose, "b.jpg": "", "c.jsonl": `{"title":"甲","body":"x"}`})
	files, err := scan.Scan(context.Background(), []string{dir}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	faults := 0
	b := &build{config: config.Default(nil), files: files} // without an extractor, which every article needs
	b.options = Options{Workers: 2, Fault: func(path string, fault any, stack []byte) { faults++ }}
	if b.spool, err = newSpool(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	defer b.spool.remove()
	if b.pictures, err = newPictures(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	defer b.pictures.held.remove()
	if err := b.first(context.Background()); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range b.report().Files {
		got = append(got, fmt.Sprintf("%s %s %s", f.Path, f.Status, f.Code))
	}
	if want := []string{"a.txt failed internal", "b.jpg skipped unshown", "c.jsonl failed internal"}; !reflect.DeepEqual(got, want) || faults != 2 {
		t.Errorf("fates %q after %d faults, want %q", got, faults, want)
	}
}
