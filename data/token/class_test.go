package token

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestClasses(t *testing.T) {
	for _, same := range []string{
		"台臺檯颱", "里裡裏", "后後", "发發髮発髪", "干乾幹", "着著", "群羣", "为為爲", "床牀", "峰峯", "温溫", "户戶戸",
		"黄黃", "内內", "吴吳呉", "静靜", "强強彊", "奖獎", "复復複覆", "面麵麪", "钟鐘鍾", "历歷曆", "系係繫", "斗鬥鬪",
		"只隻祇", "余餘", "范範", "谷穀", "松鬆", "云雲", "征徵", "制製", "冲衝沖", "出齣", "向嚮", "才纔", "卷捲", "了瞭",
		"么麼", "广廣広", "说說説", "吃喫", "秘祕", "烟煙菸", "占佔", "布佈", "周週", "游遊", "恒恆", "税稅", "悦悅", "卫衛衞",
		"线線綫", "产產産", "绿綠緑", "户戸", "回囘廻迴", "略畧", "秋秌", "岛島", "村邨", "国國囯", "学學斈", "龙龍竜⻰",
		"炮砲礮", "碱鹼堿", "志誌", "计計", "𬱟頠",
	} {
		members := []rune(same)
		for _, c := range members[1:] {
			if FoldString(string(c)) != FoldString(string(members[0])) {
				t.Errorf("%c and %c are one character, but fold to %s and %s", members[0], c, FoldString(string(members[0])), FoldString(string(c)))
			}
		}
	}
	for _, apart := range []string{
		"链炼", "么幺", "芸艺", "弁辨辩", "沈沉", "缶罐", "予豫", "像象", "他她它", "板版", "赒周", "即既", "戠只", "埇甬", "陕陜",
		"己已巳", "奶妳", "浜滨", "欠缺", "糸丝", "仇雠", "卍万", "作做", "那哪", "账帐", "订定", "叶协", "姜疆",
	} {
		members := []rune(apart)
		for i, c := range members[1:] {
			for _, other := range members[:i+1] {
				if FoldString(string(c)) == FoldString(string(other)) {
					t.Errorf("%c and %c are two characters, but both fold to %s", other, c, FoldString(string(c)))
				}
			}
		}
	}
}

func TestClassTable(t *testing.T) {
	seen := map[rune]bool{}
	members := map[rune]int{}
	eachClass(func(representative, member rune, _ byte) {
		members[representative]++
		if seen[member] {
			t.Errorf("%c stands in two classes", member)
		}
		seen[member] = true
		if !norm.NFKC.IsNormalString(string(member)) {
			t.Errorf("%c is a compatibility form: normalization folds it", member)
		}
		if !isCharacter(member) {
			t.Errorf("%U %c is not cut as a character", member, member)
		}
	})
	for representative, n := range members {
		if n < 2 || n > 7 {
			t.Errorf("the class of %c has %d members", representative, n)
		}
	}
	if bytes := len(classPairs) + len(classGroups); bytes > 35<<10 || len(members) < 4000 {
		t.Errorf("the table holds %d classes in %d bytes, want over 4000 in at most 35 KiB", len(members), bytes)
	}
}

func TestKinds(t *testing.T) {
	for _, test := range []struct {
		kind  kind
		runes string
	}{
		{character, "党𠮷〇々〻かカーヶㄅㆠꀀ\ue000⺀\U00030000"},
		{word, "az09éяب한ا\u0301१Ⅰ"},
		{separator, " \n.,，。、·・「」“”…—\ufffd😀+=%$"},
	} {
		for _, r := range test.runes {
			if got := runeKind(r); got != test.kind {
				t.Errorf("runeKind(%U %c) = %d, want %d", r, r, got, test.kind)
			}
		}
	}
}

func TestTermsAreShort(t *testing.T) {
	long := strings.Repeat("𐐨", 3*MaxPieceRunes+1) // four bytes a letter
	for _, token := range Cut(Fold(long + "党" + long + "-党")) {
		if len(token.Term) > MaxTermBytes || !utf8.ValidString(token.Term) {
			t.Errorf("term %q has %d bytes, limit %d", token.Term, len(token.Term), MaxTermBytes)
		}
	}
}
