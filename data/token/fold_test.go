package token

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"ABC abc", "abc abc"},
		{"ＡＢＣ１２３，（％）", "abc123,(%)"},
		{"黨建引領", "党建引领"},
		{"志願服務、學習", "志愿服务、学习"},
		{"臺灣颱風檯燈", "台湾台风台灯"},
		{"e\u0301 É ﬁ Ⅷ ㎡ …", "é é fi viii m2 ..."},
		{"ｶﾞｷﾞ が か\u3099", "ガギ が が"},
		{"İ I\u0307", "i i"},
		{"ΟΔΟΣ οδός Ω", "οδοσ οδόσ ω"},
		{"\ufeff党\u200b建\u00ad引\ufe0f领\x00。", "党建引领。"},
		{"葛\U000e0100城", "葛城"},
		{"段\r\n段\u2028段\t段\u3000段\u00a0段", "段\n\n段\n段 段 段 段"},
		{"\uf900豈凉\u2f00⻓", "岂岂凉一长"},
		{"𠮷野家", "𠮷野家"},
		{"한글 \u1112\u1161\u11ab", "한글 한"},
		{"a\xffb\xe5\x85", "a\ufffdb\ufffd\ufffd"},
		{"㈠㍿", "(一)株式会社"},
	} {
		if got := FoldString(test.in); got != test.want {
			t.Errorf("FoldString(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestFoldStarts(t *testing.T) {
	for _, test := range []struct {
		in     string
		starts []int
	}{
		{"", []int{0}},
		{"a黨b", []int{0, 1, 4, 5}},
		{"\ufeff黨\u200b建", []int{3, 9, 12}},
		{"x…y", []int{0, 1, 1, 1, 4, 5}},
		{"e\u0301f", []int{0, 3, 4}},
	} {
		got := Fold(test.in).Starts
		if len(got) != len(test.starts) {
			t.Errorf("Fold(%q).Starts = %v, want %v", test.in, got, test.starts)
			continue
		}
		for i := range got {
			if got[i] != test.starts[i] {
				t.Errorf("Fold(%q).Starts = %v, want %v", test.in, got, test.starts)
				break
			}
		}
	}
}

func TestSpanBytes(t *testing.T) {
	text := "見（黨\u200b建）㍿。"
	f := Fold(text)
	for query, want := range map[string]string{"党建": "黨\u200b建", "株式会社": "㍿", "会社": "㍿", "式": "㍿"} {
		spans := Runs(query)[0].Find(f)
		if len(spans) != 1 {
			t.Errorf("%q: found %v in %q", query, spans, text)
			continue
		}
		if start, end := f.Bytes(spans[0]); text[start:end] != want {
			t.Errorf("%q marks %q, want %q", query, text[start:end], want)
		}
	}
}

// The table and foldAlone take short cuts past normalization: none may change
// the outcome, for any rune.
func TestShortCutsAgreeWithNormalization(t *testing.T) {
	representative := map[rune]rune{}
	eachClass(func(r, member rune, _ byte) { representative[member] = r })
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if isInvisible(r) || !utf8.ValidRune(r) {
			continue
		}
		f := folder{segment: utf8.AppendRune(nil, r)}
		want := string(f.normalize())
		if c, ok := representative[r]; ok {
			want = string(c)
		}
		got := FoldString(string(r))
		if got != want {
			t.Errorf("%U %c folds to %q, by normalization to %q", r, r, got, want)
		}
		if again := FoldString(got); again != got {
			t.Errorf("%U %c folds to %q, and that to %q", r, r, got, again)
		}
		if folds.shift(r) != inContext && !norm.NFKC.PropertiesString(string(r)).BoundaryBefore() {
			t.Errorf("%U %c joins what stands before it: the table cannot hold it", r, r)
		}
	}
}

// Runes that normalization reorders, joins, splits or drops, in any order.
var tricky = []rune("eEiIİıKΣςｶﾞ\u3099か가\u1100\u1161\u11a8…①㎡㍿ﬁ´ \n\t党黨臺豈\ufa1e⻓⼀" +
	"\u0301\u0307\u0327\u0345\u0315\u200b\u200d\u00ad\ufe0f\uffa0\u3164\u034f\u1160\u0f71\u0f72\u0f73\u0344\u212b\u1e9e\uffa8\uffc2\u3160\u3131\x00.-1ａＡ")

func draw(rng *rand.Rand, n int) string {
	runes := make([]rune, n)
	for i := range runes {
		runes[i] = tricky[rng.IntN(len(tricky))]
	}
	return string(runes)
}

func TestFoldTwiceChangesNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 60_000 {
		text := draw(rng, rng.IntN(9))
		once := FoldString(text)
		if twice := FoldString(once); twice != once {
			t.Fatalf("%+q folds to %+q, and that to %+q", text, once, twice)
		}
	}
	long := strings.Repeat("e\u0327\u0301", 100) + "e" + strings.Repeat("\u0301\u0327\u0345", 100)
	if once := FoldString(long); FoldString(once) != once {
		t.Errorf("%+q is folded again", once)
	}
}

// The index folds an article whole, the page folds its blocks one by one.
func TestBlocksFoldAlone(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for range 50_000 {
		a, b := draw(rng, rng.IntN(6)), draw(rng, rng.IntN(6))
		if whole, parts := FoldString(a+"\n"+b), FoldString(a)+"\n"+FoldString(b); whole != parts {
			t.Fatalf("%+q and %+q fold to %+q together, to %+q alone", a, b, whole, parts)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"黨建 ABC", "e\u0301\u200d\u0301", "İ\u0301", "\uffa0ㅤ가\u11a8", "ｶ\u200bﾞ", "\xff\xfe党", "´x…", "㍿𠮷\ufe0f"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if len(folded.Starts) != len(folded.Runes)+1 || folded.Starts[len(folded.Runes)] != len(text) {
			t.Fatalf("%q: %d runes, starts %v", text, len(folded.Runes), folded.Starts)
		}
		if alone := FoldRunes(text); !slices.Equal(alone, folded.Runes) {
			t.Fatalf("%q: %q alone, %q with starts", text, string(alone), string(folded.Runes))
		}
		for i, start := range folded.Starts[:len(folded.Runes)] {
			if start < 0 || start >= len(text) || i > 0 && start < folded.Starts[i-1] {
				t.Fatalf("%q: starts %v", text, folded.Starts)
			}
			if r, size := utf8.DecodeRuneInString(text[start:]); r == utf8.RuneError && size != 1 && size != 3 {
				t.Fatalf("%q: start %d is inside a character", text, start)
			}
		}
		once := string(folded.Runes)
		if twice := FoldString(once); twice != once {
			t.Fatalf("%q folds to %q, and that to %q", text, once, twice)
		}
	})
}

func TestRunesIn(t *testing.T) {
	for _, text := range []string{"", "a", "社", "江苏省常州市", "abcdefgh江苏ijkl𠮷mé", strings.Repeat("社é𠮷x", 9)} {
		for from := range text {
			if got, want := runesIn(text[from:]), utf8.RuneCountInString(text[from:]); got != want {
				t.Errorf("%q: %d, want %d", text[from:], got, want)
			}
		}
	}
}
