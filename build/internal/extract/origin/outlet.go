package origin

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
)

// nameOnly takes from a name the marks around it, what kind of account it is,
// and the day behind it.
func nameOnly(name string) string {
	const marks = " \u00a0　·|｜丨-—:：《》“”\"?？□■"
	if whole := accountOf.FindString(name); whole != "" {
		name = name[len(whole):]
	}
	name = strings.TrimLeft(dayBefore.ReplaceAllString(strings.TrimLeft(name, marks), ""), marks) // 10月16日《河西日报》
	if at := strings.IndexAny(name, "》（(”」"); at > 0 {                                            // 《…》微信公众号, “…”微信公众号
		name = name[:at]
	}
	if at := labelBehind.FindStringIndex(name); at != nil && at[0] > 0 { // 河西网浏览:12次
		name = name[:at[0]]
	}
	if office, writer, found := strings.Cut(strings.Replace(name, "：", ":", 1), ":"); found && (naming.IsPerson(writer) || isWriter(writer)) { // 河西乡党政办:林小满
		name = office
	}
	name = strings.TrimRight(dayBehind.ReplaceAllString(name, ""), marks)
	if m := wirePlace.FindStringSubmatch(name); m != nil && naming.IsPlaceName(m[2]) { // 新华社长春
		return m[1]
	}
	name = idBehind.ReplaceAllString(name, "$1")
	if office, _ := naming.SignedBy(name); office != "" {
		name = office
	}
	if parts := severalNames.Split(name, -1); len(parts) > 1 && publishNames(parts) { // 河西晨报/掌上河西
		name = parts[0]
	}
	if paper, ok := strings.CutSuffix(name, "全媒体"); ok && strings.HasSuffix(paper, "报") {
		return paper
	}
	if m := siteAndPaper.FindStringSubmatch(name); m != nil { // 河西网-河西都市报
		name = m[1]
	}
	if m := outletSays.FindStringSubmatch(name); m != nil { // 河西网讯
		return m[1]
	}
	if m := pictureBy.FindStringSubmatch(name); m != nil && naming.IsPerson(m[2]) { // 河西日报林小满摄
		return m[1]
	}
	return name
}

var pictureBy = expression.Compile(`^(.+(?:` + naming.Outlets + `))(\p{Han}{2,3})(?:摄影?|攝影?|供?图|供?圖|文)$`)

var severalNames = regexp.MustCompile(`[/／、]`)

// publishNames tells names in a row, of which one at least publishes.
func publishNames(names []string) bool {
	some := false
	for _, name := range names {
		if n := utf8.RuneCountInString(name); n < 2 || n > 10 || !runes.AllHan(name) {
			return false
		}
		some = some || naming.OutletEnd.MatchString(name)
	}
	return some
}

// siteAndPaper is a site's name and the paper's whose text it has.
var siteAndPaper = expression.Compile(`^\p{Han}{2,8}(?:网|網)[-—–](\p{Han}{2,8}(?:报|報))$`)

var outletSays = expression.Compile(`^(.+(?:网|網|报|報|社|台|中心|[局办辦室委部院会會]))(?:讯|訊|收集|整理|综合|綜合|转载|轉載|采编|编辑|報導|报道|供稿)+$`)

var (
	accountOf   = expression.Compile(`^(?:(?:微信)?(?:公众号|公眾號|公号|公號|订阅号|訂閱號|服务号)|微信号|微信號|(?:百度)?百家号|(?:今日)?头条号|企鹅号|搜狐号|网易号|澎湃号)[\s　:：]*[“《「]?`)
	labelBehind = expression.Compile(`(?:浏览|瀏覽|访问|訪問|时间|時間|作者|记者|記者|编辑|編輯|责编|責編|点击|點擊|阅读|閱讀|人气|字号|发布|發布|發佈|日期|责任|責任)\p{Han}{0,3}[:：].*$`)
	wirePlace   = expression.Compile(`^((?:新华|新華|中新|中央)社)(\p{Han}{2,4})$`)
	idBehind    = expression.Compile(`(\p{Han})[/／][A-Za-z0-9_-]+$`) // of an account
	dayBefore   = regexp.MustCompile(`^\d{1,2}月\d{1,2}日`)
	dayBehind   = expression.Compile(`\s*` + calendar.Form + `.*$`)
)

// isSort tells the sort of a paper, as its own reporters call it: 晚报首席记者.
// A record whose field says no more than 日报 is believed.
var isSort = expression.Compile(`^(?:日报|日報|晚报|晚報|晨报|晨報|早报|早報|都市报|都市報|商报|商報|时报|時報|周刊|週刊|杂志|雜誌|新闻|新聞|电视台|電視台|融媒体中心|融媒)$`)

// codeAlone is a number in a source's place: sp20241119.
var codeAlone = expression.Compile(`^[a-z]{0,3}\d{4,}$`)

// isAddress tells a link in a source's place, which names nobody.
func isAddress(value string) bool {
	return strings.Contains(value, "://") || strings.HasPrefix(value, "http") || strings.HasPrefix(value, "www.")
}

// notOutlet begins what a notice says (版权声明：所有内容为…) and a button in a source's place (来源： 转播到腾讯微博).
var notOutlet = expression.Compile(`^(?:所有|凡|(?:转播|转发|分享|轉播|轉發)[到至])`)

// isWriter tells a person with his role in a source's place: 来源:通讯员刘大河.
func isWriter(value string) bool {
	at, word, _ := naming.FindRole(value)
	return at == 0 && naming.IsPerson(strings.TrimLeft(value[len(word):], " 　:："))
}

// maxSource is the most characters a source's name has.
const maxSource = 30
