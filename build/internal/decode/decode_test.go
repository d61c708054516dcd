package decode

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const (
	simplified  = "社区居民在河边种下了三十棵柳树，孩子们负责每天浇水。"
	traditional = "社區居民在河邊種下了三十棵柳樹，孩子們負責每天澆水。"
)

func TestBytes(t *testing.T) {
	long := strings.Repeat(simplified+"\n", 20)
	tests := []struct {
		name     string
		text     string
		encoding encoding.Encoding // nil: the text's own bytes
		prefix   string
		charset  string
	}{
		{name: "ascii", text: "plain words\n", charset: "utf-8"},
		{name: "utf-8", text: simplified, charset: "utf-8"},
		{name: "utf-8 with mark", text: simplified, prefix: "\xEF\xBB\xBF", charset: "utf-8"},
		{name: "utf-16le with mark", text: simplified, encoding: utf16le, prefix: "\xFF\xFE", charset: "utf-16le"},
		{name: "utf-16be with mark", text: traditional, encoding: utf16be, prefix: "\xFE\xFF", charset: "utf-16be"},
		{name: "utf-16le bare", text: long, encoding: utf16le, charset: "utf-16le"},
		{name: "utf-16be bare", text: long, encoding: utf16be, charset: "utf-16be"},
		{name: "utf-16le bare, one line", text: simplified, encoding: utf16le, charset: "utf-16le"},
		{name: "utf-16be ascii", text: "plain words\n", encoding: utf16be, charset: "utf-16be"},
		{name: "gb18030", text: simplified, encoding: simplifiedchinese.GB18030, charset: "gb18030"},
		{name: "gb18030 of four bytes", text: simplified + "㐂㐄𠀀", encoding: simplifiedchinese.GB18030, charset: "gb18030"},
		{name: "traditional in gbk", text: traditional, encoding: simplifiedchinese.GBK, charset: "gb18030"},
		{name: "big5", text: traditional, encoding: traditionalchinese.Big5, charset: "big5"},
		{name: "gb of one word", text: "联通", encoding: simplifiedchinese.GBK, charset: "gb18030"},
		{name: "gb of two letters like utf-8", text: "桃琳", encoding: simplifiedchinese.GBK, charset: "gb18030"},
		{name: "french in utf-8", text: "déjà vu, élève, à côté", charset: "utf-8"},
		{name: "russian in utf-8", text: "Привет, мир! Как дела?", charset: "utf-8"},
		{name: "french in windows-1252", text: "d\u00e9j\u00e0 vu, \u00e9l\u00e8ve, \u00e0 c\u00f4t\u00e9, \u00eatre", encoding: charmap.Windows1252, charset: "windows-1252"},
		{name: "shift_jis", text: "これは日本語の文章です。カタカナもあります。", encoding: japanese.ShiftJIS, charset: "shift_jis"},
		{name: "euc-jp", text: "これは日本語の文章です。カタカナもあります。", encoding: japanese.EUCJP, charset: "euc-jp"},
		{name: "euc-kr", text: "이것은 한국어 문장입니다. 서울에서 만나요.", encoding: korean.EUCKR, charset: "euc-kr"},
		{name: "utf-8, nearly all pairs of ASCII", text: "title,body\n甲,\"" + simplified + "\n" + strings.Repeat("a,b\n", 2000), charset: "utf-8"},
		{name: "declared and true", text: `<meta charset="gbk"><p>` + simplified, encoding: simplifiedchinese.GBK, charset: "gb18030"},
		{name: "declared gb2312, is utf-8", text: `<meta charset="gb2312"><p>` + simplified, charset: "utf-8"},
		{name: "declared utf-8, is gbk", text: `<meta charset="utf-8"><p>` + simplified, encoding: simplifiedchinese.GBK, charset: "gb18030"},
		{name: "declared big5, is gbk", text: `<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>` + simplified, encoding: simplifiedchinese.GBK, charset: "gb18030"},
		{name: "declared russian", text: `<?xml version="1.0" encoding="windows-1251"?><p>Привет, мир`, encoding: charmap.Windows1251, charset: "windows-1251"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			raw := []byte(test.text)
			if test.encoding != nil {
				var err error
				if raw, err = test.encoding.NewEncoder().Bytes(raw); err != nil {
					t.Fatal(err)
				}
			}
			raw = append([]byte(test.prefix), raw...)
			got, err := Bytes(raw)
			if err != nil {
				t.Fatal(err)
			}
			if got.Charset != test.charset || got.Text != test.text || got.Replaced != 0 {
				t.Errorf("got %s, %d replaced: %.80q\nwant %s: %.80q", got.Charset, got.Replaced, got.Text, test.charset, test.text)
			}
			r, err := NewReader(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			stream, err := io.ReadAll(r)
			if err != nil || string(stream) != test.text || r.Charset != test.charset {
				t.Errorf("as a stream: %s: %.80q (%v)", r.Charset, stream, err)
			}
		})
	}
}

