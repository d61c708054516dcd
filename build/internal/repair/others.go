package repair

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/data/token"
)

// What stands below a text of other articles, told by more than a list's name.

// teasers finds a list of other articles below the text of which each has its
// first words, too, that break off: all from the list's name on.
func (s surroundings) teasers() []int {
	for i := 1; i+2 < len(s.blocks); i++ {
		if isListName(s.blocks[i].Text) && s.prose[i+1] && breaksOff(s.blocks[i+1].Text) && len(s.blocks)-i <= maxTeased && hasSentences(s.blocks[:i]) {
			return s.toEnd(nil, i)
		}
		if !isListName(s.blocks[i].Text) || s.prose[i+1] || !canHead(s.blocks[i+1]) || !hasSentences(s.blocks[:i]) {
			continue
		}
		if !s.prose[i+2] || !breaksOff(s.blocks[i+2].Text) {
			continue
		}
		return s.toEnd(nil, i)
	}
	return nil
}

// maxTeased is how many lines from its list's name on a page has that has the
// first words of one other article alone.
const maxTeased = 4

// breaksOff tells the first words of a text that is elsewhere.
func breaksOff(text string) bool {
	text = strings.TrimRight(text, " 　>»[](（)）全文详情详细查看更多")
	return strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…")
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

// toEnd adds a place and all behind it.
func (s surroundings) toEnd(places []int, from int) []int {
	for i := from; i < len(s.blocks); i++ {
		places = append(places, i)
	}
	return places
}

var rightsNotice = expression.Compile(`转载|版权|授权|著作`)
