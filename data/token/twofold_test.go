package token

import (
	"slices"
	"testing"
)

func TestTwofold(t *testing.T) {
	for text, want := range map[string]string{
		"項鍊": "项链", "鍊子": "链子", "手鍊、鐵鍊": "手链、铁链", "鍛鍊身體": "锻炼身体", "鍊鋼": "炼钢", "爐上鍊鋼": "炉上炼钢", "修鍊": "修炼", "鍊": "炼",
		"鏈條": "链条", "沈默": "沉默", "沈沒": "沉没", "沈\u200b船": "沉船", "沈陽": "沈阳", "瀋陽": "沈阳", "沈先生": "沈先生", "沈": "沈", "沈沈睡": "沈沉睡",
	} {
		if got := FoldString(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
		if got := FoldString(FoldString(text)); got != FoldString(text) {
			t.Errorf("%s: folded twice %s", text, got)
		}
	}
	if got := Simplified("鍛鍊瀋陽沈默"); got != "锻炼沈阳沈默" {
		t.Errorf("in Simplified characters %s", got)
	}
	for folded, form := range map[rune]rune{'链': '鍊', '炼': '鍊', '沉': '沈'} {
		var forms []rune
		if EachForm(folded, func(r rune) { forms = append(forms, r) }); !slices.Contains(forms, form) {
			t.Errorf("%c is not written %c but %q", folded, form, forms)
		}
	}
	var noted []string
	(&Unusual{}).Each("項鍊", true, func(f Form) { noted = append(noted, f.Term()) })
	if !slices.Contains(noted, "链鍊") || !slices.Contains(noted, "炼鍊") {
		t.Errorf("forms noted of 項鍊: %q", noted)
	}
}
