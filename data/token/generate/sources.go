package main

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// The inputs, by version and checksum.
const (
	openCCModule = "github.com/longbridgeapp/opencc@v0.3.13"
	openCCSum    = "h1:H8r4oXL4s+oR3gbBb4tW4D26jT+Mc5+znzwAnXsx4ao="

	unihanFile   = "Unihan_Variants.txt.bz2"
	unihanSHA256 = "42f42d18fe0368ca8dfb76d91bb2612b4bb34fe7960a4aa770687c0bf48a0cce" // Unicode 15.0.0

	radicalFile   = "EquivalentUnifiedIdeograph.txt"
	radicalSHA256 = "f2e04bae8c856fad3a16353a99d4cc2de6c72770260379f5e4974a97548aad2a" // Unicode 15.0.0
)

// relation maps a character to the characters a dictionary puts beside it.
type relation map[rune][]rune

// sources is everything the table is made from.
type sources struct {
	simplifiedTo  relation // OpenCC STCharacters: Simplified to Traditional
	traditionalTo relation // OpenCC TSCharacters: Traditional to Simplified
	taiwan        relation // OpenCC TWVariants: OpenCC's Traditional to Taiwan's
	hongKong      relation // OpenCC HKVariants
	japan         relation // OpenCC JPVariants: Traditional to Japan's new forms
	zVariant      relation // Unihan kZVariant
	simplified    relation // Unihan kSimplifiedVariant
	variants      relation // variants.txt: the part of Unihan's kSemanticVariant that is the same character
	radicals      relation // radical symbols to the ideographs they stand for
}

func readSources(unicodeDir string) (*sources, error) {
	dir, err := openCCDir()
	if err != nil {
		return nil, err
	}
	src := &sources{zVariant: relation{}, simplified: relation{}, variants: relation{}, radicals: relation{}}
	for name, to := range map[string]*relation{
		"STCharacters": &src.simplifiedTo, "TSCharacters": &src.traditionalTo,
		"TWVariants": &src.taiwan, "HKVariants": &src.hongKong, "JPVariants": &src.japan,
	} {
		if *to, err = readOpenCC(filepath.Join(dir, "dictionary", name+".txt")); err != nil {
			return nil, err
		}
	}
	semantic := relation{}
	err = readUnihan(filepath.Join(unicodeDir, unihanFile), map[string]relation{
		"kZVariant": src.zVariant, "kSimplifiedVariant": src.simplified, "kSemanticVariant": semantic,
	})
	if err != nil {
		return nil, err
	}
	if err := readVariants(src.variants, semantic); err != nil {
		return nil, err
	}
	return src, readRadicals(filepath.Join(unicodeDir, radicalFile), src.radicals)
}

//go:embed variants.txt
var variants string

// readVariants reads groups of a character and its variants, parted by spaces,
// and checks that Unihan states each.
func readVariants(r, stated relation) error {
	for line := range strings.Lines(variants) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, group := range strings.Fields(line) {
			members := []rune(group)
			for _, c := range members[1:] {
				if !slices.Contains(stated[members[0]], c) && !slices.Contains(stated[c], members[0]) {
					return fmt.Errorf("variants.txt: %c is no kSemanticVariant of %c", c, members[0])
				}
			}
			r[members[0]] = append(r[members[0]], members[1:]...)
		}
	}
	return nil
}

// openCCDir is where the go command keeps OpenCC's dictionaries.
func openCCDir() (string, error) {
	out, err := exec.Command("go", "mod", "download", "-json", openCCModule).Output()
	if err != nil {
		return "", fmt.Errorf("go mod download %s: %w", openCCModule, err)
	}
	var module struct{ Dir, Sum string }
	if err := json.Unmarshal(out, &module); err != nil {
		return "", fmt.Errorf("go mod download %s: %w", openCCModule, err)
	}
	if module.Sum != openCCSum {
		return "", fmt.Errorf("%s: checksum %s, want %s", openCCModule, module.Sum, openCCSum)
	}
	return module.Dir, nil
}

// readOpenCC reads lines of a character, a tab, and characters parted by spaces.
func readOpenCC(path string) (relation, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := relation{}
	for line := range strings.Lines(string(data)) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		key := []rune(from)
		for _, target := range strings.Fields(to) {
			value := []rune(target)
			if len(key) != 1 || len(value) != 1 {
				return nil, fmt.Errorf("%s: %q is no pair of characters", path, line)
			}
			r[key[0]] = append(r[key[0]], value[0])
		}
	}
	return r, nil
}

// readUnihan reads the fields asked for: code point, field, code points, each
// of which may carry its sources after a '<'.
func readUnihan(path string, fields map[string]relation) error {
	data, err := readChecked(path, unihanSHA256)
	if err != nil {
		return err
	}
	plain, err := io.ReadAll(bzip2.NewReader(bytes.NewReader(data)))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	lines := bufio.NewScanner(bytes.NewReader(plain))
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) != 3 || fields[parts[1]] == nil {
			continue
		}
		from, err := parseHex(strings.TrimPrefix(parts[0], "U+"))
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, value := range strings.Fields(parts[2]) {
			code, _, _ := strings.Cut(strings.TrimPrefix(value, "U+"), "<")
			to, err := parseHex(code)
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			fields[parts[1]][from] = append(fields[parts[1]][from], to)
		}
	}
	return lines.Err()
}

// readRadicals reads lines of a code point or a range, and its ideograph.
func readRadicals(path string, r relation) error {
	data, err := readChecked(path, radicalSHA256)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(line, "#")
		from, to, ok := strings.Cut(line, ";")
		if !ok {
			continue
		}
		first, last, isRange := strings.Cut(strings.TrimSpace(from), "..")
		if !isRange {
			last = first
		}
		low, err1 := parseHex(first)
		high, err2 := parseHex(last)
		ideograph, err3 := parseHex(strings.TrimSpace(to))
		if err := errors.Join(err1, err2, err3); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for c := low; c <= high; c++ {
			r[c] = []rune{ideograph}
		}
	}
	return nil
}

func readChecked(path, wantSHA256 string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%w (apt-get install unicode-data)", err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != wantSHA256 {
		return nil, fmt.Errorf("%s: sha256 %x, want %s", path, sum, wantSHA256)
	}
	return data, nil
}

func parseHex(text string) (rune, error) {
	v, err := strconv.ParseUint(text, 16, 21)
	return rune(v), err
}
