package repair

import (
	"strings"

	"fangzhi/build/internal/expression"
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

const (
	leastFileLabels = 3
	maxFileData     = 4 * 600 // bytes
)

// fileLabel is matched in folded text without spaces.
var fileLabel = expression.Compile(`^[\[【]?(?:(索引号|信息索引号?|组配分类|发文字号|主题分类|体裁分类|服务对象|公开(?:方式|范围|形式|时限)|信息分类)|(文号|名称|标题|发布机构|发文机关|发文单位|发布单位|公开单位|生成日期|成文日期|发文日期|发布日期|发布时间|公开日期|废止日期|失效日期|生效日期|实施日期|有效性|效力|时效性|主题词|关键词|内容概述|词|分类|语种))[\]】]?:?(.*)$`)
