// Tally counts, in a dictionary of words with their frequencies, which
// characters begin and end words and which stand side by side in them, and
// writes the counts down as likely.bin, the table by which repair tells likely
// text from damaged text.
//
// The dictionary is jieba's (MIT licence), as the module gojieba carries it.
// Characters are folded as search folds them, so one table serves both scripts.
package main

import (
	"bufio"
	"bytes"
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

// What is kept: the rest changes no decision and would double the table.
const (
	mostCharacters = 6000
	mostPairs      = 48000
)

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
	t, err := count(filepath.Join(got.Dir, filepath.FromSlash(dictionary)))
	if err != nil {
		return err
	}
	return os.WriteFile("likely.bin", t.encode(), 0o644)
}

// tallied are the counts of a dictionary, each weighed by its word's frequency.
type tallied struct {
	first, last, all map[rune]int
	pairs            map[[2]rune]int
	total            int // words
}

func count(name string) (*tallied, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	t := &tallied{first: map[rune]int{}, last: map[rune]int{}, all: map[rune]int{}, pairs: map[[2]rune]int{}}
	for lines := bufio.NewScanner(file); ; {
		if !lines.Scan() {
			return t, lines.Err()
		}
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		n, err := strconv.Atoi(fields[1])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		t.add([]rune(token.FoldString(fields[0])), n)
	}
}

func (t *tallied) add(word []rune, n int) {
	for _, r := range word {
		if !unicode.Is(unicode.Han, r) || r > 0xFFFF {
			return
		}
	}
	t.total += n
	t.first[word[0]] += n
	t.last[word[len(word)-1]] += n
	for i, r := range word {
		t.all[r] += n
		if i > 0 {
			t.pairs[[2]rune{word[i-1], r}] += n
		}
	}
}

// encode writes the table: the number of characters; then of each, commonest
// first, its code (2 bytes) and its share of word beginnings and the share of
// its places that end a word (1 byte each); then of each its followers: their
// number, and each follower's distance in rank from the one before and the
// share of places where it follows inside a word.
func (t *tallied) encode() []byte {
	characters := ranked(t.all, mostCharacters)
	rank := map[rune]int{}
	var out bytes.Buffer
	out.Write(binary.AppendUvarint(nil, uint64(len(characters))))
	for i, r := range characters {
		rank[r] = i
		out.Write(binary.BigEndian.AppendUint16(nil, uint16(r)))
		out.WriteByte(scale(t.first[r], t.total))
		out.WriteByte(scale(t.last[r], t.all[r]))
	}
	kept := map[[2]rune]int{}
	for pair, n := range t.pairs {
		_, a := rank[pair[0]]
		_, b := rank[pair[1]]
		if a && b {
			kept[pair] = n
		}
	}
	followers := make([][]rune, len(characters))
	for _, pair := range ranked(kept, mostPairs) {
		followers[rank[pair[0]]] = append(followers[rank[pair[0]]], pair[1])
	}
	for i, list := range followers {
		slices.SortFunc(list, func(a, b rune) int { return rank[a] - rank[b] })
		out.Write(binary.AppendUvarint(nil, uint64(len(list))))
		before := -1
		for _, r := range list {
			out.Write(binary.AppendUvarint(nil, uint64(rank[r]-before-1)))
			out.WriteByte(scale(t.pairs[[2]rune{characters[i], r}], t.all[characters[i]]))
			before = rank[r]
		}
	}
	return out.Bytes()
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
func scale(n, of int) byte {
	if n == 0 {
		return 255
	}
	return byte(min(254, math.Round(-stepsPerHalf*math.Log2(float64(n)/float64(of)))))
}
