// Command substitutes makes substitutes.txt: which characters stand for which
// on pages whose text was converted without thought, from OpenCC's
// dictionaries, Unihan's variants and definitions, and variants.txt.
//
// It is run by go generate in build/internal/repair and needs Debian's
// unicode-data and OpenCC's module, github.com/longbridgeapp/opencc@v0.3.13.
package main

import (
	"bufio"
	"compress/bzip2"
	_ "embed"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

//go:embed variants.txt
var ownVariants string

const unicodeDir = "/usr/share/unicode"

func main() {
	log.SetFlags(0)
	t, err := readTables()
	if err != nil {
		log.Fatal(err)
	}
	var out strings.Builder
	out.WriteString("# Made by go generate of package repair from OpenCC and Unihan; see substitutes/main.go.\n")
	fmt.Fprintf(&out, "# variant, then the character it stands for, Simplified and Traditional\nvariants %s\n", strings.Join(t.rare(), " "))
	groups, words := t.confused()
	fmt.Fprintf(&out, "# characters that are one in Simplified and apart in Traditional\ngroups %s\n", strings.Join(groups, " "))
	fmt.Fprintf(&out, "# Traditional words of two characters that hold one of them\nwords %s\n", strings.Join(words, " "))
	if err := os.WriteFile("substitutes.txt", []byte(out.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}

// tables are what the list is made from.
type tables struct {
	toTraditional, toSimplified map[rune][]rune
	regional                    map[[2]rune]bool // the same character in two orthographies
	taiwan                      map[rune][]rune
	known                       map[rune]bool   // characters of OpenCC
	variants                    map[rune][]rune // Unihan: kSemanticVariant, kZVariant, and definitions
	phrases                     [][2]string
}

func readTables() (*tables, error) {
	download, err := exec.Command("go", "mod", "download", "-json", "github.com/longbridgeapp/opencc@v0.3.13").Output()
	if err != nil {
		return nil, err
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(download, &module); err != nil {
		return nil, err
	}
	t := &tables{toTraditional: map[rune][]rune{}, toSimplified: map[rune][]rune{}, regional: map[[2]rune]bool{}, taiwan: map[rune][]rune{}, known: map[rune]bool{}, variants: map[rune][]rune{}}
	read := func(name string, each func(from string, to []string)) {
		data, readErr := os.ReadFile(filepath.Join(module.Dir, "dictionary", name+".txt"))
		if readErr != nil {
			err = readErr
		}
		for line := range strings.Lines(string(data)) {
			if from, to, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				each(from, strings.Fields(to))
			}
		}
	}
	for name, table := range map[string]map[rune][]rune{"STCharacters": t.toTraditional, "TSCharacters": t.toSimplified} {
		read(name, func(from string, to []string) {
			for _, one := range append(to, from) {
				t.known[first(one)] = true
			}
			for _, one := range to {
				table[first(from)] = append(table[first(from)], first(one))
			}
		})
	}
	for _, name := range []string{"TWVariants", "HKVariants", "JPVariants"} {
		read(name, func(from string, to []string) {
			for _, one := range to {
				t.known[first(from)], t.known[first(one)] = true, true
				if name == "TWVariants" {
					t.taiwan[first(from)] = append(t.taiwan[first(from)], first(one))
				}
				t.regional[[2]rune{first(from), first(one)}], t.regional[[2]rune{first(one), first(from)}] = true, true
			}
		})
	}
	read("STPhrases", func(from string, to []string) { t.phrases = append(t.phrases, [2]string{from, to[0]}) })
	if err != nil {
		return nil, err
	}
	return t, t.readUnihan()
}

func first(s string) rune { return []rune(s)[0] }

// sameAs is how Unihan's definitions name the character that one stands for.
var sameAs = regexp.MustCompile(`(?:same as|variant of|form of)\s+(?:U\+[0-9A-F]+\s+)?(\p{Han})`)

func (t *tables) readUnihan() error {
	relate := func(a, b rune) {
		if !slices.Contains(t.variants[a], b) {
			t.variants[a] = append(t.variants[a], b)
		}
	}
	for _, name := range []string{"Unihan_Variants.txt.bz2", "Unihan_Readings.txt.bz2"} {
		file, err := os.Open(filepath.Join(unicodeDir, name))
		if err != nil {
			return err
		}
		lines := bufio.NewScanner(bzip2.NewReader(file))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			parts := strings.Split(lines.Text(), "\t")
			if len(parts) != 3 {
				continue
			}
			from, err := strconv.ParseUint(strings.TrimPrefix(parts[0], "U+"), 16, 32)
			if err != nil {
				return err
			}
			switch parts[1] {
			case "kSemanticVariant", "kZVariant":
				for _, value := range strings.Fields(parts[2]) {
					code, _, _ := strings.Cut(strings.TrimPrefix(value, "U+"), "<")
					to, err := strconv.ParseUint(code, 16, 32)
					if err != nil {
						return err
					}
					relate(rune(from), rune(to))
					relate(rune(to), rune(from))
				}
			case "kDefinition":
				if m := sameAs.FindStringSubmatch(parts[2]); m != nil {
					relate(rune(from), first(m[1]))
				}
			}
		}
		if err := lines.Err(); err != nil {
			return err
		}
		file.Close()
	}
	for line := range strings.Lines(ownVariants) {
		for _, group := range strings.Fields(line) {
			if strings.HasPrefix(line, "#") {
				break
			}
			for _, r := range []rune(group)[1:] {
				relate(r, first(group))
			}
		}
	}
	return nil
}

// isEveryday tells the characters of GB 2312 and of Big5's first level.
func isEveryday(r rune) bool {
	if _, err := simplifiedchinese.HZGB2312.NewEncoder().String(string(r)); err == nil {
		return true
	}
	b, err := traditionalchinese.Big5.NewEncoder().Bytes([]byte(string(r)))
	return err == nil && len(b) == 2 && b[0] >= 0xA4 && b[0] <= 0xC6
}

// rare lists characters of no script's everyday text and of no orthography in
// use, that stand for one such character and no other.
func (t *tables) rare() (all []string) {
	for _, r := range slices.Sorted(maps.Keys(t.variants)) {
		if r < 0x3400 || r > 0x9FFF || isEveryday(r) || t.known[r] {
			continue
		}
		stands := map[[2]rune]bool{}
		for _, to := range t.variants[r] {
			if to <= 0x9FFF && isEveryday(to) {
				stands[t.bothScripts(to)] = true
			}
		}
		for one := range stands {
			if len(stands) == 1 {
				all = append(all, string(r)+string(one[:]))
			}
		}
	}
	return all
}

// bothScripts is a character in Simplified and in Traditional.
func (t *tables) bothScripts(r rune) [2]rune {
	if simple := t.toSimplified[r]; len(simple) > 0 && simple[0] != r {
		return [2]rune{simple[0], r}
	}
	if traditional := t.toTraditional[r]; len(traditional) > 0 {
		return [2]rune{r, traditional[0]}
	}
	return [2]rune{r, r}
}

// free are characters that writers use one for the other, in one region or
// another, where their meanings meet: neither is a mistake.
var free = strings.Fields(`佈布 佔占 佣傭 併並 侷局 克剋 凶兇 划劃 刮颳 回迴 姦奸 崑昆 帘簾 席蓆 彩綵 仿彷 彿佛 念唸 慄栗 慽戚慼 托託 扣釦 折摺 抵牴 挨捱 挽輓 搜蒐 采採
杆桿 毀燬 氾泛汎 沾霑 注註 淒悽 游遊 煉鍊鏈 甦蘇囌 甯寧 痠酸 癒愈 簽籤 致緻 艷豔 蚝蠔 復覆 贊讚 醃腌 鉅巨 閑閒 脩修 昇升 志誌 背揹 舍捨 借藉 嘗嚐 卷捲 衝沖 哄鬨 夥伙 喂餵 家傢
羶膻 托拓 榘矩 症癥 台檯 臺檯 秋鞦 瞭了 夫伕 徵征 並并 只祇`)

func isFree(a, b rune) bool {
	for _, group := range free {
		if strings.ContainsRune(group, a) && strings.ContainsRune(group, b) {
			return true
		}
	}
	return false
}

// confused lists groups of characters that are one in Simplified and not one
// in Traditional, and the words that tell which is meant.
func (t *tables) confused() (groups, words []string) {
	of, meant := map[rune][]rune{}, map[rune]bool{}
	for _, simple := range slices.Sorted(maps.Keys(t.toTraditional)) {
		members := slices.Clone(t.toTraditional[simple])
		if len(members) < 2 {
			continue
		}
		for _, r := range t.toTraditional[simple] {
			members = append(members, t.taiwan[r]...)
		}
		members = slices.DeleteFunc(members, func(r rune) bool { return !isEveryday(r) })
		slices.Sort(members)
		for _, a := range members {
			for _, b := range members {
				if a != b && a != simple && !isFree(a, b) && !t.regional[[2]rune{a, b}] && !slices.Contains(t.variants[a], b) && !slices.Contains(of[a], b) {
					of[a] = append(of[a], b)
					meant[a], meant[b] = true, true
				}
			}
		}
	}
	for _, r := range slices.Sorted(maps.Keys(of)) {
		groups = append(groups, string(r)+string(of[r]))
	}
	set := map[string]bool{}
	for _, p := range t.phrases {
		runes := []rune(p[1])
		if len(runes) != 2 {
			continue
		}
		for _, a := range append(t.taiwan[runes[0]], runes[0]) {
			for _, b := range append(t.taiwan[runes[1]], runes[1]) {
				if meant[a] || meant[b] {
					set[string(a)+string(b)] = true
				}
			}
		}
	}
	return groups, slices.Sorted(maps.Keys(set))
}
