package origin

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// ofRecord is the source that the document states in a field of its own.
func (s sources) ofRecord() bool {
	for _, words := range s.said.Source {
		if m := imprint.SourceLine.In(words); m != nil { // 来源：… in the place of the name alone
			words = m[1]
		}
		if s.is(words, words, article.Stated) {
			return true
		}
	}
	return false
}

// ofLine is what stands behind 来源： in a line of credits, or is all that line.
func (s sources) ofLine() bool {
	for _, text := range imprint.ShortLines(s.a, s.said) {
		if m := imprint.SourceLine.In(text); m != nil && !areWriters(text, m[1]) && s.called(m[1], m[0], article.Stated, imprint.SourceLabel.MatchString(strings.TrimSuffix(text, m[1]))) {
			return true
		}
		if m := imprint.OfficeLine.In(text); m != nil && s.is(m[1], m[0], article.Stated) {
			return true
		}
	}
	return false
}

// areWriters tells a name in a source's place with another's behind it: 来源: 张云龙 王洁.
func areWriters(line, name string) bool {
	_, rest, _ := strings.Cut(line, name)
	others := strings.Fields(rest)
	return naming.IsPerson(name) && len(others) > 0 && naming.IsPerson(others[0])
}

// ofDay is who stands beside the day above a text.
func (s sources) ofDay() bool {
	for _, text := range imprint.HeadLines(s.a, s.said) {
		if stamp := imprint.StampOf(text); stamp.Outlet != "" && s.is(stamp.Outlet, stamp.Words, article.Stated) {
			return true
		}
	}
	return false
}

// ofAccount is the public account whose name stands above a text.
func (s sources) ofAccount() bool {
	value, words := accountAbove(s.a, s.said)
	return s.is(value, words, article.Stated)
}

// ofOutletAlone is the outlet that stands alone in a line above the text.
func (s sources) ofOutletAlone() bool {
	for _, text := range slices.Concat(s.said.Above, imprint.ShortHead(s.a)) {
		if m := outletAlone.FindStringSubmatch(text); m != nil && !isSort.MatchString(m[1]) && s.is(m[1], m[0], article.Inferred) {
			return true
		}
	}
	return false
}

// ofAgency is the agency that opens the text.
func (s sources) ofAgency() bool {
	for _, text := range imprint.Openings(s.a, s.said) {
		if value, words := imprint.OpeningAgency(text); s.is(value, words, article.Stated) {
			return true
		}
	}
	return false
}

// ofReporter is whose reporter wrote the text.
func (s sources) ofReporter() bool {
	return s.in(slices.Concat([]string{headText(s.a), " " + tailText(s.a)}, s.said.Above, imprint.ShortHead(s.a), imprint.ProseHead(s.a)), reporterOf, article.Stated)
}

// headText is the opening of a text, and tailText its end.
func headText(a *article.Article) string {
	if len(a.Blocks) == 0 {
		return ""
	}
	return runes.First(a.Blocks[0].Text, imprint.LongestEdge)
}

func tailText(a *article.Article) string {
	if len(a.Blocks) == 0 {
		return ""
	}
	return runes.Last(a.Blocks[len(a.Blocks)-1].Text, imprint.LongestEdge)
}

// secondText is the opening of the second paragraph, where the first is but a line.
func secondText(a *article.Article) string {
	if len(a.Blocks) < 2 || utf8.RuneCountInString(a.Blocks[0].Text) > imprint.LongestOpening {
		return ""
	}
	return runes.First(a.Blocks[1].Text, imprint.LongestEdge)
}

// outletAlone is a paper's or a station's name, alone in its line.
var outletAlone = expression.Compile(`^[\s　\[【]*(\p{Han}{2,5}(?:日报|日報|晚报|晚報|时报|時報|商报|商報|晨报|電子報|电子报|新闻网|新聞網|新聞雲|通讯社|通訊社|电视台|電視台))(?:[\s　]*(?:数字报纸?|數位報|电子版|電子版|数字版))?[\s　\]】]*(?:作者[\s　]*[:：][\s　]*)?$`)

// reporterOf is whose reporter signs: （厦门日报记者佘峥）.
var reporterOf = expression.NewForm(`(?:^|[\s\x{a0}　（(【\[。！？”□■/／])([\p{Han}]{1,8}?(?:`+naming.Outlets+`))(?:\s?[·|｜]\s?[\p{Han}]{0,6}?|\.(?:com|net|cn|tw|hk)[\s　]*)?(?:首席|见习|見習|实习|主任|特约|全媒体|全媒體|融媒体|融媒|驻[\p{Han}]{2,4})*[\s　]?(?:记者|記者)(?:[\s\x{a0}　:：]|[\p{Han}]{2,4}(?:报道|報道|報導)?(?:[）)\]】\s\x{a0}　、/／]|实习生|實習生|通讯员|通訊員|$))`, "记者", "記者")
