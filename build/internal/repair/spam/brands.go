package spam

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// brandRows finds the lines that a farm plants above a text it took over, which
// all begin with what they sell: 某某app下载, 某某app官网, 某某平台怎么样.
//
// Evidence: five lines or more at the top, four in five with one beginning, and
// above them a line of signs alone and a phrase in one, or phrases in half of
// them and the beginning nowhere in the page's sentences.
func brandRows(p *page.Page, about func() bool) (rows []int) {
	from := 0
	for from < min(len(p.Blocks), 2) && p.Blocks[from].Kind == article.Paragraph && isSigns(p.Blocks[from].Text) {
		from++
	}
	end := from
	for end < len(p.Blocks) && p.Blocks[end].Kind != article.Figure && runes.AtMost(p.Blocks[end].Text, maxBrandRow) && strings.ContainsFunc(p.Blocks[end].Text, isWordRune) && !runes.HasAny(p.Blocks[end].Text, "。；！？") {
		end++
	}
	if end-from < leastBrandRows || end == len(p.Blocks) {
		return nil
	}
	times, phrases := map[string]int{}, 0
	most := ""
	for _, b := range p.Blocks[from:end] {
		start := startOf(b.Text)
		if times[start]++; times[start] > times[most] {
			most = start
		}
		if found, _, _ := spamIn(strings.ToLower(b.Text)); len(found) > 0 {
			phrases++
		}
	}
	for end > from && startOf(p.Blocks[end-1].Text) != most {
		end--
	}
	if n := end - from; n < leastBrandRows || 5*times[most] < 4*n || phrases == 0 || !strings.ContainsFunc(most, unicode.IsLetter) || from == 0 && (2*phrases < n || slices.ContainsFunc(p.Blocks[end:], func(b article.Block) bool { return strings.Contains(b.Text, most) })) || about() {
		return nil
	}
	for i := range end {
		rows = append(rows, i)
	}
	return rows
}

const (
	leastBrandRows = 5
	maxBrandRow    = 40 // characters
	brandStart     = 2  // characters
	leastBrand     = 3  // characters of what is cut out of sentences
)

// isSigns tells a line of pictures alone: ✰🐭✺.
func isSigns(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return !unicode.Is(unicode.So, r) && !unicode.Is(unicode.Mn, r) }) < 0
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// startOf are a line's first characters.
func startOf(line string) string {
	n := 0
	for i := range line {
		if n == brandStart {
			return line[:i]
		}
		n++
	}
	return line
}

// cutBrands cuts out of the sentences below what such lines begin with, set
// before a mark: …的主体楼之外某某app，两侧….
func cutBrands(p *page.Page, places []int) {
	var rows []string
	for _, i := range places {
		rows = append(rows, p.Blocks[i].Text)
	}
	for i := len(places); rows != nil && i < len(p.Blocks); i++ {
		p.Change(Rule, i, brandsIn(p.Blocks[i].Text, rows))
	}
}

func brandsIn(line string, rows []string) (edits []page.Edit) {
	for at := range line {
		if at == 0 || len(edits) > 0 && at < edits[len(edits)-1].To {
			continue
		}
		end := at
		for _, row := range rows {
			end = max(end, at+sharedStart(line[at:], row))
		}
		next, _ := utf8.DecodeRuneInString(line[end:])
		if utf8.RuneCountInString(line[at:end]) >= leastBrand && strings.ContainsRune("，。,；：、", next) {
			edits = append(edits, page.Edit{From: at, To: end, With: "", Certainty: article.Stated})
		}
	}
	return edits
}

// sharedStart is how many bytes of whole characters two texts begin with alike.
func sharedStart(a, b string) int {
	for i, r := range a {
		if rest := b[i:]; rest == "" || !strings.HasPrefix(rest, string(r)) {
			return i
		}
	}
	return len(a)
}
