package imprint

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
)

// Plain writes a line of credits with one kind of space and stroke, and its
// roles whole.
func Plain(text string) string {
	if !holdsSign(text) {
		return text
	}
	if signWords.In(text) {
		text = signs.Replace(text)
	}
	text = labelsApart(text)
	if !strings.Contains(text, " ") && !strings.Contains(text, "　") || !strings.ContainsAny(text, ":：/／|｜") {
		return text
	}
	return padded.ReplaceAllString(text, "$1$2$3")
}

// signs are spaces and strokes that stand for the common ones.
var signs = strings.NewReplacer("\u00a0", " ", "∕", "／", "⁄", "／", "╱", "／", "\\", "／", "+", "、", "＋", "、", "记 者", "记者", "记　者", "记者", "記 者", "記者", "記　者", "記者", "通 讯 员", "通讯员", "通 訊 員", "通訊員")

// signWords are those that are replaced, for a fast look.
var signWords = expression.NewWords("\u00a0", "∕", "⁄", "╱", "\\", "+", "＋", "记 者", "记　者", "記 者", "記　者", "通 讯 员", "通 訊 員")

// holdsSign is the cheap look: a sign that is replaced, or a space.
func holdsSign(text string) bool {
	for _, r := range runes.Others(text) {
		switch r {
		case ' ', '　', '\u00a0', '∕', '⁄', '╱', '\\', '+', '＋':
			return true
		}
	}
	return false
}

// padded are roles that print sets apart: 编 辑：张三.
var padded = expression.Compile(`([责責编編校审審记記作摄攝签簽来來制製监監终終初供图圖])[ 　\x{a0}]+([编編辑輯对對核者影发發源作制製审審稿文])([ 　\x{a0}]*[:：/／|｜])`)

// labelsApart parts what stands behind one label from the next, where no space
// does: 来源:河西日报编辑:林小满发布时间:2020-08-06.
func labelsApart(text string) string {
	if !gluedLabel.May(text) {
		return text
	}
	for range 3 {
		m := gluedLabel.FindStringSubmatchIndex(text)
		if m == nil || !naming.OutletEnd.MatchString(text[m[2]:m[3]]) && !naming.IsPerson(text[m[2]:m[3]]) {
			break
		}
		text = text[:m[3]] + " " + text[m[3]:]
	}
	return text
}

var gluedLabel = expression.NewForm(`[:：]\s?(\p{Han}{2,12}?)(?:责任编辑|责编|编辑|作者|来源|发布时间|发布日期|更新时间)[:：]`, "编辑:", "编辑：", "责编:", "责编：", "作者:", "作者：", "来源:", "来源：", "时间:", "时间：", "日期:", "日期：")
