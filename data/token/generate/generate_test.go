package main

import (
	"bytes"
	"strings"
	"testing"
)

// few is a handful of real entries, one for every rule.
func few() *sources {
	return &sources{
		simplifiedTo:  relation{'发': {'發', '髮'}, '周': {'周', '週', '賙'}, '床': {'牀'}, '链': {'鏈', '鍊'}, '炼': {'煉', '鍊'}, '国': {'國'}},
		traditionalTo: relation{'發': {'发'}, '髮': {'发'}, '週': {'周'}, '賙': {'赒'}, '牀': {'床'}, '鏈': {'链'}, '鍊': {'炼', '链'}, '煉': {'炼'}, '國': {'国'}, '吒': {'咤'}},
		taiwan:        relation{'牀': {'床'}},
		hongKong:      relation{},
		japan:         relation{'發': {'発'}, '藝': {'芸'}},
		zVariant:      relation{'值': {'値'}},
		simplified:    relation{'彞': {'彝'}, 0x2B748: {'諿'}},
		variants:      relation{'国': {'囯'}},
		radicals:      relation{0x2F00: {'一'}, '⻰': {'龙'}},
	}
}

func TestBuildClasses(t *testing.T) {
	var got []string
	for _, members := range buildClasses(few()) {
		got = append(got, string(members))
	}
	want := "值値 发発發髮 周週 咤吒 国囯國 床牀 彝彞 炼煉鍊 赒賙 链鏈 龙⻰"
	if strings.Join(got, " ") != want {
		t.Errorf("classes\n got %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestMark(t *testing.T) {
	src := few()
	for _, test := range []struct {
		runes string
		mark  byte
	}{
		{"发国链", simplifiedMark},
		{"發國鍊牀", traditionalMark},
		{"周床吒一A", noMark},
	} {
		for _, c := range test.runes {
			if got := src.mark(c); got != test.mark {
				t.Errorf("mark of %c is %q, want %q", c, got, test.mark)
			}
		}
	}
}

func TestEncode(t *testing.T) {
	src := few()
	got, err := encode(src, buildClasses(src))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"链鏈`", "classGroups = `\n值値 s发発t發t髮 周t週"} {
		if !bytes.Contains(got, []byte(want)) {
			t.Errorf("the table lacks %q:\n%s", want, got)
		}
	}
}

func TestReadVariantsRefusesWhatUnihanDoesNotState(t *testing.T) {
	if err := readVariants(relation{}, relation{}); err == nil {
		t.Error("variants.txt passes with an empty Unihan")
	}
}
