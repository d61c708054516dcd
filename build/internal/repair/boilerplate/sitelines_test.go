package boilerplate

import (
	"strings"
	"testing"

	"fangzhi/build/internal/expression"
	"fangzhi/data/token"
)

// A site's forecast is a row of words; a report on the weather is prose.
func TestForecast(t *testing.T) {
	for text, want := range map[string]siteKind{
		"今天 多云 5℃~12℃ 明天 晴 6℃~13℃ 后天 小雨 4℃~9℃":                   siteMenu,
		"当前，冷空气继续南下，预计明天最高气温可达10℃以上，后天升至20℃以上，昼夜温差将超过15℃，出行须添衣。": noSites,
	} {
		if got := kindOf(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

func TestAllThoseHasAllForms(t *testing.T) {
	token.EachForm('凡', func(form rune) {
		if !strings.ContainsRune(allThose, form) {
			t.Errorf("%c is missing", form)
		}
	})
}

// TestFormsAreLookedFor: a look tells that prose holds no word of a long list of
// forms; without it every line would be matched with hundreds of them.
func TestFormsAreLookedFor(t *testing.T) {
	for name, forms := range map[string]*expression.Expression{
		"site's lines": siteLine, "adverts": siteAdvert, "lists": listName, "credits": creditTail, "boards": forumLine, "inner": inner,
	} {
		if forms.May("河边的柳树绿了，孩子们在岸上放风筝。") {
			t.Errorf("%s: no words to look for, or too many", name)
		}
	}
}
