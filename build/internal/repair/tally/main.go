// Tally counts which characters follow one another, and writes the counts down
// as likely.bin, the table by which repair tells likely text from damaged text.
//
//	go run ./tally TEXT…
//
// It counts in a dictionary of words with their frequencies, and in running
// text: the files named, one a source. What the committed table was counted
// from is listed in LICENSES.md; only counts are kept, of single characters and
// of two and three in a row.
// Characters are folded as search folds them, so one table serves both scripts.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"fangzhi/data/token"
)

// jieba's dictionary, as a module carries it.
const (
	module     = "github.com/yanyiwu/gojieba@v1.4.7"
	dictionary = "deps/cppjieba/dict/jieba.dict.utf8"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "error: tally:", err)
		os.Exit(1)
	}
}

func run(texts []string) error {
	if len(texts) == 0 {
		return errors.New("no text to count in\nhint: name the files that LICENSES.md lists")
	}
	out, err := exec.Command("go", "mod", "download", "-json", module).Output()
	if err != nil {
		return fmt.Errorf("getting %s: %w", module, err)
	}
	var got struct{ Dir string }
	if err := json.Unmarshal(out, &got); err != nil {
		return err
	}
	words := newSource()
	if err := words.dictionary(filepath.Join(got.Dir, filepath.FromSlash(dictionary))); err != nil {
		return err
	}
	var running []*source
	for _, name := range texts {
		text := newSource()
		if err := text.running(name); err != nil {
			return err
		}
		running = append(running, text)
	}
	return os.WriteFile("likely.bin", newTable(words, running).encode(), 0o644)
}

// Characters in a row.
type (
	pair   [2]rune
	triple [3]rune
)

// source is what was counted in one.
type source struct {
	all         map[rune]int
	pairs       map[pair]int
	triples     map[triple]int
	first, last map[rune]int // characters that begin and end a word; of a dictionary alone
	ends        map[pair]int // pairs that end a word, likewise
	words       int
}

func newSource() *source {
	return &source{all: map[rune]int{}, pairs: map[pair]int{}, triples: map[triple]int{}, first: map[rune]int{}, last: map[rune]int{}, ends: map[pair]int{}}
}

// dictionary counts in a list of words with their frequencies.
func (s *source) dictionary(name string) error {
	return eachLine(name, func(line string) error {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			return nil
		}
		n, err := strconv.Atoi(fields[1])
		if err != nil {
			return err
		}
		word := []rune(token.FoldString(fields[0]))
		for _, r := range word {
			if !isHan(r) {
				return nil
			}
		}
		s.words += n
		s.first[word[0]] += n
		s.last[word[len(word)-1]] += n
		if len(word) > 1 {
			s.ends[pair(word[len(word)-2:])] += n
		}
		s.row(word, n)
		return nil
	})
}

// row counts characters in a row.
func (s *source) row(row []rune, n int) {
	for i, r := range row {
		s.all[r] += n
		if i > 0 {
			s.pairs[pair(row[i-1:])] += n
		}
		if i > 1 {
			s.triples[triple(row[i-2:])] += n
		}
	}
}

// running counts in running text.
func (s *source) running(name string) error {
	return eachLine(name, func(line string) error {
		row := []rune{'\n'}
		for _, r := range token.FoldString(line) + "\n" {
			switch {
			case r >= '0' && r <= '9':
				r = '0'
			case r >= 'a' && r <= 'z':
				r = 'a'
			case isHan(r), strings.ContainsRune(marks, r):
			default: // what is not counted parts what stands around it
				s.row(row, 1)
				row = row[:0]
				continue
			}
			row = append(row, r)
		}
		s.row(row, 1)
		return nil
	})
}

// marks are counted beside characters, as folding leaves them; 0 is any digit,
// a any Latin letter, and the newline the beginning or end of a line.
const marks = ",。、“”:;()《》!?0a\n"

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) && r <= 0xFFFF }

func eachLine(name string, take func(line string) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		if err := take(lines.Text()); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return lines.Err()
}
