package msword

import (
	"testing"
	"unicode/utf16"

	"fangzhi/build/internal/read/numbering"
)

// lvl is a level of a list as Word writes it.
func lvl(form byte, placeholder byte, template string) []byte {
	b := make([]byte, 28)
	b[0], b[4], b[6] = 1, form, placeholder
	words := utf16.Encode([]rune(template))
	b = append(b, byte(len(words)), 0)
	for _, w := range words {
		b = append(b, byte(w), byte(w>>8))
	}
	return b
}

// TestListsOfDOC: what Word counts and does not write, by the forms that offices
// use.
func TestListsOfDOC(t *testing.T) {
	for _, test := range []struct {
		form     byte
		at       byte
		template string
		want     []string
	}{
		{37, 2, "第\x00条", []string{"第一条 ", "第二条 ", "第三条 "}},
		{37, 1, "\x00、", []string{"一、", "二、", "三、"}},
		{0, 2, "（\x00）", []string{"（1）", "（2）", "（3）"}},
		{28, 1, "\x00", []string{"① ", "② ", "③ "}},
	} {
		defined := make([]byte, 2+28)
		defined[0], defined[2], defined[2+26] = 1, 7, 1
		referred := make([]byte, 4+16)
		referred[0], referred[4] = 1, 7
		lists := readLists(defined, lvl(test.form, test.at, test.template), referred)
		for _, want := range test.want {
			if _, words, _ := lists.Item(numbering.Ref{List: "1"}, "", true); words != want {
				t.Errorf("%q: %q, want %q", test.template, words, want)
			}
		}
	}
}

// TestProperties: a list that breaks off gives what it has.
func TestProperties(t *testing.T) {
	var got []int
	eachProperty([]byte{0x16, 0x24, 1, 0x08, 0xD6, 3, 0, 9, 9, 0x40, 0x26, 2, 0x0B, 0x46, 5}, func(code int, value []byte) { got = append(got, code, int(value[0])) })
	want := []int{0x2416, 1, 0xD608, 3, 0x2640, 2}
	if len(got) != len(want) {
		t.Fatalf("%x, want %x", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%x, want %x", got, want)
		}
	}
}
