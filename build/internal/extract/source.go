package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// KindCarrier is the kind of evidence that tells who carried an article that
// another published first.
const KindCarrier = "carrier"

// openings are what a text can open with: lines above it, then its first blocks.
func openings(a *article.Article, said Statements) []string {
	lines := slices.Clone(said.Above)
	for _, b := range headBlocks(a) {
		lines = append(lines, b.Text)
	}
	return lines
}

// shortHead are the short lines among a text's first.
func shortHead(a *article.Article) (lines []string) {
	for _, b := range headBlocks(a) {
		if !strings.Contains(b.Text, "。") && runes.AtMost(b.Text, maxCreditLine) {
			lines = append(lines, b.Text)
		}
	}
	return lines
}

// proseHead is the opening of the first paragraph, where lines stand above it.
func proseHead(a *article.Article) []string {
	if at := headLength(a); at > 0 && at < len(a.Blocks) {
		return []string{firstRunes(a.Blocks[at].Text, longestOpening)}
	}
	return nil
}

// carrier notes who carried an article, where its source is another.
func carrier(a *article.Article, said Statements) {
	if a.Source == "" {
		return
	}
	told := []string{token.FoldString(a.Source)}
	tell := func(name, words string, certainty article.Certainty) {
		key := token.FoldString(name)
		if n := utf8.RuneCountInString(name); n < 2 || n > maxSource || isPerson(name) || len(namesIn(words)) > 0 || slices.Contains(told, key) {
			return
		}
		told = append(told, key)
		note(a, KindCarrier, name, words, certainty)
	}
	for _, words := range slices.Concat(said.Author, said.Site) {
		tell(nameOnly(words), words, article.Stated)
	}
	for _, words := range said.Aside {
		if m := hotlineOf.in(words); m != nil && !strings.ContainsAny(m[1], "可请請打拨撥") {
			tell(m[1], m[0], article.Inferred)
		}
	}
}

