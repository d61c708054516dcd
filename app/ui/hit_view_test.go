package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A title's closing quotation mark stays with the word behind it, and no
// character is lost.
func TestHeld(t *testing.T) {
	for words, want := range map[string]string{
		"广东“政银企”协同 推动":   "广东“政银企<span>”协</span>同 推动",
		"“三新”，“两新”政策":    "“三新”，“两新<span>”政</span>策",
		"”甲”":            "<span>”甲</span>”",
		"没有引号":           "没有引号",
		"“红色引擎”":         "“红色引擎”",
		"“一”“二”三”5 四”":   "“一”“二<span>”三</span>”5 四”",
		"":               "",
		"以“甲”\xff为":      "以“甲”\xff为",
		"“a”b and “c” d": "“a”b and “c” d",
	} {
		plain := strings.NewReplacer(` class="held"`, "", " ", "", "\n", "").Replace
		if got := plain(app.HTMLString(el("p", held(words)...))); got != "<p>"+plain(want)+"</p>" {
			t.Errorf("%q: %s", words, got)
		}
	}
}
