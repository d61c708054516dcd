package extract

import (
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/data/article"
)

// ofRecord is the source that the document states in a field of its own.
func (s sources) ofRecord() bool {
	for _, words := range s.said.Source {
		if m := sourceLine.in(words); m != nil { // 来源：… in the place of the name alone
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
	for _, text := range shortLines(s.a, s.said) {
		if m := sourceLine.in(text); m != nil && s.called(m[1], m[0], article.Stated, sourceLabel.MatchString(strings.TrimSuffix(text, m[1]))) {
			return true
		}
	}
	return false
}

// ofDay is who stands beside the day above a text.
func (s sources) ofDay() bool {
	for _, text := range headLines(s.a, s.said) {
		if stamp := stampOf(text); stamp.outlet != "" && s.is(stamp.outlet, stamp.words, article.Stated) {
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
	for _, text := range slices.Concat(s.said.Above, shortHead(s.a)) {
		if m := outletAlone.FindStringSubmatch(text); m != nil && !isSort.MatchString(m[1]) && s.is(m[1], m[0], article.Inferred) {
			return true
		}
	}
	return false
}

// ofTaking is what the text says that it was taken from.
func (s sources) ofTaking() bool {
	value, words := takenFrom(s.a)
	return s.is(value, words, article.Stated)
}

// ofAgency is the agency that opens the text.
func (s sources) ofAgency() bool {
	for _, text := range openings(s.a, s.said) {
		if value, words := openingAgency(text); s.is(value, words, article.Stated) {
			return true
		}
	}
	return false
}

// ofReporter is whose reporter wrote the text.
func (s sources) ofReporter() bool {
	return s.in(slices.Concat([]string{headText(s.a), " " + tailText(s.a)}, s.said.Above, shortHead(s.a), proseHead(s.a)), reporterOf, article.Stated)
}

// outletAlone is a paper's or a station's name, alone in its line.
var outletAlone = expression.Compile(`^[\s　]*(\p{Han}{2,5}(?:日报|日報|晚报|晚報|时报|時報|商报|商報|晨报|電子報|电子报|新闻网|新聞網|新聞雲|通讯社|通訊社|电视台|電視台))[\s　]*$`)

var (
	sourceLine = newForm(`(?:^|[\s|｜(（\[【　\d?？])(?:信息|消息|图片|、|新闻|稿件|文章|本文|内容|新聞|資訊|图文|圖文|素材|发布|發布|發佈|转载|轉載|供稿|原文)*\s?(?:[来來][ 　]{0,3}源(?:于|於|自)?|稿源|摘自|原载|原載|发稿单位|發稿單位|发布单位|發佈單位|發布單位|发布机构|發布機關|发文机关|發文機關|发文机构|發文機構|[Ss]ource|SOURCE|^[Vv]ia)\s*(?:[】\]]?\s*[:：|｜丨/／]|】)\s*(?:`+calendar.Form+calendar.Clock+`[\s　]+)?\[?[\s　]{0,2}([^\s　\x{a0}|｜，,；;）)\[\]】="<>]{2,30})(?:[\s　\x{a0}|｜，,；;）)\[\]】]|$)`, "源", "摘自", "原载", "原載", "单位", "單位", "机构", "機關", "机关", "ource", "OURCE", "ia")
)