// source finds who published an article first: what the document states, a
// line 来源:…, what it says it was taken from, the agency that opens the text,
// the issue it stood in, the holder of its rights, the site it was saved from,
// the report it retells. A carrier is not a source, so it comes late.
func source(a *article.Article, said Statements) {
	set := func(value, words string, certainty article.Certainty) bool {
		if at := labelBehind.FindStringIndex(value); at != nil && at[0] == 0 { // 来源: 编辑:林小满
			return false
		}
		if isAddress(value) || isWriter(value) || strings.Trim(value, "0123456789:：-/. ") == "" {
			return false
		}
		value = nameOnly(value)
		if n := utf8.RuneCountInString(value); n < 2 || n > maxSource || nameless[value] || nameless[lastRunes(value, 2)] || strings.Contains(value, "的") && !strings.HasSuffix(value, "博客") {
			return false
		}
		if strings.HasPrefix(value, "所有") || strings.HasPrefix(value, "凡") { // 版权声明：所有内容为…
			return false
		}
		if isSort.MatchString(value) && !slices.Contains(said.Source, value) {
			return false
		}
		a.Source = value
		note(a, string(facet.Source), value, words, certainty)
		return true
	}
	for _, words := range said.Source {
		if m := sourceLine.in(words); m != nil { // 来源：… in the place of the name alone
			words = m[1]
		}
		if set(words, words, article.Stated) {
			return
		}
	}
	for _, text := range shortLines(a, said) {
		if m := sourceLine.in(text); m != nil && set(m[1], m[0], article.Stated) {
			return
		}
	}
	for _, text := range headLines(a, said) {
		for _, form := range []*expression.Expression{besideTime, beforeDay, journalIssue.Expression} {
			if m := form.FindStringSubmatch(withoutAddress(firstRunes(text, longestEdge))); m != nil && set(m[1], m[0], article.Stated) {
				return
			}
		}
	}
	if value, words := accountAbove(a, said); value != "" && set(value, words, article.Stated) {
		return
	}
	if m := outletBefore.in(openingLine(a)); m != nil && set(m[1], m[0], article.Stated) {
		return
	}
	for _, text := range slices.Concat(said.Above, shortHead(a)) {
		if m := outletAlone.FindStringSubmatch(text); m != nil && !isSort.MatchString(m[1]) && set(m[1], m[0], article.Inferred) {
			return
		}
	}
	if value, words := takenFrom(a); value != "" && set(value, words, article.Stated) {
		return
	}
	for _, text := range openings(a, said) {
		if value, words := openingAgency(text); value != "" && set(value, words, article.Stated) {
			return
		}
	}
	for _, text := range slices.Concat([]string{headText(a), " " + tailText(a)}, said.Above, shortHead(a), proseHead(a)) {
		if m := reporterOf.in(text); m != nil && set(m[1], m[0], article.Stated) {
			return
		}
	}
	if value, words := ownReporters(a); value != "" && set(value, words, article.Inferred) {
		return
	}
	for _, text := range shortLines(a, said) {
		if m := paperName.in(text); m != nil && set(m[1], m[0], article.Stated) {
			return
		}
	}
	if m := outletBehind.in(tailText(a)); m != nil && set(m[1], m[0], article.Inferred) {
		return
	}
	if value, words := signedOffice(a); value != "" && set(value, words, article.Inferred) {
		return
	}
	if m := wireBehind.in(tailText(a)); m != nil && set(m[1], m[0], article.Stated) {
		return
	}
	if m := pageOf.FindStringSubmatch(said.Page); m != nil && set(m[1], m[0], article.Stated) {
		return
	}
	for _, text := range lastLines(a, said) {
		if m := pageRecord.in(firstRunes(text, longestEdge)); m != nil && set(m[1], m[0], article.Stated) {
			return
		}
	}
	if value, words := issueOf(a, said); value != "" && set(value, words, article.Stated) {
		return
	}
	for _, text := range lastLines(a, said) {
		for _, form := range []form{rightsHolder, holdsRights, wayFrom} {
			if m := form.in(text); m != nil && set(m[1], m[0], article.Inferred) {
				return
			}
		}
	}
	for _, words := range said.Author {
		if publishes.MatchString(strings.TrimSpace(words)) && utf8.RuneCountInString(words) >= 2 && set(words, words, article.Inferred) {
			return
		}
	}
	for _, words := range said.Site {
		if set(words, words, article.Inferred) {
			return
		}
	}
	for _, b := range a.Blocks[:min(len(a.Blocks), 1)] {
		if m := retold.in(firstRunes(b.Text, longestOpening)); m != nil && set(m[1], m[0], article.Inferred) {
			return
		}
	}
	for i := len(a.Blocks) - 1; i >= max(0, len(a.Blocks)-mostBelow); i-- {
		if m := pictureFrom.in(lastRunes(a.Blocks[i].Text, longestEdge)); m != nil && set(m[1], m[0], article.Inferred) {
			return
		}
	}
}

var (
	// paperName is the name that an electronic paper states: 报名:河西日报 版次:第006版.
	paperName = newForm(`(?:^|[\s　])(?:报名|報名|报纸名称|报刊名称|报纸|報紙|报刊)[\s　]*[:：][\s　]*《?(\p{Han}{2,8}(?:报|報))》?(?:[\s　]|$)`, "报", "報")
	// outletBehind is who published a text, alone in the bracket behind it: …。（河西新闻网）.
	outletBehind = newForm(`[。！？”][（(]\s*(\p{Han}{2,8}(?:新闻网|新聞網|日报|日報|晚报|晚報|晨报|时报|時報|电视台|電視台|融媒体中心|发布))\s*[）)][\s　]*$`, "网", "網", "报", "報", "台", "中心", "发布")
)

// ownReporters is whose reporters sign a text in which they are named again and
// again: …, 新河西记者从…, （新河西记者：林小满）.
func ownReporters(a *article.Article) (value, words string) {
	const least = 2 // times
	for _, b := range a.Blocks[max(0, len(a.Blocks)-maxTail):] {
		m := signsFor.in(b.Text)
		if m == nil || !isAllCredits(plain(m[2])) || isPlaceName(m[1]) {
			continue
		}
		n := 0
		for _, other := range a.Blocks {
			n += strings.Count(other.Text, m[1]+"记者") + strings.Count(other.Text, m[1]+"記者")
		}
		if n > least {
			return m[1], m[0]
		}
	}
	return "", ""
}

