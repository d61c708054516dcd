package repair

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// oddPage is a line of rare characters and signs, which no reading makes sense of.
func oddPage(characters int) string {
	rng := rand.New(rand.NewPCG(1, 2))
	var line strings.Builder
	for range characters {
		switch rng.IntN(4) {
		case 0:
			line.WriteRune('?')
		case 1:
			line.WriteRune(utf8.RuneError)
		default:
			line.WriteRune(0x9500 + rune(rng.IntN(0x500)))
		}
	}
	return line.String()
}

// TestWorkIsBounded: a page that would take for ever is left as found from some
// place on, to the last character, and what is beyond is told.
func TestWorkIsBounded(t *testing.T) {
	const tail = "，这一行的后面是一句好话。"
	p := page("", oddPage(160_000)+tail)
	only("shifted-bytes", p)
	if text := p.Blocks[0].Text; !strings.HasSuffix(text, tail) || utf8.RuneCountInString(text) < 120_000 {
		t.Errorf("%d characters are left", utf8.RuneCountInString(text))
	}
	if n := p.Beyond[tooMuch]; n < 20_000 {
		t.Errorf("%d characters are told to be beyond", n)
	}
	p = page("", oddPage(1000)+tail)
	only("shifted-bytes", p)
	if len(p.Beyond) > 0 {
		t.Errorf("of a short page, %v are told to be beyond", p.Beyond)
	}
}

func TestWhatIsBeyondRepair(t *testing.T) {
	p := page("", "他说锟斤拷锟斤拷，然后走了。")
	only("mojibake", p)
	if got := p.Blocks[0].Text; got != "他说□□，然后走了。" || p.Beyond["characters that became 锟斤拷"] != 2 {
		t.Errorf("it reads %s, and %v is beyond", got, p.Beyond)
	}
}

// fuzzBytes feeds a rule of bytes with any text. It never fails on it, leaves
// text that was valid so, takes bounded work, and adds little.
func fuzzBytes(f *testing.F, rule string) {
	f.Add("凝聚鄰里力量?拔沂墙衲瓴虐醽龛F西村小區的")
	f.Add("湖塘橋?qū)嶒炗變簣@春秋園")
	f.Add("ÄãºÃ£¬ÊÀ½ç°¡ å\u0087\u009dè\u0081\u009aå\u008a\u009bé\u0087\u008f")
	f.Add("浣犲ソ锛屼笘鐣?鎴戜滑�鏄鏈嬪弸")
	f.Add("锟斤拷烫烫烫屯屯屯 ★★★★☆ ΡΦΥΡΑ")
	f.Add("全国地表水优良水质断面比例首次超过90%。")
	f.Add("???乇硭?帕妓?识厦姹壤?状纬??90%")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		p := page("", text)
		only(rule, p)
		got := p.Blocks[0].Text
		if !utf8.ValidString(got) {
			t.Errorf("%q is no UTF-8", got)
		}
		if before, after := utf8.RuneCountInString(text), utf8.RuneCountInString(got); after > 2*before+8 {
			t.Errorf("%d characters became %d", before, after)
		}
		for _, r := range p.Repairs {
			if r.Rule != rule || r.Before == r.After {
				t.Errorf("a repair that is none: %+v", r)
			}
		}
		if len(p.Repairs) == 0 && got != text {
			t.Errorf("changed without a note: %q", got)
		}
	})
}

func FuzzShiftedBytes(f *testing.F) { fuzzBytes(f, "shifted-bytes") }

func FuzzMojibake(f *testing.F) { fuzzBytes(f, "mojibake") }
