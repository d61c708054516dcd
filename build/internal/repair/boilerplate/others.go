package boilerplate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// What stands below a text of other articles, told by more than a list's name.

// teasers finds a list of other articles below the text of which each has its
// first words, too, that break off: all from the list's name on.
func (s surroundings) teasers() []int {
	for i := 1; i+1 < len(s.blocks); i++ {
		if isListName(s.blocks[i].Text) && (s.prose[i+1] || !runes.AtMost(s.blocks[i+1].Text, maxAmong)) && s.breaksOff(i+1) && len(s.blocks)-i <= maxTeased && hasSentences(s.blocks[:i]) {
			return s.toEnd(nil, i)
		}
		if !isListName(s.blocks[i].Text) || s.prose[i+1] || !canHead(s.blocks[i+1]) || !hasSentences(s.blocks[:i]) {
			continue
		}
		if i+2 == len(s.blocks) || !s.prose[i+2] || !s.breaksOff(i+2) {
			continue
		}
		return s.toEnd(nil, i)
	}
	return nil
}

// namedAmong finds the list of a newspaper's page below the text: titles up to the
// end, one of which is the page's own headline.
func (s surroundings) namedAmong() []int {
	text, first := s.text(), len(s.blocks)
	for first > text+1 && !s.prose[first-1] && canHead(s.blocks[first-1]) {
		first--
	}
	if len(s.blocks)-first < leastAmong {
		return nil
	}
	for _, b := range s.blocks[first:] {
		isSame := func(other article.Block) bool { return other.Text == b.Text }
		if utf8.RuneCountInString(b.Text) >= leastSaidAgain && slices.ContainsFunc(s.blocks[:text], isSame) {
			return s.toEnd(nil, first)
		}
	}
	return nil
}

const leastAmong = 4 // titles

// listAbove finds a list of other articles between the headline and the text: its
// name and below it, up to the first sentence, links or titles behind marks.
func (s surroundings) listAbove() []int {
	text := s.text()
	if text == len(s.blocks) {
		return nil
	}
	for i := range max(min(text-1, maxAboveLines), 0) {
		if !isListName(s.blocks[i].Text) {
			continue
		}
		var out []int
		for k := i; k < text && (k == i || canHead(s.blocks[k]) && (s.blocks[k].Linked || hasListMark(s.blocks[k].Text))); k++ {
			out = append(out, k)
		}
		if len(out) == text-i {
			return out
		}
	}
	return nil
}

// maxTeased is how many lines from its list's name on a page has that has the
// first words of one other article alone.
const maxTeased = 4

// breaksOff tells the first words of a text that is elsewhere: dots behind them, or,
// where they are the page's last, no mark at all.
func (s surroundings) breaksOff(at int) bool {
	text := strings.TrimRight(s.blocks[at].Text, " 　>»[](（)）全文详情细查看更多")
	return strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…") || at == len(s.blocks)-1 && unicode.IsLetter(lastRune(s.blocks[at].Text))
}

// belowRights finds a list of titles behind a notice of rights that credits
// stand above: what follows to the end has no sentence and is no article's.
func (s surroundings) belowRights() []int {
	first := len(s.blocks)
	for first > 0 && (isTitleOrSite(s.blocks[first-1]) && !s.prose[first-1] || s.kinds[first-1] == siteSaid) {
		first--
	}
	for i := max(first, 1); i < len(s.blocks); i++ {
		if s.kinds[i] != siteSaid || !rightsNotice.MatchString(token.FoldString(s.blocks[i].Text)) || !isCreditTail(s.blocks[i-1].Text) {
			continue
		}
		if len(s.blocks)-i-1 < leastBelowIt {
			return nil
		}
		return s.toEnd(nil, i)
	}
	return nil
}

// rightsBelow finds what a site states of its rights at the end, in paragraphs
// under a name that says so: 河西在线版权声明：.
func (s surroundings) rightsBelow() []int {
	for i := len(s.blocks) - 2; i > 0 && i >= len(s.blocks)-tailBlocks-2 && rightsNotice.MatchString(token.FoldString(s.blocks[i+1].Text)); i-- {
		if !runes.AtMost(s.blocks[i].Text, maxAmong) || !rightsName.MatchString(token.FoldString(s.blocks[i].Text)) {
			continue
		}
		for isListName(s.blocks[i-1].Text) {
			i--
		}
		return s.toEnd(nil, i)
	}
	return nil
}

var rightsName = expression.Compile(`(?:版权|权利|转载).*声明\s*:?$`)

// namedBelow finds the lines at the end that say what the text is called and
// where it was: 标题：某村修好一座桥, 地址：http://…. Where nothing above is the
// headline, that is the page's title.
func namedBelow(p *page.Page) []int {
	for i := len(p.Blocks) - 2; i > 0 && i >= len(p.Blocks)-tailBlocks && !p.LinesStated; i-- {
		m := titleBelow.FindStringSubmatch(p.Blocks[i].Text)
		if m == nil || !addressBelow.MatchString(p.Blocks[i+1].Text) {
			continue
		}
		if p.Title == "" && !slices.ContainsFunc(p.Blocks[:min(i, headBlocks)], func(b article.Block) bool { return b.Text == m[1] }) {
			p.Change("boilerplate", article.InTitle, []page.Edit{{From: 0, To: 0, With: m[1], Certainty: article.Stated}})
		}
		return []int{i, i + 1}
	}
	return nil
}

var (
	titleBelow   = expression.Compile(`^\s*(?:本文)?[标標][题題]\s*[:：]\s*(\S.{3,58}\S)\s*$`)
	addressBelow = expression.Compile(`^\s*(?:本文)?(?:地址|網址|网址|[链鏈]接)\s*[:：]\s*https?://\S+\s*$`)
)

// toEnd adds a place and all behind it.
func (s surroundings) toEnd(places []int, from int) []int {
	for i := from; i < len(s.blocks); i++ {
		places = append(places, i)
	}
	return places
}

var rightsNotice = expression.Compile(`转载|版权|授权|著作`)
