package extract

import (
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/facttest"
	"fangzhi/build/internal/extract/topics"
	"fangzhi/data/article"
	"strings"
	"testing"
	"time"
)

var zone = func() *time.Location {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		panic(err)
	}
	return zone
}()

var text = facttest.Text

const prose = facttest.Prose

// TestTitlesThatAreCredits: the first line of a text without a title may hold
// its day or its byline.
func TestTitlesThatAreCredits(t *testing.T) {
	a := text("2021-03-05 快訊", "雲林縣政府今日修了路。", prose)
	New(Options{}).Fill(a, fact.Statements{})
	if a.Date == nil || *a.Date != "2021-03-05" {
		t.Errorf("date %v", a.Date)
	}
	a = text("墨河西|記者林小滿/台北報導", "雲林縣政府今日修了路。", prose)
	New(Options{}).Fill(a, fact.Statements{})
	if a.Source != "墨河西" || len(a.People) != 1 || len(a.Places) != 0 { // where the reporter sits is no place of the text
		t.Errorf("%s, %v, %v", a.Source, a.People, a.Places)
	}
}

func TestFillSetsScriptAndRights(t *testing.T) {
	a := text("河邊修了新路", "這是一條新路，老人們都說好。", "版權作品,未經授權嚴禁轉載。")
	New(Options{TimeZone: zone}).Fill(a, fact.Statements{})
	if a.Script != article.Traditional || a.Rights != "版權作品,未經授權嚴禁轉載。" {
		t.Errorf("script %q, rights %q", a.Script, a.Rights)
	}
}

func FuzzFill(f *testing.F) {
	f.Add("湖塘镇：修路", "2021-03-05 来源：河西晚报 | 编辑：于小满\n本报讯(记者 林 满)在武进区湖塘镇，\n二〇二一年三月五日", "Fri, 05 Mar 2021 01:30:00 GMT", "http://x.example/2021/03/05/")
	f.Add("樓道裡來了長椅", "（中央社記者何蓮台北5日電）三月\n本文转载自《河西评论》。（文/林小满 图/周大河）\n《河西日报》（2021年03月05日 05版）", "民國110年3月5日", "http://x.example/2021-03/c_1.html")
	f.Fuzz(func(t *testing.T, title, body, date, url string) {
		a := text(strings.ToValidUTF8(title, ""), strings.Split(strings.ToValidUTF8(body, ""), "\n")...)
		a.Origin.URL = url
		lines := strings.Split(strings.ToValidUTF8(body, ""), "\n")
		New(Options{TimeZone: zone, Topics: []topics.Topic{{Name: "甲", Keywords: []string{title}}}}).Fill(a, fact.Statements{Date: []string{date}, Author: []string{body}, Topics: []string{title}, Site: []string{title}, Above: lines, Aside: lines, Page: title})
		if a.Date != nil {
			day := a.Day()
			if _, err := time.Parse("2006-01-02", day); err != nil {
				t.Errorf("an impossible day: %q", *a.Date)
			}
		}
		for _, p := range a.People {
			if p.Name == "" || p.Role == "" {
				t.Errorf("nobody: %+v", p)
			}
		}
		if len(a.Evidence) > 8*(len(body)+len(title))+64 {
			t.Errorf("%d pieces of evidence", len(a.Evidence))
		}
	})
}
