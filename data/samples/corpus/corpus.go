// Package corpus reads the corpora of real text that the project measures on
// and does not hold: NAME.jsonl.gz in ../shared/corpora beside the project, and
// in the folders that the variable FANGZHI_CORPORA lists.
package corpus

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// moreFolders is the variable that lists further folders, as PATH does.
const moreFolders = "FANGZHI_CORPORA"

// MaxLineBytes is the longest line that is read.
const MaxLineBytes = 16 << 20

// Record is an article as a corpus has it, a line of JSON.
type Record struct {
	Title, Body string
	Date        string // 2006-01-02; empty where unknown
}

// Lines calls take with the lines of a corpus, one after the other; a line is
// take's until the next. The error is fs.ErrNotExist where no such corpus lies
// on this machine, and else names the file and the line; take's own ends it.
func Lines(name string, take func(line []byte) error) error {
	file, err := open(name + ".jsonl.gz")
	if err != nil {
		return err
	}
	defer file.Close() // only read from
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("%s: %w", file.Name(), err)
	}
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, MaxLineBytes)
	number := 1
	for ; lines.Scan(); number++ {
		if err := take(lines.Bytes()); err != nil {
			return fmt.Errorf("%s: line %d: %w", file.Name(), number, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: line %d: %w", file.Name(), number, err)
	}
	return nil
}

// Read gives all records of a corpus; a test that needs one is skipped where
// it is not.
func Read(t testing.TB, name string) []Record {
	t.Helper()
	var all []Record
	err := Lines(name, func(line []byte) error {
		var r Record
		err := json.Unmarshal(line, &r)
		all = append(all, r)
		return err
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.Skipf("no corpus %s to measure on", name)
	case err != nil:
		t.Fatal(err)
	case len(all) == 0:
		t.Fatal(name, io.ErrUnexpectedEOF)
	}
	return all
}

func open(file string) (*os.File, error) {
	folders := filepath.SplitList(os.Getenv(moreFolders))
	if root, err := projectFolder(); err == nil {
		folders = append(folders, filepath.Join(root, "..", "shared", "corpora"))
	}
	for _, folder := range folders {
		opened, err := os.Open(filepath.Join(folder, file))
		if !errors.Is(err, fs.ErrNotExist) {
			return opened, err
		}
	}
	return nil, fmt.Errorf("corpus %s: %w", file, fs.ErrNotExist)
}

// projectFolder is the nearest folder above, or this, that holds go.mod.
func projectFolder() (string, error) {
	folder, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		above := filepath.Dir(folder)
		if above == folder {
			return "", fs.ErrNotExist
		}
		folder = above
	}
	return "", err
}
