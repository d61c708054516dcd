package imprint

import (
	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
)

// SourceLabel is the label of a source, alone.
var SourceLabel = expression.Compile(`^[\s　]*(?:信息|新闻|稿件|文章)?[来來]源[\s　]*[:：][\s　]*$`)

// OfficeLine is the office behind a label of a table that was written without its
// marks: 发布机构 河西县人民政府办公室; or that put a text up: 发布:河西县公安局.
var OfficeLine = expression.NewForm(`^[\s　]*(?:发布机构|发布机关|发文机关|发文机构|发文单位|發布機關|發文機關|发布[\s　]*[:：])[\s　]*(\p{Han}{2,24}(?:政府|办公室|辦公室|委员会|委員會|[局厅廳委办部处處]))(?:[\s　]|$)`, "机构", "机关", "单位", "機關", "发布")

// SourceLine is a source behind its label.
var SourceLine = expression.NewForm(`(?:^|[\s|｜(（\[【　\d?？])(?:信息|消息|图片|、|新闻|稿件|文章|本文|内容|新聞資料|新聞|資訊|图文|圖文|素材|发布|發布|發佈|转载|轉載|供稿|原文)*\s?(?:[来來][ 　]{0,3}源(?:于|於|自)?|稿源|[当當]前[报報](?:纸|紙)?(?:名称|名稱)?|(?:文章|稿件)出[处處]|摘自|原载|原載|发稿单位|發稿單位|发布单位|發佈單位|發布單位|发布机构|發布機關|发文机关|發文機關|发文机构|發文機構|[Ss]ource|SOURCE|^[Vv]ia)\s*(?:[】\]]?\s*[:：|｜丨/／]\s*[|｜]?|】)\s*(?:`+calendar.Form+calendar.Clock+`[\s　]+)?\[?[\s　]{0,2}([^\s　\x{a0}|｜，,；;）)\[\]】="<>]{2,30})(?:[\s　\x{a0}|｜，,；;）)\[\]】]|$)`, "源", "出处", "出處", "前报", "前報", "摘自", "原载", "原載", "单位", "單位", "机构", "機關", "机关", "ource", "OURCE", "ia")
