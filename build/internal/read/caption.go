package read

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
)

// maxCaptionRunes is the length beyond which a paragraph is no caption.
const maxCaptionRunes = 80

// withCaptions gives a picture the line under it that says what it shows.
func withCaptions(blocks []article.Block) []article.Block {
	out := make([]article.Block, 0, len(blocks))
	for _, b := range blocks {
		if last := len(out) - 1; last >= 0 && b.Kind == article.Paragraph && out[last].Kind == article.Figure &&
			out[last].Text == "" && isCaption(b.Text) {
			out[last].Text = b.Text
			continue
		}
		out = append(out, b)
	}
	return out
}

// isCaption tells a line that names a picture's maker or points at it. A short
// paragraph alone is no evidence: it may be the article's next sentence.
func isCaption(text string) bool {
	return utf8.RuneCountInString(text) <= maxCaptionRunes && (credit.MatchString(text) || strings.HasPrefix(text, "图为") ||
		strings.HasPrefix(text, "圖為") || strings.HasPrefix(text, "▲") || strings.HasPrefix(text, "△"))
}

// credit is a photographer's credit at a line's end: 王银丹摄, 受访者供图, 图/张三.
var credit = regexp.MustCompile(`(摄|攝|摄影|攝影|供图|供圖|配图|资料图|資料圖)\s*[)）】\]]?\s*[。.]?$|[（(]?(图|圖|摄影|攝影)\s*[/／:：]\s*\S{2,12}[)）]?$`)
