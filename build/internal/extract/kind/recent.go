package kind

import (
	"strings"
	"time"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
)

// recentDay is the day that a lead tells of, without its year, when it is that of
// the page or one of the few before.
func (g *genres) recentDay(lead string) []string {
	const most = 20 * 24 * time.Hour
	m := eventDay.FindStringSubmatch(lead)
	if m == nil || g.a.Date == nil || len(*g.a.Date) < len(time.DateOnly) || firstPerson.MatchString(outsideQuotes(lead)) {
		return nil
	}
	published, err := time.Parse(time.DateOnly, (*g.a.Date)[:len(time.DateOnly)])
	if err != nil {
		return nil
	}
	day := time.Date(published.Year(), time.Month(calendar.Figure(m[2])), calendar.Figure(m[3]), 0, 0, 0, 0, time.UTC)
	if day.After(published) {
		day = day.AddDate(-1, 0, 0)
	}
	if published.Sub(day) > most {
		return nil
	}
	return []string{strings.TrimLeft(m[1], "，,。！？”」 　")}
}

var (
	// eventDay is a day and what somebody did then, at the head of a clause.
	eventDay = expression.Compile(`((?:^|[\s　，,。！？”」])(\d{1,2})\s?月\s?(\d{1,2})\s?日(?:[上下]午|[凌清]晨|[早中晚夜])?[\s　]?[，,在由\p{Han}])`)
	// firstPerson is a writer who tells of himself. An office says 我市, 我局.
	firstPerson = expression.Compile(`(?:^|[^本自敌敵你])我(?:[^国國省市县縣区區镇鎮乡鄉街村院校局厅廳部委办辦司会會队隊中公社]|$)|笔者|筆者|俺`)
)

// outsideQuotes is a text without what somebody says in it.
func outsideQuotes(text string) string { return inQuotes.ReplaceAllString(text, "") }

var inQuotes = expression.Compile(`[“「『][^“”「」『』]{0,400}[”」』]`)

// toldReporter is what people tell a reporter, and what he does to learn it.
const toldReporter = `(?:告诉|告訴|对|對)(?:本报|本報|本网)?(?:记者|記者)(?:[，,说說:：]|表示|介绍)|(?:记者|記者)(?:随后|隨後|采访了|採訪了|联系|聯繫|电话联系|走访|走訪|探访|实地)|(?:给|向|致电|拨打)(?:本报|本報|\p{Han}{2,6}(?:晚报|晚報|日报|日報|晨报|早报|都市报|商报|新闻客户端))\p{Han}{0,12}(?:反映|来电|求助|投诉|报料|爆料)`

// paperPage is the address of a page of a paper's electronic edition.
var paperPage = expression.Compile(`//(?:epaper|szb|paper|wanbao|ribao|dzb|newspaper|pdf)\.|[/_.](?:epaper|szb|dzb|paper|newspaper)[/_.]|/(?:19|20)\d\d-\d\d/\d\d/(?:content|node)_\d|/content/(?:19|20)\d{2,6}/\d\d`)

// isInPaper tells that an article has its day from the page of a paper.
func (g *genres) isInPaper() bool {
	return g.a.Date != nil && paperPage.MatchString(g.a.Origin.URL)
}
