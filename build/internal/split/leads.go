package split

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Words of news, in both scripts.
const (
	ownPaper = `(?:本报|本報|本刊|本网|本網|本台)`
	rank     = `(?:首席|见习|見習|特约|特約|实习|實習)?`
	reporter = `(?:记者|記者|通讯员|通訊員)`
	item     = `(?:讯|訊|消息|电|電)`
)

var (
	// lead is how a news item opens.
	lead = expression.Compile(`^\s*[（(【\[〔]?` + ownPaper + `[^，,。：:]{0,12}?` + item + `\s*[（(【\[/：:\s）)】\]〕]|` +
		`^\s*` + ownPaper + rank + reporter + `|` +
		`^\s*(?:新华社|新華社|中新社|人民网|人民網|央视网|央視網)[^，,。]{0,14}?` + item + `\s*[（(【\[]|` +
		`^\s*[（(□■〔【\[]\s*\p{Han}{0,6}?` + reporter + `|` +
		`^\s*[（(〔【\[]?\p{Han}{2,4}[/／\\∕]\p{Han}{2,4}(?:报道|報道|報導)[）)〕】\]\s　]`)
	// wire is an opening that names another paper or site: 河西网讯 …, 河西日报讯（记者…）, 晚报讯 ….
	wire = expression.Compile(`^\s*[（(【\[〔]?\p{Han}{1,10}?(?:网|網|报|報|社|台|臺|在线|在線|中心|客户端)\p{Han}{0,6}?(?:\d{1,2}月)?(?:\d{1,2}日)?` + item + `\s*[）)】\]〕]?[（(【\[\s　]`)
	// interviewer opens a question or a remark of the reporter's.
	interviewer = expression.Compile(`^\s*` + ownPaper + rank + reporter + `|^\s*[□■（(【\[]\s*\p{Han}{0,6}` + reporter + `\p{Han}{0,3}\s*[）)】\]]?\s*[:：]`)
)

// isLeadText tells how a news item opens.
func isLeadText(text string) bool { return lead.MatchString(text) || wire.MatchString(text) }

// isLead tells a paragraph that a news item opens with. A short one has to end
// in a full stop: else it may be a byline, or a question put to somebody.
func isLead(b article.Block) bool {
	if b.Kind != article.Paragraph || !isLeadText(b.Text) {
		return false
	}
	return !runes.AtMost(b.Text, maxHeadline) || strings.Contains(b.Text, "。") && !interviewer.MatchString(b.Text)
}

// opensWithByline tells lines that say who wrote, and sentences below them.
func opensWithByline(blocks []article.Block, i int) bool {
	n := 0
	for ; n < maxHeadLines && i < len(blocks) && isByline(blocks[i]); n++ {
		i++
	}
	return n > 0 && i < len(blocks) && (isProse(blocks[i]) || opensItem(blocks[i]) || isSentence(blocks[i]))
}

// opensItem tells the first words of a news item, be its paragraph broken behind them.
func opensItem(b article.Block) bool {
	return b.Kind == article.Paragraph && lead.MatchString(b.Text) && !interviewer.MatchString(b.Text) && !isByline(b)
}

// isSentence tells a paragraph of one sentence at least, however short.
func isSentence(b article.Block) bool {
	return b.Kind == article.Paragraph && strings.HasSuffix(strings.TrimRight(b.Text, " 　”」"), "。")
}

// byline is a line with nothing but who wrote what stands below.
var byline = expression.Compile(`^\s*[\p{So}（(【\[〔]?\s*\p{Han}{0,8}?(?:` + reporter + `|撰稿|撰文|采写|採寫)(?:[\s　\x{a0}:：/／|丨｜]+\p{Han}{1,4}){1,8}(?:\s*[文图圖摄攝/／]+)?(?:[\s　]+\p{Han}{2,4}报道)?\s*[）)】\]〕]?$|` +
	`^\s*[〔（(【\[]?\s*(?:\p{Han}{2,8}\s*[/／]\s*)?\p{Han}{0,8}?(?:记者|記者)\s*\p{Han}{2,4}(?:[、\s　]+\p{Han}{2,4}){0,3}\s*[/／∕]\s*\p{Han}{2,8}(?:报道|報道|报导|報導)\s*[〕）)】\]]?$|` +
	`^\s*[（(]?\p{Han}{2,6}[/／]\s*\p{Han}{2,6}\s?\d{1,2}日(?:综合|綜合|專|专)?[電电][）)]?$|` +
	`^\s*\p{Han}{0,6}?(?:记者|記者)[\s　:：]*\p{Han}{2,4}[\s　、]+(?:通讯员|通訊員)[\s　:：]*\p{Han}{2,4}(?:[\s　、]+\p{Han}{2,4}){0,4}$|` +
	`^\s*[（(【\[]?\s*(?:本报|本報|本刊|本网|本網)(?:讯|訊)\s*[）)】\]]?$|` +
	`^\s*[□■◎●◆▲△（(【\[]?\s*(?:文图|图文|文|图|圖|文字)\s*[/／|丨｜]\s*\p{Han}{2,4}(?:[\s　]|$|[）)】])|` +
	`^\s*[□■◎●◆▉▌]\s*(?:本[报報]记者|本報記者|\p{Han}{0,4}记者|\p{Han}{0,4}記者)?[\s　]*\p{Han}{2,4}(?:[\s　]+\p{Han}{2,4}){0,4}$`)

// isByline tells a line that says who wrote.
func isByline(b article.Block) bool {
	return b.Kind == article.Paragraph && runes.AtMost(b.Text, maxHeadline) && byline.MatchString(b.Text)
}
