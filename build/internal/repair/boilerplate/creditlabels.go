package boilerplate

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
)

// Sites set the same few labels in ever other ways: 文档序号:7981976阅读:122来源:某局.
// A line whose colons all stand behind labels of publishing is one of credits,
// whatever stands between them.

// Bounds of such a line, in characters.
const (
	maxLabelled      = 80
	maxLabelledValue = 28 // and of what stands before the first label
	maxSourceLine    = 24 // of a line with the label of a source alone
)

// byLabels reads a folded line by its labels alone.
//
// Evidence: two labels of publishing, one of them none that events have; or one
// with a day; or a source alone in a short line. It leaves alone a line with any
// other colon but a clock's or an address's, and sentences.
func byLabels(text string) (c credits) {
	if !strings.ContainsAny(text, ":|;0") && !strings.Contains(text, "丨") || !runes.AtMost(text, maxLabelled) || runes.HasAny(text, "。!?“《「") {
		return credits{}
	}
	line := webAddress.ReplaceAllString(text, "")
	rest, value, events := line, "", 0
	day := anyStamp.FindString(rest)
	sourced := sourceFirst.MatchString(rest)
	for {
		m := publishingLabel.FindStringSubmatchIndex(rest)
		if m == nil {
			break
		}
		value += rest[:m[0]]
		label, behind := rest[m[2]:m[3]], rest[m[1]:]
		if sign := strings.IndexAny(behind, ":丨|;"); sign == 0 || anyStamp.MatchString(behind) && anyStamp.FindStringIndex(behind)[0] == 0 {
			if !isLabelled(value) {
				return credits{}
			}
			value, behind = "", strings.TrimLeft(behind, ":丨|;")
			c.take(label)
			if label == "时间" || label == "日期" {
				events++
			}
		} else {
			value += rest[m[0]:m[1]]
		}
		rest = behind
	}
	if !isLabelled(value + rest) {
		return credits{}
	}
	c.dated, c.timed = day != "", strings.Contains(day, ":")
	short := sourced && runes.AtMost(line, maxSourceLine) && !runes.HasAny(text, ",、")
	if c.labels == events || c.labels < 2 && !c.dated && !short {
		return credits{}
	}
	c.whole, c.told = true, true
	return c
}

// isLabelled tells what can stand behind a label: short, and with no colon but a clock's.
func isLabelled(value string) bool {
	value = anyStamp.ReplaceAllString(value, "")
	most := maxLabelledValue
	if strings.Contains(value, ",") {
		most /= 2
	}
	return runes.AtMost(value, most) && !strings.Contains(value, ":")
}

// take notes a label.
func (c *credits) take(label string) {
	c.labels++
	c.source = c.source || strings.Contains(label, "来源") || label == "稿源"
	c.editor = c.editor || c.source || runes.HasAny(label, "编审校")
}

var (
	publishingLabel = expression.Compile(`((?:信息|文章|稿件|新闻|内容|图片|本文)?来源于?|稿源|(?:文章|本文|原)?作者|撰稿人?|供稿|(?:特约|首席)?记者|通讯员|(?:责任|值班|执行|网络)?编辑|责编|主编|编发|编审|核稿|校对|[初复终一二三]审|审核|` +
		`发布(?:时间|日期|单位|机构|人|者)|发表(?:时间|日期|于)|更新(?:时间|日期)|最后更新|上传(?:时间|用户|者)|时间|日期|版次|` +
		`(?:浏览|阅读|点击|访问|下载|被引)(?:次数|数|量|率)?|人气|热度|文档序号|(?:所属)?(?:分类|栏目|标签)|字号|tags?)\s*[\])】]?\s*`)
	anyStamp    = expression.Compile(`(?:(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:[\st]*\d{1,2}:\d\d(?::\d\d)?)?)|\d{1,2}:\d\d(?::\d\d)?`)
	webAddress  = expression.Compile(`https?://[\w./?=&#-]+|www\.[\w./-]+`)
	sourceFirst = expression.Compile(`^[\s\[【(]*(?:文章|稿件|信息|新闻|内容)?来源于?\s*[:丨]`)
)
