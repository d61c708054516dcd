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

// TestFieldsOfDOC: a field shows its result; one that has none, of characters
// with their readings, the characters.
func TestFieldsOfDOC(t *testing.T) {
	for text, want := range map[string]string{
		"见\x13 HYPERLINK \"x\" \x14附件\x15。\r":                               "见附件。",
		"\x13 EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(dōng),東)\x15京\r":       "東京",
		"第\x13 IF \x13 PAGE \x141\x15 = 1 \"甲\" \x14一\x15页\x13 PAGE \x15\r": "第一页",
	} {
		words := utf16.Encode([]rune(text))
		got := ""
		d := doc{pieces: []piece{{to: len(words)}}, yield: func(p Paragraph) bool { got += p.Text; return true }}
		for _, w := range words {
			d.main = append(d.main, byte(w), byte(w>>8))
		}
		if d.part(0, len(words)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestHugeProperties: of a row of many cells they lie in the data stream.
func TestHugeProperties(t *testing.T) {
	data := []byte{9, 9, 6, 0, 0x16, 0x24, 1, 0x17, 0x24, 1}
	page := make([]byte, docPage)
	page[8] = 50 // the run's properties lie at 100
	copy(page[100:], []byte{5, 0, 0, 0x46, 0x66, 2, 0, 0, 0})
	d := doc{data: func() []byte { return data }}
	if run, ok := d.paraRun(page, 1, 0); !ok || !run.inTable || !run.endsRow {
		t.Errorf("%+v", run)
	}
	for _, cut := range []int{0, 3, 5} {
		d.data = func() []byte { return data[:cut] }
		if run, ok := d.paraRun(page, 1, 0); !ok || run.endsRow {
			t.Errorf("cut at %d: %+v", cut, run)
		}
	}
}
