package boilerplate

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// fileData reads the table that an office puts above a document: its number in
// the register, who sent it, when. It gives what each label labels, a line each,
// or nil.
//
// Evidence: every other cell is such a label, three at least, and one of them
// is of registers alone.
func fileData(b article.Block) (lines []string) {
	if b.Kind != article.Table || len(b.Text) > maxFileData {
		return nil
	}
	labels, values, register := 0, 0, false
	label := ""
	for _, cell := range strings.FieldsFunc(b.Text, func(r rune) bool { return r == '\t' || r == '\n' }) {
		cell = strings.TrimSpace(cell)
		m := fileLabel.FindStringSubmatch(strings.Join(strings.Fields(token.FoldString(cell)), ""))
		switch {
		case m == nil && label == "" && cell != "":
			values++ // of no label
		case m == nil:
			if cell != "" {
				lines = append(lines, label+"："+cell)
			}
			label = ""
		default:
			labels++
			register = register || m[1] != ""
			label = strings.TrimRight(cell, ":： ")
			if m[3] != "" { // label and value in one cell
				lines, label = append(lines, cell), ""
			}
		}
	}
	if labels < leastFileLabels || values > 0 || !register {
		return nil
	}
	return lines
}

// fileLines is where the same ends that stands as lines from a place, each label
// with its value or above it, and what it says; else that place.
func fileLines(p *page.Page, from int) (end int, lines []string) {
	var cells []string
	label := false // the line above is one, without its value
	for end = from; end < len(p.Blocks); end++ {
		text := strings.TrimSpace(strings.TrimLeft(p.Blocks[end].Text, "•·▪- "))
		m := fileLabel.FindStringSubmatch(strings.Join(strings.Fields(token.FoldString(text)), ""))
		isField := m != nil && strings.ContainsAny(text, ":：")
		isValue := label && runes.AtMost(text, maxAmong) && !strings.Contains(text, "。") && (from == 0 || text != p.Blocks[from-1].Text)
		if !isField && !isValue {
			break
		}
		label = isField && m[3] == ""
		cells = append(cells, text)
	}
	lines = fileData(article.Block{Kind: article.Table, Text: strings.Join(cells, "\n")})
	if lines == nil {
		return from, nil
	}
	return end, lines
}

// fileLinesAbove finds such lines in the page's head, and notes the day on which
// the document was published.
func fileLinesAbove(p *page.Page) (places []int) {
	for i := 0; i < min(len(p.Blocks), headBlocks) && !p.LinesStated; i++ {
		end, stated := fileLines(p, i)
		for k := i; k < end; k++ {
			places = append(places, k)
		}
		for _, line := range stated {
			if strings.HasPrefix(token.FoldString(line), "发布") && anyDay.MatchString(line) {
				p.Credits = append(p.Credits, line)
			}
		}
		if places != nil {
			return places
		}
	}
	return nil
}

const (
	leastFileLabels = 3
	maxFileData     = 4 * 600 // bytes
)

// fileLabel is matched in folded text without spaces.
var fileLabel = expression.Compile(`^[\[【]?(?:(索引号|信息索引号?|组配分类|发文字号|主题分类|体裁分类|服务对象|公开(?:方式|范围|形式|时限)|信息分类)|(文号|名称|标题|发布机构|发文机构|来源|发文机关|发文单位|发布单位|公开单位|生成日期|成文日期|发文日期|发布日期|发布时间|公开日期|废止日期|失效日期|生效日期|实施日期|有效性|效力|时效性|主题词|关键词|内容概述|词|分类|语种))[\]】]?:?(.*)$`)
