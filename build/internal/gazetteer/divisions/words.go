package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fangzhi/data/token"
)

// jieba's dictionary, as a module carries it.
const (
	jieba      = "github.com/yanyiwu/gojieba@v1.4.7"
	dictionary = "deps/cppjieba/dict/jieba.dict.utf8"
)

// readWords reads the ordinary words of two characters by which hardly a village
// is called, least of all nouns: 同意, 规范, but not 团结.
func readWords(root *division) ([]string, error) {
	const (
		often       = 60 // times that the dictionary counts a word
		mostBearing = 40 // villages and communities that are called so
		nounOften   = 400
		nounBearing = 6
	)
	bearing := map[string]int{}
	root.countVillages(bearing)
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", jieba).Output()
	if err != nil {
		return nil, fmt.Errorf("go list -m %s: %w", jieba, err)
	}
	file, err := os.Open(filepath.Join(strings.TrimSpace(string(dir)), filepath.FromSlash(dictionary)))
	if err != nil {
		return nil, err
	}
	defer file.Close() // only read from
	var words []string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) != 3 || len([]rune(fields[0])) != 2 {
			continue
		}
		least, most := often, mostBearing
		switch noun := fields[2] == "n" || fields[2] == "vn"; {
		case noun:
			least, most = nounOften, nounBearing
		case !strings.ContainsAny(fields[2][:1], "vadcprm"):
			continue
		}
		if n, err := strconv.Atoi(fields[1]); err != nil || n < least {
			continue
		}
		if word := token.FoldString(fields[0]); bearing[word] <= most {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	return slices.Compact(words), lines.Err()
}

func (d *division) countVillages(count map[string]int) {
	for _, v := range d.villages {
		count[v]++
	}
	for _, b := range d.below {
		b.countVillages(count)
	}
}