// signsFor is a bracket that a text's reporters sign with.
var signsFor = newForm(`[（(](\p{Han}{2,6}?)((?:记者|記者)[\s　:：]*[\p{Han}、\s　]{2,24})[）)]`, "记者", "記者")

// isSort tells the sort of a paper, as its own reporters call it: 晚报首席记者.
// A record whose field says no more than 日报 is believed.
var isSort = expression.Compile(`^(?:日报|日報|晚报|晚報|晨报|晨報|早报|早報|都市报|都市報|商报|商報|时报|時報|周刊|週刊|杂志|雜誌|新闻|新聞|电视台|電視台|融媒体中心|融媒)$`)

// mostBelow is how many lines can stand below a text's last caption.
const mostBelow = 4

// isAddress tells a link in a source's place, which names nobody.
func isAddress(value string) bool {
	return strings.Contains(value, "://") || strings.HasPrefix(value, "http") || strings.HasPrefix(value, "www.")
}

// isWriter tells a person with his role in a source's place: 来源:通讯员刘大河.
func isWriter(value string) bool {
	at, word, _ := findRole(value)
	return at == 0 && isPerson(strings.TrimLeft(value[len(word):], " 　:："))
}

var (
	// besideTime is who stands beside the time above a text: 2022-09-30 18:33 泉州网.
	besideTime = expression.Compile(`^[\s　]*` + dayForm + `(?:` + timeForm + `|\s*(?:星期|周)[一二三四五六日天])[\s\x{a0}　|｜·]*(?:\p{Han}{1,8}(?:` + outlets + `)[-—－])?(\p{Han}{1,8}?(?:` + outlets + `))(?:[\s\x{a0}　|｜]+[^。！？，]*)?$`)
	// beforeDay is who stands before the day: 新华社 2019年10月30日.
	beforeDay = expression.Compile(`^[\s　]*(\p{Han}{1,8}(?:` + outlets + `))[\s\x{a0}　|｜]+` + dayForm + timeForm + `(?:[\s　|｜]+[^。！？，：:]{0,8})?$`)
	// pageOf is the paper that a page's head names: 河西日报 第06版.
	pageOf = expression.Compile(`^[\s　]*《?(\p{Han}{1,8}(?:日报|日報|晚报|晚報|晨报|晨報|早报|早報|商报|商報|时报|時報|都市报|青年报))》?[\s　]+第?[\s　]?[A-Z]?[一二三四五六七八九十\d]{1,3}[\s　]?版`)
	// pageRecord is what the programs of electronic papers note of an article: 2023-03-16 河西镇 1 1 河西日报 content_131259.html.
	pageRecord = newForm(`^[\s　]*`+plainDay+`[\s　].{0,80}?[\s　\d](\p{Han}{2,12})[\s　]+content_\d{1,12}\.html?(?:[\s　]|$)`, "content_")
	// publishes is the name of an author that is no person's and publishes.
	publishes = expression.Compile(`(?:` + outlets + `|发布|發布|公众号|公众账号|博客|头条|頭條|频道|頻道|栏目|中心|编辑部|編輯部|委员会|委員會|[^司]局|政府|公司|协会|協會|学会|大学|学院|宣传部|办公室|图书馆|博物馆|出版社)$`)
)

