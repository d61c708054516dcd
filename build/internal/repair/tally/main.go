// Tally counts which characters follow one another, and writes the counts down
// as likely.bin, the table by which repair tells likely text from damaged text.
//
//	go run ./tally TEXT…
//
// It counts in a dictionary of words with their frequencies (jieba's, MIT
// licence, as the module gojieba carries it), and in running text: the files
// named. The table that is committed was made with the Markdown files of
// LawRefBook/Laws (Chinese laws, which are in the public domain) at 2f4c5c23
// and of LCTT/TranslateProject (articles on technology, Apache License 2.0) at
// 49483607; only the counts are kept, of single characters and pairs.
// Characters are folded as search folds them, so one table serves both scripts.
package main

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fangzhi/data/token"
)

const (
	module     = "github.com/yanyiwu/gojieba@v1.4.7"
	dictionary = "deps/cppjieba/dict/jieba.dict.utf8"
)

// What is kept: the rest changes few decisions and would double the table.
const (
	mostCharacters = 5500
	mostPairs      = 53000
)

// dictionaryWeight is what the dictionary's counts weigh against those of all
// running text, in percent: it knows news, of which no text may be used.
const dictionaryWeight = 60

// Steps of the scale on which the table keeps a share: each step halves it by
// a quarter, so 255 stands for a share of 2^-63.
const stepsPerHalf = 4

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run() error {
	out, err := exec.Command("go", "mod", "download", "-json", module).Output()
	if err != nil {
		return fmt.Errorf("getting %s: %w", module, err)
	}
	var got struct{ Dir string }
	if err := json.Unmarshal(out, &got); err != nil {
		return err
	}
	words := newTally()
	if err := words.dictionary(filepath.Join(got.Dir, filepath.FromSlash(dictionary))); err != nil {
		return err
	}
	var texts []*tallied
	for _, name := range os.Args[1:] {
		text := newTally()
		if err := text.running(name); err != nil {
			return err
		}
		texts = append(texts, text)
	}
	return os.WriteFile("likely.bin", encode(words, texts), 0o644)
}

// tallied are the counts of a source.
type tallied struct {
	first, last, all map[rune]int // as a word's first and last character; of a dictionary alone
	pairs            map[[2]rune]int
	words            int
}

func newTally() *tallied {
	return &tallied{first: map[rune]int{}, last: map[rune]int{}, all: map[rune]int{}, pairs: map[[2]rune]int{}}
}

// dictionary counts in a list of words with their frequencies.
func (t *tallied) dictionary(name string) error {
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
		t.words += n
		t.first[word[0]] += n
		t.last[word[len(word)-1]] += n
		for i, r := range word {
			t.all[r] += n
			if i > 0 {
				t.pairs[[2]rune{word[i-1], r}] += n
			}
		}
		return nil
	})
}

// running counts in running text.
func (t *tallied) running(name string) error {
	return eachLine(name, func(line string) error {
		before := '\n'
		t.all[before]++
		for _, r := range token.FoldString(line) + "\n" {
			switch {
			case r >= '0' && r <= '9':
				r = '0'
			case r >= 'a' && r <= 'z':
				r = 'a'
			case r == '\n', isHan(r), strings.ContainsRune(marks, r):
			default:
				before = 0
				continue
			}
			t.all[r]++
			if before != 0 {
				t.pairs[[2]rune{before, r}]++
			}
			before = r
		}
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

// mixed is the share of places behind a character where another follows, the
// sources weighed.
func mixed(pair [2]rune, words *tallied, texts []*tallied) (share float64) {
	weigh := func(t *tallied, weight float64) {
		// A character seen a few times tells little of what follows it.
		share += weight * float64(t.pairs[pair]) / float64(t.all[pair[0]]+20)
	}
	weight := float64(dictionaryWeight)
	if words.all[pair[0]] == 0 {
		weight = 0 // a mark
	}
	weigh(words, weight/100)
	for _, t := range texts {
		weigh(t, (100-weight)/100/float64(len(texts)))
	}
	return share
}

// encode writes the table: the number of characters; then of each, commonest
// first, its code (2 bytes) and its share of word beginnings and the share of
// its places that end a word (1 byte each); then of each its followers: their
// number, and each follower's distance in rank from the one before and the
// share of places where it follows.
func encode(words *tallied, texts []*tallied) []byte {
	characters := ranked(words.all, mostCharacters)
	for _, r := range marks {
		characters = append(characters, r)
	}
	rank := map[rune]int{}
	out := binary.AppendUvarint(nil, uint64(len(characters)))
	for i, r := range characters {
		rank[r] = i
		out = binary.BigEndian.AppendUint16(out, uint16(r))
		out = append(out, scale(float64(words.first[r])/float64(words.words)), scale(float64(words.last[r])/float64(max(1, words.all[r]))))
	}
	// Of what an independent draw would give, the pairs that gain most are kept.
	gains, shares := map[[2]rune]int{}, map[[2]rune]float64{}
	for _, t := range append([]*tallied{words}, texts...) {
		for pair := range t.pairs {
			_, a := rank[pair[0]]
			_, b := rank[pair[1]]
			if a && b {
				share := mixed(pair, words, texts)
				shares[pair] = share
				gains[pair] = int(share * float64(words.all[pair[0]]+50_000*len(texts)))
			}
		}
	}
	followers := make([][]rune, len(characters))
	for _, pair := range ranked(gains, mostPairs) {
		followers[rank[pair[0]]] = append(followers[rank[pair[0]]], pair[1])
	}
	for i, list := range followers {
		slices.SortFunc(list, func(a, b rune) int { return rank[a] - rank[b] })
		out = binary.AppendUvarint(out, uint64(len(list)))
		before := -1
		for _, r := range list {
			out = binary.AppendUvarint(out, uint64(rank[r]-before-1))
			out = append(out, scale(shares[[2]rune{characters[i], r}]))
			before = rank[r]
		}
	}
	return out
}

// ranked are the keys with the highest counts, in order.
func ranked[K rune | [2]rune](counts map[K]int, most int) []K {
	keys := make([]K, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	return keys[:min(len(keys), most)]
}

// scale is a share of a whole on the table's scale.
func scale(share float64) byte {
	if share == 0 {
		return 255
	}
	return byte(min(254, math.Round(-stepsPerHalf*math.Log2(share))))
}
