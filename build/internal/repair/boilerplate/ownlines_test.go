package boilerplate

import (
	"testing"

	"fangzhi/build/internal/repair/furniture"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// TestTextsOwnLines: what texts of one kind share stays, though every page has it
// at a place of its own; a site's lines around it go.
func TestTextsOwnLines(t *testing.T) {
	lines := map[string]bool{ // kept
		"河湾在线 社区频道": false, "热门关键词：石桥 水渠": false, "服务流程 一看二选三付款": false,
		"全体村民：": true, "地点：物业二楼会议室": true, "周朴园": true, "周繁漪——其妻，三十五岁。": true,
		"特此公告。": true, "河湾村村民委员会": true, "业主委员会（盖章）": true, "——幕落": true,
	}
	above := []string{"河湾在线 社区频道", "热门关键词：石桥 水渠", "全体村民：", "地点：物业二楼会议室", "周朴园", "周繁漪——其妻，三十五岁。"}
	below := []string{"特此公告。", "——幕落", "业主委员会（盖章）", "河湾村村民委员会", "2022年3月5日", "服务流程 一看二选三付款"}
	pageOf := func(n string) (blocks []article.Block) {
		add := func(place uint64, text string) {
			blocks = append(blocks, article.Block{Kind: article.Paragraph, Text: text, Place: place, Box: place})
		}
		for i, text := range above {
			add(uint64(10+i), text)
		}
		add(1, "河边的路第"+n+"段从下周起修，请第"+n+"组的村民绕行。")
		for i, text := range below {
			add(uint64(20+i), text)
		}
		return blocks
	}
	l := furniture.Learner{Prose: HoldsSentence}
	for _, n := range []string{"一", "二", "三", "四"} {
		l.Add(n, furniture.Page{Title: "公告" + n, Window: "公告" + n, Blocks: pageOf(n)})
	}
	p := page.Page{Title: "公告九", Blocks: pageOf("九"), Site: l.Site()}
	MarkStanding(&p)
	for _, b := range p.Blocks {
		if kept, listed := lines[b.Text]; listed && kept == b.OfSite {
			t.Errorf("%s is a site's: %v", b.Text, b.OfSite)
		}
	}
}
