package engine

import (
	"fmt"
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// asked is a query with what it means, said plainly: a search through one
// text with nothing but the text.
type asked struct {
	query string
	holds func(t *plainText) bool
}

// plainText is a text, folded, and as it is written.
type plainText struct {
	raw, folded string
	at          token.Folded
}

// maker draws parts of queries from articles.
type maker struct {
	*rand.Rand
	articles []*article.Article
}

func (m *maker) han(runes int) string { return drawn(m.Rand, m.articles, runes, 1, false)[0] }

// stretch is some runes of a block, of any kind.
func (m *maker) stretch(runes int) string {
	for {
		a := m.articles[m.Intn(len(m.articles))]
		whole := []rune(a.Blocks[m.Intn(len(a.Blocks))].Text)
		if len(whole) < runes {
			continue
		}
		at := m.Intn(len(whole) - runes + 1)
		s := string(whole[at : at+runes])
		if !strings.ContainsAny(s, language.Quotes+"\t\n") && s == strings.TrimSpace(s) && len(token.Runs(s)) > 0 {
			return s
		}
	}
}

func (m *maker) latinWord() string {
	for {
		a := m.articles[m.Intn(len(m.articles))]
		words := strings.FieldsFunc(token.FoldString(a.Title+"\n"+a.Text()), func(r rune) bool { return !token.InWord(r) })
		if len(words) > 0 {
			return words[m.Intn(len(words))]
		}
	}
}

// otherScript writes some characters of a text in the other script.
func otherScript(text string) string {
	return strings.NewReplacer("国", "國", "会", "會", "发", "發", "区", "區", "党", "黨", "动", "動", "业", "業", "时", "時", "这", "這", "个", "個").Replace(text)
}

func (m *maker) quotation() asked {
	text := m.stretch(1 + m.Intn(8))
	if m.Intn(4) == 0 {
		text = otherScript(text)
	}
	return asked{`"` + text + `"`, func(t *plainText) bool {
		for from := 0; ; {
			at := strings.Index(t.raw[from:], text)
			if at < 0 {
				return false
			}
			start, end := from+at, from+at+len(text)
			before, _ := utf8.DecodeLastRuneInString(t.raw[:start])
			first, size := utf8.DecodeRuneInString(text)
			last, _ := utf8.DecodeLastRuneInString(text)
			behind, _ := utf8.DecodeRuneInString(t.raw[end:])
			if !(start > 0 && letter(before) && letter(first)) && !(end < len(t.raw) && letter(last) && letter(behind)) {
				return true
			}
			from = start + size
		}
	}}
}

func letter(r rune) bool { return token.InWord([]rune(token.FoldString(string(r)) + " ")[0]) }

func (m *maker) starred() asked {
	a, b := m.han(1+m.Intn(2)), m.han(1+m.Intn(2))
	if m.Intn(3) > 0 { // two that do stand near each other
		s := []rune(m.stretch(4 + m.Intn(12)))
		a, b = string(s[:1+m.Intn(2)]), string(s[len(s)-1:])
		if !allHan(a) || !allHan(b) {
			return m.starred()
		}
	}
	like := regexp.MustCompile(quoted2(a) + `[^\n]{0,10}` + quoted2(b))
	return asked{a + "*" + b, func(t *plainText) bool { return like.MatchString(t.folded) }}
}

func quoted2(text string) string { return regexp.QuoteMeta(token.FoldString(text)) }

func allHan(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

func (m *maker) beginning() asked {
	word := []rune(m.latinWord())
	prefix := string(word[:1+m.Intn(len(word))])
	if len(prefix) < 2 {
		return m.beginning()
	}
	if len(word) > 3 && m.Intn(3) == 0 { // with its end
		last := string(word[len(word)-1])
		return asked{prefix + "*" + last, func(t *plainText) bool {
			return hasWord(t.folded, func(w string) bool {
				return strings.HasPrefix(w, prefix) && strings.HasSuffix(w[len(prefix):], last)
			})
		}}
	}
	return asked{prefix + "*", func(t *plainText) bool {
		return hasWord(t.folded, func(w string) bool { return strings.HasPrefix(w, prefix) })
	}}
}

func hasWord(folded string, is func(string) bool) bool {
	return slices.ContainsFunc(strings.FieldsFunc(folded, func(r rune) bool { return !token.InWord(r) }), is)
}

func (m *maker) almost() asked {
	if m.Intn(4) == 0 {
		word := m.latinWord()
		if len(word) < 3 || len(word) > language.MaxAlmostWord || !ascii(word) {
			return m.almost()
		}
		return asked{word + "~", func(t *plainText) bool {
			return hasWord(t.folded, func(w string) bool { return ascii(w) && levenshtein(w, word) <= 1 })
		}}
	}
	run := []rune(m.han(3 + m.Intn(4)))
	switch at := m.Intn(len(run)); m.Intn(4) {
	case 0:
		run[at] = '们'
	case 1:
		run = slices.Insert(run, at, '的')
	case 2:
		if len(run) > 3 {
			run = slices.Delete(run, at, at+1)
		}
	}
	folded := []rune(token.FoldString(string(run)))
	var ways []string
	for i := range len(folded) + 1 {
		ways = append(ways, string(folded[:i])+`[^\n]?`+string(folded[i:]))
		if i < len(folded) {
			ways = append(ways, string(folded[:i])+`[^\n]?`+string(folded[i+1:]))
		}
	}
	like := regexp.MustCompile(strings.Join(ways, "|"))
	return asked{string(run) + "~", func(t *plainText) bool { return like.MatchString(t.folded) }}
}

func ascii(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r >= 0x80 })
}

