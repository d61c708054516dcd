package pipeline

import (
	"testing"

	"fangzhi/data/article"
)

func TestOpeningWords(t *testing.T) {
	tests := []struct {
		name   string
		blocks []string
		want   string
	}{
		{"a first sentence", []string{"河边修了新路。老人们来了。"}, "河边修了新路…"},
		{"who wrote it is no title", []string{"author: someone, other", "河边修了新路。老人们来了。"}, "河边修了新路…"},
		{"nor are its day and its source", []string{"日期：2021-03-05", "来源: 河西晚报", "修路"}, "修路…"},
		{"nor is a news item's lead", []string{"本报讯( 记者 成燕 通讯员 刘容)为让居民了解，街道办了展览。"}, "为让居民了解，街道办了展览…"},
		{"with a place and a day", []string{"本報深圳11月27日電(記者何蓮、黨文婷)“你好!這裡是社區。”"}, "“你好!這裡是社區…"},
		{"a channel's, in a bracket", []string{"【柳塘融媒讯】2月14日下午，镇上开了会。"}, "2月14日下午，镇上开了会…"},
		{"in a bracket", []string{"【記者范家豪/屏東報導】 屏東縣辦了展覽。"}, "屏東縣辦了展覽…"},
		{"nothing but one", []string{"本报讯"}, "本报讯…"},
		{"words that only begin alike", []string{"作者说，河边修了新路。"}, "作者说，河边修了新路…"},
		{"nothing else", []string{"作者：某"}, ""},
		{"nothing", nil, ""},
	}
	for _, test := range tests {
		var blocks []article.Block
		for _, text := range test.blocks {
			blocks = append(blocks, article.Block{Kind: article.Paragraph, Text: text})
		}
		if got := openingWords(blocks); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
