package token

import (
	"strings"
	"testing"
)

// news is a text of an article's usual mixture, about 60 KB.
var news = strings.Repeat("“我为群众办实事”实践活动开展以来，常州经开区横林镇下塘社区党委坚持以党建引领网格化治理，"+
	"12月28日上午10:09，社区组织32名志愿者走访5G基站周边的1,286户居民……\n自黨史學習教育啟動以來，湖塘鎮堅持“五點發力”，"+
	"推動“我為群眾辦實事”落地生根（記者 蔣彩婷）。Call 962018 or visit www.example.org.\n", 100)

func BenchmarkFold(b *testing.B) {
	b.SetBytes(int64(len(news)))
	b.ReportAllocs()
	for b.Loop() {
		Fold(news)
	}
}

func BenchmarkFoldRunes(b *testing.B) {
	b.SetBytes(int64(len(news)))
	b.ReportAllocs()
	for b.Loop() {
		FoldRunes(news)
	}
}

func BenchmarkCut(b *testing.B) {
	f := Fold(news)
	b.SetBytes(int64(len(news)))
	b.ReportAllocs()
	for b.Loop() {
		Cut(f)
	}
}

func BenchmarkFind(b *testing.B) {
	f := Fold(news)
	run := Runs("落地生根")[0]
	b.SetBytes(int64(len(news)))
	b.ReportAllocs()
	for b.Loop() {
		run.Find(f)
	}
}

func BenchmarkScriptOf(b *testing.B) {
	b.SetBytes(int64(len(news)))
	for b.Loop() {
		ScriptOf(news)
	}
}

func BenchmarkTable(b *testing.B) {
	for b.Loop() {
		newFoldTable()
	}
}