// nameOnly takes from a name the marks around it, what kind of account it is,
// and the day behind it.
func nameOnly(name string) string {
	const marks = " \u00a0　·|｜丨-—:：《》“”\""
	if whole := accountOf.FindString(name); whole != "" {
		name = name[len(whole):]
	}
	name = strings.TrimLeft(name, marks)
	if at := strings.IndexAny(name, "》（(”」"); at > 0 { // 《…》微信公众号, “…”微信公众号
		name = name[:at]
	}
	if at := labelBehind.FindStringIndex(name); at != nil && at[0] > 0 { // 河西网浏览:12次
		name = name[:at[0]]
	}
	if office, writer, found := strings.Cut(strings.Replace(name, "：", ":", 1), ":"); found && (isPerson(writer) || isWriter(writer)) { // 河西乡党政办:林小满
		name = office
	}
	name = strings.TrimRight(dayBehind.ReplaceAllString(name, ""), marks)
	if m := wirePlace.FindStringSubmatch(name); m != nil && isPlaceName(m[2]) { // 新华社长春
		return m[1]
	}
	name = idBehind.ReplaceAllString(name, "$1")
	if office, _ := signedBy(name); office != "" {
		name = office
	}
	if parts := severalNames.Split(name, -1); len(parts) > 1 && publishNames(parts) { // 河西晨报/掌上河西
		name = parts[0]
	}
	if paper, ok := strings.CutSuffix(name, "全媒体"); ok && strings.HasSuffix(paper, "报") {
		return paper
	}
	if m := outletSays.FindStringSubmatch(name); m != nil { // 河西网讯
		return m[1]
	}
	return name
}

// signedBy parts a source's name from its reporter behind it: 河西晨报首席记者林小满.
func signedBy(words string) (source, reporter string) {
	at, word, _ := findRole(words)
	if at <= 0 || !isPerson(words[at+len(word):]) {
		return "", ""
	}
	return words[:at], words[at:]
}

var severalNames = regexp.MustCompile(`[/／、]`)

// publishNames tells names in a row, of which one at least publishes.
func publishNames(names []string) bool {
	some := false
	for _, name := range names {
		if n := utf8.RuneCountInString(name); n < 2 || n > 10 || !allHan(name) {
			return false
		}
		some = some || outletEnd.MatchString(name)
	}
	return some
}