func TestDamagedBytesAreCounted(t *testing.T) {
	gbk, _ := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(simplified))
	tests := []struct {
		name, raw string
		charset   string
		replaced  int
	}{
		{"utf-8, three stray bytes", simplified + "\xFF\xFE\x80" + simplified, "utf-8", 3},
		{"utf-8 cut short", simplified + "\xE7\xA4", "utf-8", 2},
		{"utf-8 with the author's own mark", simplified + "\uFFFD", "utf-8", 0},
		{"a stray zero", strings.Repeat(simplified, 20) + "\x00" + simplified, "utf-8", 1},
		{"gbk cut short", string(gbk) + "\xC9", "gb18030", 1},
	}
	for _, test := range tests {
		got, err := Bytes([]byte(test.raw))
		if err != nil || got.Charset != test.charset || got.Replaced != test.replaced {
			t.Errorf("%s: %s, %d replaced, %v; want %s, %d", test.name, got.Charset, got.Replaced, err, test.charset, test.replaced)
		}
	}
}

func TestBinaryIsRefused(t *testing.T) {
	for name, raw := range map[string]string{
		"png":  "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
		"gzip": "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
		"nuls": "text\x00\x00\x00text",
	} {
		if got, err := Bytes([]byte(raw)); !errors.Is(err, ErrBinary) {
			t.Errorf("%s: %+v, %v; want ErrBinary", name, got, err)
		}
	}
}

func TestStreamIsNotCutAtTheSample(t *testing.T) {
	line := simplified + "\n"
	text := strings.Repeat(line, 3*SampleBytes/len(line))
	for _, enc := range []encoding.Encoding{encoding.Nop, simplifiedchinese.GB18030, utf16le} {
		raw, err := enc.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r, err := NewReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err != nil || string(got) != text || r.Replaced() != 0 {
			t.Errorf("%v: %d bytes of %d came through, %d replaced, %v", enc, len(got), len(text), r.Replaced(), err)
		}
	}
}

func TestCharsetIsToldBehindLongASCII(t *testing.T) {
	text := strings.Repeat("plain words\n", SampleBytes/8) + strings.Repeat(simplified+"\n", 100)
	raw, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Bytes(raw); err != nil || got.Charset != "gb18030" || got.Text != text {
		t.Errorf("read as %s, %d replaced, %v", got.Charset, got.Replaced, err)
	}
}

func FuzzBytes(f *testing.F) {
	f.Add([]byte(simplified))
	f.Add([]byte("\xFF\xFEa"))
	f.Add([]byte("<meta charset=big5>\xA4\xA4"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := Bytes(raw)
		if err != nil {
			return
		}
		if strings.ToValidUTF8(got.Text, "") != got.Text {
			t.Errorf("%s: not UTF-8: %q", got.Charset, got.Text)
		}
		if len(got.Text) > 4*len(raw)+16 {
			t.Errorf("%d bytes became %d", len(raw), len(got.Text))
		}
	})
}

// TestDrawnTables: the lines of tables are no words of another charset.
func TestDrawnTables(t *testing.T) {
	form := "　　公证申请表\n　　┌────┬────┬────┐\n" + strings.Repeat("　　│　姓名　│　　　　│　　　　│\n　　├────┼────┼────┤\n", 12) + "　　│　住址　│　　　　│　　　　│\n　　└────┴────┴────┘\n"
	raw, err := simplifiedchinese.GBK.NewEncoder().String(form)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Bytes([]byte(raw)); err != nil || got.Text != form {
		t.Errorf("read as %s: %.60q (%v)", got.Charset, got.Text, err)
	}
}

// TestLongLine: the head of a long file is cut, and so may be its only line, or
// the second: no character there is damaged.
func TestLongLine(t *testing.T) {
	line := strings.Repeat("社区治理，民呼我应。", SampleBytes/20)
	for _, before := range []string{"", "a", "ab", "标题,正文\n", "标题,正文a\n"} {
		for _, enc := range []encoding.Encoding{encoding.Nop, simplifiedchinese.GBK, utf16le} {
			raw, err := enc.NewEncoder().Bytes([]byte(before + line))
			if err != nil {
				t.Fatal(err)
			}
			r, err := NewReader(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r)
			if whole, _ := Bytes(raw); err != nil || string(got) != before+line || whole.Text != before+line {
				t.Errorf("%q, %v: as %s and %s, %v: %.40q", before, enc, r.Charset, whole.Charset, err, got)
			}
		}
	}
}
