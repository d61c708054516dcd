package imprint

import (
	"slices"
	"testing"

	"fangzhi/build/internal/extract/facttest"
)

// TestUnglued reads the ends and openings of scraped pages; what is prose stays whole.
func TestUnglued(t *testing.T) {
	const prose = facttest.Prose
	tests := []struct {
		name, text string
		want       []string
	}{
		{"an office and its day", prose + " 特此公告。 附件:勘测定界图.pdf 平远县人民政府 2020年6月3日", []string{prose + " 特此公告。", "附件:勘测定界图.pdf", "平远县人民政府", "2020年6月3日"}},
		{"a firm and its day", prose + "給您造成的不便,敬請諒解! 襄陽中環水務有限公司 2022年4月5日", []string{prose + "給您造成的不便,敬請諒解!", "襄陽中環水務有限公司", "2022年4月5日"}},
		{"who sent it and who edited", prose + " 来源:云上恩施 巴东台通联 李秋月 责任编辑:董晶菁 主编:龙梅", []string{prose, "来源:云上恩施 巴东台通联 李秋月", "责任编辑:董晶菁", "主编:龙梅"}},
		{"a correspondent between", prose + " 湖景社区党群服务中心 通讯员:元树威 2021年6月17日", []string{prose, "湖景社区党群服务中心", "通讯员:元树威", "2021年6月17日"}},
		{"writers in a row", "晉城8月11日電 題:碩果滿枝 作者 楊佩佩 李金莎 李娜 立秋時節,金燦燦的皇冠梨掛滿枝頭。", []string{"晉城8月11日電 題:碩果滿枝", "作者 楊佩佩 李金莎 李娜", "立秋時節,金燦燦的皇冠梨掛滿枝頭。"}},
		{"a caption before the opening", "莆田市消防救援支隊撲滅火災(莆田市消防救援支隊 供圖) 東南網莆田2月19日訊(本網記者 楊超斌)今日,有網友爆料。", []string{"莆田市消防救援支隊撲滅火災(莆田市消防救援支隊 供圖)", "東南網莆田2月19日訊(本網記者 楊超斌)今日,有網友爆料。"}},
		{"a bracket stays with its sentence", prose + "(记者 林小满)", []string{prose + "(记者 林小满)"}},
		{"a sentence with a day", prose + " 那是2020年6月3日", []string{prose + " 那是2020年6月3日"}},
		{"a writer whom the prose names", prose + " 作者 林小满 在河边写道", []string{prose + " 作者 林小满 在河边写道"}},
	}
	for _, test := range tests {
		var got []string
		for _, b := range Unglued(facttest.Text("", test.text).Blocks) {
			got = append(got, b.Text)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	teased := facttest.Text("", prose, "記者翁聖權/台南報導 台南市刑大偵五...").Blocks
	if got := Unglued(teased); len(got) != 1 {
		t.Errorf("a teaser stays: %v", got)
	}
}

// TestSignedAt finds who signs above the day, whatever the office is called.
func TestSignedAt(t *testing.T) {
	for line, want := range map[string]string{
		"师院附中团总支":   "师院附中团总支",
		"海丰消防救援大队":  "海丰消防救援大队",
		"林小满":       "",
		"我爱你的校园":    "",
		"柳树发芽的时候到了": "",
	} {
		if _, got := SignedAt(facttest.Text("", facttest.Prose, line, "2017年2月27日")); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