func allHan(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

var outletEnd = expression.Compile(`(?:` + outlets + `)$`)

var outletSays = expression.Compile(`^(.+(?:网|網|报|報|社|台|中心))(?:讯|訊)$`)

var (
	accountOf   = expression.Compile(`^(?:微信公众号|微信公眾號|公众号)[\s　:：]*[“《「]?`)
	labelBehind = expression.Compile(`(?:浏览|瀏覽|时间|時間|作者|记者|記者|编辑|編輯|责编|責編|点击|點擊|阅读|閱讀|人气|字号|发布|發布|發佈|日期|责任|責任)\p{Han}{0,3}[:：].*$`)
	wirePlace   = expression.Compile(`^((?:新华|新華|中新|中央)社)(\p{Han}{2,4})$`)
	idBehind    = expression.Compile(`(\p{Han})[/／][A-Za-z0-9_-]+$`) // of an account
	dayBehind   = expression.Compile(`\s*` + dayForm + `.*$`)
)

// hotlineOf is a line by which a site asks its readers for news: it names itself.
var hotlineOf = newForm(`^([\p{Han}A-Za-z]{2,14}(?:网|網|报|報|在线|在線|新闻|新聞|客户端|客戶端))(?:新闻|新聞)?(?:报料|報料|爆料|投稿|读者|讀者)(?:热线|熱線|电话|電話|邮箱|郵箱|信箱|专线)\s*[:：]`, "热线", "熱線", "电话", "電話", "箱", "专线")

// maxSource is the most characters a source's name has.
const maxSource = 30

// nameless are words that stand where an agency's name does and are none.
var nameless = map[string]bool{"本报": true, "本報": true, "本网": true, "本網": true, "本台": true, "本刊": true, "本社": true, "本站": true, "本站原创": true, "原创": true, "原創": true, "转载文章": true, "轉載文章": true, "网络转载": true, "转帖": true, "转贴": true, "佚名": true, "匿名": true,
	"网络": true, "網絡": true, "网络整理": true, "互联网": true, "未知": true, "不详": true, "作者": true, "其他": true, "其它": true, "转载": true, "字号": true, "字號": true, "编辑": true, "編輯": true, "浏览": true}

var (
	sourceLine   = newForm(`(?:^|[\s|｜(（\[【　\d])(?:信息|新闻|稿件|文章|本文|内容|新聞|資訊|图文|圖文|素材|发布|發布|發佈|转载|轉載|供稿|原文)*\s?(?:[来來][ 　]{0,3}源(?:于|於|自)?|稿源|摘自|原载|原載|发稿单位|發稿單位|发布单位|發佈單位|發布單位|发布机构|發布機關|发文机关|發文機關|发文机构|發文機構)\s*[:：|｜丨/／]\s*(?:`+dayForm+timeForm+`[\s　]+)?\[?[\s　]{0,2}([^\s　\x{a0}|｜，,；;）)\[\]】="<>]{2,30})(?:[\s　\x{a0}|｜，,；;）)\[\]】]|$)`, "源", "摘自", "原载", "原載", "单位", "單位", "机构", "機關", "机关")
	rightsHolder = newForm(`(?:(?:版权所有|版權所有|著作权所有)\s*[:：©]?|(?:主办单位|主辦單位|主办|主辦)\s*[:：©])\s*(?:\d{4}\s*)?([\p{Han}A-Za-z]{2,18}(?:中心|报社|報社|日报社|日报|日報|晚报|晚報|时报|晨报|集团|集團|新闻网|新聞網|网|網|电视台|電視台|委员会|人民政府|宣传部|宣傳部|办公室|公司|医院|醫院|大学|大學|学院|學院|学校|學校|研究院))`, "版权", "版權", "著作", "主办", "主辦")
	holdsRights  = newForm(`(?:^|[\s|｜])([\p{Han}A-Za-z]{2,12}(?:报社|報社|日报|日報|晚报|晚報|新闻网|新聞網|网|網|在线|在線|电视台|電視台|融媒体中心))\s*(?:版权所有|版權所有)`, "版权", "版權")
	wayFrom      = newForm(`(?:^|位置\s*[:：]\s*)([\p{Han}]{2,10}(?:网|網|在线|在線|报|報))\s*[>»]`, ">", "»")
)

// shortLines are the lines that can hold credits: the first and the last of
// the text, then those around it.
func shortLines(a *article.Article, said Statements) []string {
	const most = 8
	lines := slices.Clone(said.Above)
	for i, b := range a.Blocks {
		last := i >= len(a.Blocks)-most
		if (last || i < most && !strings.Contains(b.Text, "。")) && runes.AtMost(b.Text, maxDateline) {
			lines = append(lines, b.Text)
		}
	}
	lines = append(lines, said.Aside...)
	for i := 0; i+1 < len(lines); i++ { // 来源： and in the next line who
		if sourceLabel.MatchString(lines[i]) {
			lines = append(lines, strings.TrimSpace(lines[i])+strings.TrimSpace(lines[i+1]))
		}
	}
	return lines
}

var sourceLabel = expression.Compile(`^[\s　]*(?:信息|新闻|稿件|文章)?[来來]源[\s　]*[:：][\s　]*$`)

// lastLines are the lines in which a page names its publisher, the last first.
func lastLines(a *article.Article, said Statements) []string {
	const most = 8
	lines := slices.Clone(said.Aside)
	slices.Reverse(lines)
	for i := len(a.Blocks) - 1; i >= max(0, len(a.Blocks)-most); i-- {
		lines = append(lines, a.Blocks[i].Text)
	}
	return lines
}

// rights keeps the notice of who may copy an article.
func rights(a *article.Article, said Statements) {
	if len(said.Rights) > 0 {
		a.Rights = said.Rights[0]
		return
	}
	for _, text := range lastLines(a, said) {
		if runes.AtMost(text, maxDateline) && rightsNotice.MatchString(text) {
			a.Rights = text
			return
		}
	}
}

var rightsNotice = expression.Compile(`^\s*(版权作品|版權作品|版权所有|版權所有|版权声明|版權聲明|未经授权|未經授權|著作权归|©|Copyright)`)
