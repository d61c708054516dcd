// Tally counts which characters follow one another, and writes the counts down
// as likely.bin and likely3.bin, the tables by which repair tells likely text from
// damaged text.
//
//	go run ./tally [-without CORPUS,…] TEXT=WEIGHT/MARKS/EVERY…
//
// It counts in a dictionary of words with their frequencies, and in running
// text: the files named, one a source, each with its weight beside the others',
// its weight for what stands beside marks, and one line in so many. Lines that share a row of characters with a corpus on
// which the rules are measured are left out. LICENSES.md tells what the committed
// table was counted from, and how; only counts are kept, of single characters
// and of two and three in a row.
// Characters are folded as search folds them, so one table serves both scripts.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
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
	without := flag.String("without", "", "leave out what stands in these corpora, JSON Lines, plain or gzipped")
	flag.Parse()
	if err := run(flag.Args(), strings.FieldsFunc(*without, func(r rune) bool { return r == ',' })); err != nil {
		fmt.Fprintln(os.Stderr, "error: tally:", err)
		os.Exit(1)
	}
}

func run(texts, corpora []string) error {
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
	known, err := rowsOf(corpora)
	if err != nil {
		return err
	}
	var running []*source
	for _, one := range texts {
		name, numbers, _ := strings.Cut(one, "=")
		text := newSource()
		if _, err := fmt.Sscanf(numbers, "%g/%g/%d", &text.weight, &text.marksWeight, &text.every); err != nil || text.every < 1 {
			return fmt.Errorf("%s: no weight\nhint: name it so: %s=1/1/1", one, name)
		}
		left, err := text.running(name, known)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %d lines, %d left out\n", name, text.lines, left)
		running = append(running, text)
	}
	ones, twos := newTable(words, running).encode()
	if err := os.WriteFile("likely.bin", ones, 0o644); err != nil {
		return err
	}
	return os.WriteFile("likely3.bin", twos, 0o644)
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
	lines       int
	weight      float64 // of running text, beside others
	marksWeight float64 // of what stands beside marks
	every       int     // one line in so many is counted
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

// running counts in running text, without the lines that stand in a corpus.
func (s *source) running(name string, known rows) (left int, err error) {
	err = eachLine(name, func(line string) error {
		if known.share(line) {
			left++
			return nil
		}
		if s.lines++; s.lines%s.every != 0 {
			return nil
		}
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
	return left, err
}

// marks are counted beside characters, as folding leaves them; 0 is any digit,
// a any Latin letter, and the newline the beginning or end of a line.
const marks = ",。、“”:;()《》!?0a\n"

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) && r <= 0xFFFF }

// longestLine is how many bytes a line has at most.
const longestLine = 16 << 20

func eachLine(name string, take func(line string) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		if err := take(lines.Text()); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return lines.Err()
}
