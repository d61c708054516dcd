package msword

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"fangzhi/build/internal/read/fault"
)

// told are the paragraphs of an RTF file, a line each.
func told(raw string) (string, error) {
	title, all, err := RTF(strings.NewReader(raw), int64(len(raw)))
	var out strings.Builder
	if title != "" {
		out.WriteString("= " + title + "\n")
	}
	for _, p := range all {
		if p.EndsRow {
			out.WriteString("--\n")
			continue
		}
		if p.Title {
			out.WriteString("! ")
		}
		out.WriteString(strings.Repeat("#", p.Level))
		if p.Item {
			fmt.Fprintf(&out, "*%d ", p.Number)
		}
		if p.InTable {
			out.WriteString("|")
		}
		out.WriteString(p.Label + strings.ReplaceAll(p.Text, "\n", "/") + "\n")
	}
	return out.String(), err
}

func TestRTF(t *testing.T) {
	gbk := func(s string) string {
		raw, _ := simplifiedchinese.GBK.NewEncoder().String(s)
		return raw
	}
	const head = `{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fnil\fcharset0 Times New Roman;}{\f2\froman\fcharset136 PMingLiU;}{\f3\fnil\fcharset2 Wingdings;}}`
	const sheet = `{\stylesheet{\ql \snext0 Normal;}{\s1\ql\outlinelevel0 \sbasedon0\snext0 \'b1\'ea\'cc\'e2 1;}{\s2 heading 2;}{\s3 Title;}{\s4 toc 1;}{\*\cs10 Default Paragraph Font;}}`
	for _, c := range []struct{ name, raw, want string }{
		{"WordPad", head + "\r\n\\viewkind4\\uc1\\pard\\lang2052\\f0\\fs20\\'ba\\'d3\\'ce\\'f7\\'b5\\'c4\\'c2\\'b7\\par\r\nWiFi\\f1  \\'93ok\\'94\\par\r\n}\r\n\x00", "河西的路\nWiFi “ok”\n"},
		{"macOS", "{\\rtf1\\ansi\\ansicpg936\\cocoartf2636\n{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;\\f1\\fnil\\fcharset134 PingFangSC-Regular;}\n\\pard\\pardirnatural\n\n\\f0\\fs24 \\cf0 a\\{\\\n\\f1 \\'bd\\'d3\\'ca\\'dc\n\\f0 \\\n}", "a{\n接受\n"},
		{"by its number", head + `\uc1\u26032?\u-10174 ?\u-8265 ?\uc2\u26725\'c7\'c5\uc0\u36890 ok\par}`, "新𠮷桥通ok\n"},
		{"Taiwan's", head + `\f2\'a4U\'a4@\par}`, "下一\n"},
		{"Japan's and Israel's", `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset128 MS Mincho;}{\f1\fcharset177 Narkisim;}}\f0\'8c\'c3\'8f\'91\'83]\f1  \'e0\'e9\par}`, "古書ゾ אי\n"},
		{"Chinese in a font of Western letters", head + `\f1\'93\'ba\'d3\'ce\'f7\'94 caf\'e9\par}`, "“河西” café\n"},
		{"as bytes, one of which is a brace", head + gbk("村儃里") + `\par ` + gbk("儀") + `}`, "村儃里\n儀\n"},
		{"UTF-8 as it is", `{\rtf1 河西的路\par}`, "河西的路\n"},
		{"headings by styles and levels", head + sheet + `{\info{\title \'d6\'be}{\author x}}\pard\s3 A\par\pard\s1 B\par\pard\s2 C\par\pard\outlinelevel2 D\par\pard\s4 E\tab 7\par\pard F\par}`, "= 志\n! A\n#B\n##C\n###D\nF\n"},
		{"lists", head + `{\listtext\pard\plain\f0 \'d2\'bb\'a1\'a2\tab}\pard\ls1 A\par{\listtext 2.\tab}\ls2 B\par{\pntext\f3\'d8\tab}{\*\pn\pnlvlblt}C\par{\listtext\'b5\'da\'d2\'bb\'cc\'f5\tab}D\par}`, "一、A\n*2 B\n*0 C\n第一条 D\n"},
		{"a table", head + `\pard before\par\trowd\cellx100\cellx200\pard\intbl A\par a\cell B\cell\row\trowd\intbl C\cell\cell\row\pard\par after\par}`, "before\n|A\n|a\n|B\n--\n|C\n|\n--\n\nafter\n"},
		{"a table in a cell", head + `\trowd\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl z\cell w\cell\row\pard}`, "|x\n|y\n|z\n|w\n--\n\n"},
		{"what is no text", head + `{\header head\par}{\pict\wmetafile8 0100}{\*\unknown x}{\v hidden}{\deleted gone}A{\field{\*\fldinst HYPERLINK "x"}{\fldrslt B}}{\object{\*\objdata 00}{\result C}}{\xe D}\bin4 {{{{E\~F\_G\emdash\tab H\line I\par}`, "ABCE\u00a0F-G— H/I\n"},
		{"notes and boxes", head + `A{\footnote\pard\plain \chftn N\par M}B{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt \pard box\par}}{\shprslt\par old}}C\par D}`, "ABC\nD\nN\nM\nbox\n"},
	} {
		got, err := told(c.raw)
		if err != nil || got != c.want {
			t.Errorf("%s: %v\n%q, want\n%q", c.name, err, got, c.want)
		}
	}
}

func TestRTFFaults(t *testing.T) {
	whole, err := os.ReadFile("../testdata/gazette.rtf")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, raw string
		code      fault.Code
		least     int // bytes that are read all the same
	}{
		{"nothing", "", fault.Malformed, 0},
		{"a text", "一段话", fault.Malformed, 0},
		{"cut short", string(whole[:len(whole)*2/3]), fault.Truncated, 300},
		{"in a note", `{\rtf1 A{\footnote B`, fault.Truncated, 4},
		{"deep", `{\rtf1 ` + strings.Repeat("{", 100_000), fault.Malformed, 0},
		{"ends amid a word", `{\rtf1 A\`, fault.Truncated, 2},
	} {
		got, err := told(c.raw)
		if bad := fault.In(err); bad == nil || bad.Code != c.code || len(got) < c.least {
			t.Errorf("%s: %v, %d bytes", c.name, err, len(got))
		}
	}
}

// FuzzRTF: what is made of a file is bounded by its length.
func FuzzRTF(f *testing.F) {
	f.Add(`{\rtf1\ansicpg936{\fonttbl{\f0\fcharset134 x;}}{\stylesheet{\s1 heading 1;}}\s1\'ba\'d3\u27827?{\footnote a{\shptxt b}}\trowd\intbl c\cell\row{\listtext 1.}d\par}`)
	f.Add("{\\rtf\\ansicpg950\\\n\xa4\xa4\\}{\\*\\x}\\bin9 \\v\\deleted0\\uc99\\u1")
	f.Fuzz(func(t *testing.T, raw string) {
		title, all, _ := RTF(strings.NewReader(raw), int64(len(raw)))
		bytes := len(title)
		for _, p := range all {
			bytes += len(p.Text) + len(p.Label)
		}
		if bytes > 4*len(raw) || len(all) > len(raw) {
			t.Errorf("%d bytes gave %d in %d paragraphs", len(raw), bytes, len(all))
		}
	})
}