func levenshtein(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func (m *maker) near() asked {
	a, b := m.han(1+m.Intn(2)), m.han(1+m.Intn(2))
	if m.Intn(2) > 0 {
		s := []rune(m.stretch(5 + m.Intn(20)))
		if a, b = string(s[:2]), string(s[len(s)-2:]); !allHan(a) || !allHan(b) {
			return m.near()
		}
	}
	k := m.Intn(15)
	return asked{fmt.Sprintf("%s NEAR/%d %s", a, k, b), func(t *plainText) bool {
		as, bs := everywhere(t, a), everywhere(t, b)
		for _, x := range as {
			for _, y := range bs {
				first, second := x, y
				if y[0] < x[0] {
					first, second = y, x
				}
				if second[0] < first[1] {
					continue
				}
				gap := t.at.Runes[first[1]:second[0]]
				if len(gap) <= k && !slices.Contains(gap, '\n') {
					return true
				}
			}
		}
		return false
	}}
}

// everywhere lists where a word stands in the folded text, in runes.
func everywhere(t *plainText, word string) (all [][2]int) {
	folded := []rune(token.FoldString(word))
	for at := 0; at+len(folded) <= len(t.at.Runes); at++ {
		if string(t.at.Runes[at:at+len(folded)]) == string(folded) {
			all = append(all, [2]int{at, at + len(folded)})
		}
	}
	return all
}

// part is any one thing a query can ask for.
func (m *maker) part() asked {
	switch m.Intn(6) {
	case 0:
		return m.quotation()
	case 1:
		return m.starred()
	case 2:
		return m.beginning()
	case 3:
		return m.almost()
	case 4:
		return m.near()
	}
	word := m.han(1 + m.Intn(3))
	folded := token.FoldString(word)
	return asked{word, func(t *plainText) bool { return strings.Contains(t.folded, folded) }}
}

// TestLanguageEqualsPlainSearch draws queries of every kind, alone and put
// together, and compares what is found with a plain search through each text.
func TestLanguageEqualsPlainSearch(t *testing.T) {
	articles := measured(t, "news-1k")
	archive := open(t, site(t, articles, 3)) // sorts the articles
	var texts [][2]*plainText
	for _, a := range articles {
		var both [2]*plainText
		for i, text := range []string{a.Title, a.Text()} {
			folded := token.Fold(text)
			both[i] = &plainText{text, string(folded.Runes), folded}
		}
		texts = append(texts, both)
	}
	m := &maker{rand.New(rand.NewSource(11)), articles}
	in := func(both [2]*plainText, p asked) bool { return p.holds(both[0]) || p.holds(both[1]) }
	found := 0
	for i := range 1000 {
		a, b := m.part(), m.part()
		query := a.query
		holds := func(both [2]*plainText) bool { return in(both, a) }
		near := strings.Contains(a.query, "NEAR") || strings.Contains(b.query, "NEAR")
		switch {
		case i%3 > 0:
		case i%4 == 0:
			query = "(" + a.query + ") OR " + b.query
			holds = func(both [2]*plainText) bool { return in(both, a) || in(both, b) }
		case i%4 == 1 && !near:
			query = a.query + " -" + b.query
			holds = func(both [2]*plainText) bool { return in(both, a) && !in(both, b) }
		case i%4 == 2 && !near:
			query = "标题:" + a.query + " " + b.query
			holds = func(both [2]*plainText) bool { return a.holds(both[0]) && in(both, b) }
		default:
			query = a.query + " " + b.query
			holds = func(both [2]*plainText) bool { return in(both, a) && in(both, b) }
		}
		var want []uint64
		for k, both := range texts {
			if holds(both) {
				want = append(want, uint64(k))
			}
		}
		got := matches(t, archive, query)
		if !slices.Equal(got, want) {
			for _, k := range append(slices.Clone(got), want...) {
				if slices.Contains(got, k) != slices.Contains(want, k) {
					t.Errorf("%s: article %d %q: found %v, plain search %v", query, k, articles[k].Title, slices.Contains(got, k), slices.Contains(want, k))
				}
			}
		}
		if found += len(want); t.Failed() {
			return
		}
	}
	if found < 5000 {
		t.Errorf("the queries found %d articles in all: too few to tell", found)
	}
}

// TestSignsThatEndWords: 100% is not 100, nor C++ C.
func TestSignsThatEndWords(t *testing.T) {
	archive := open(t, site(t, []*article.Article{
		text("甲一二", "2021-03-01", "完成100%，讲授C++与C#。", "气温35℃"),
		text("乙一二", "2021-02-01", "一百人即100人，C语言，增长15%的企业，5G+工业"),
		text("丙一二", "2021-01-01", "100％达标，C+"),
	}, 2))
	for query, want := range map[string]string{
		"100%": "甲一二 丙一二", "100％": "甲一二 丙一二", "100": "甲一二 乙一二 丙一二", "0%": "甲一二 丙一二", "5%": "乙一二", "100%达": "丙一二",
		"C++": "甲一二", "c+": "甲一二 丙一二", "C#": "甲一二", "C++与": "甲一二", "5G+": "乙一二", "5G": "乙一二", "5g+工业": "乙一二",
		`"100%"`: "甲一二", `"5%"`: "", `"15%"`: "乙一二", "35℃": "甲一二", "35°": "甲一二", "-100% 100": "乙一二", "+100": "甲一二 乙一二 丙一二",
		"100%* 讲授": "甲一二", "讲授 NEAR/3 C++": "甲一二",
	} {
		if got := titles(t, archive, Request{Query: query, Sort: Newest}); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
}
