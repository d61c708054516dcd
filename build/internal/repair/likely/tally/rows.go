package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"strings"
	"unicode"

	"fangzhi/data/token"
)

// rows are rows of letters and characters that stand in corpora, as hashes: one
// begins at every step.
type rows map[uint64]struct{}

const (
	rowLength = 30 // a line that shares so many with a corpus is taken from the same text
	rowStep   = 5
)

var seed = maphash.MakeSeed()

// rowsOf reads corpora: JSON Lines with a body.
func rowsOf(names []string) (rows, error) {
	known := rows{}
	for _, name := range names {
		if err := known.read(name); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return known, nil
}

func (k rows) read(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	var in io.Reader = file
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			return err
		}
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		var one struct{ Body string }
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			return err
		}
		for line := range strings.Lines(one.Body) {
			text := letters(line)
			for at := 0; at+rowLength <= len(text); at += rowStep {
				k[hash(text[at:at+rowLength])] = struct{}{}
			}
		}
	}
	return lines.Err()
}

// share tells that a line holds one of the rows.
func (k rows) share(line string) bool {
	if len(k) == 0 {
		return false
	}
	text := letters(line)
	for at := 0; at+rowLength <= len(text); at++ {
		if _, ok := k[hash(text[at:at+rowLength])]; ok {
			return true
		}
	}
	return false
}

// letters are those of a line, without marks and spaces.
func letters(line string) []rune {
	var out []rune
	for _, r := range token.FoldString(line) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, r)
		}
	}
	return out
}

func hash(row []rune) uint64 { return maphash.String(seed, string(row)) }
