package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// openCC is the module whose dictionary tells the Traditional characters.
const openCC = "github.com/longbridgeapp/opencc@v0.3.13"

// asNames are the characters that names of places write otherwise than words
// do: 里 in 阿里 is no 裏.
var asNames = map[rune]rune{
	'里': '里', '谷': '谷', '岳': '岳', '咸': '咸', '干': '干', '游': '游', '岩': '岩', '斗': '斗', '栗': '栗', '曲': '曲', '于': '于', '松': '松', '钟': '鐘', '烟': '煙', '巨': '巨',
}

// readCharacters reads the first Traditional form of every character.
func readCharacters() (map[rune]rune, error) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", openCC).Output()
	if err != nil {
		return nil, fmt.Errorf("go list -m %s: %w", openCC, err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "dictionary", "STCharacters.txt"))
	if err != nil {
		return nil, err
	}
	forms := map[rune]rune{}
	for line := range strings.Lines(string(data)) {
		simplified, traditional, _ := strings.Cut(strings.TrimSpace(line), "\t")
		s, t := []rune(simplified), []rune(traditional)
		if len(s) == 1 && len(t) > 0 {
			forms[s[0]] = t[0]
		}
	}
	for s, t := range asNames {
		forms[s] = t
	}
	return forms, nil
}

// pairs are the characters of names that Traditional writes otherwise, each
// with its form. A town's own name is never written in another script than the
// text's, so that of towns alone is left out.
func pairs(root *division, forms map[rune]rune) string {
	seen := map[rune]bool{}
	for _, province := range root.below {
		note(seen, province.name)
		for _, city := range province.below {
			note(seen, city.name)
			for _, county := range city.below {
				note(seen, county.name)
			}
		}
	}
	var out []rune
	var all []rune
	for r := range seen {
		all = append(all, r)
	}
	slices.Sort(all)
	for _, r := range all {
		if t, ok := forms[r]; ok && t != r {
			out = append(out, r, t)
		}
	}
	return string(out)
}

func note(seen map[rune]bool, name string) {
	for _, r := range name {
		seen[r] = true
	}
}
