package boilerplate

import (
	"testing"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/token"
)

// TestFormsAreFolded: a form in Traditional characters would never match, for
// the text that it is matched in is folded.
func TestFormsAreFolded(t *testing.T) {
	for name, form := range map[string]*expression.Expression{
		"siteLine": siteLine, "siteAdvert": siteAdvert, "siteButton": siteButton, "siteCounts": siteCounts, "siteMaybe": siteMaybe, "register": register,
		"button": button, "breadcrumb": breadcrumb, "menuWord": menuWord, "columnName": columnName, "sitePart": sitePart, "ownChannel": ownChannel, "forumLine": forumLine,
	} {
		for _, r := range form.Regexp().String() {
			if folded := token.FoldString(string(r)); runes.IsHan(r) && folded != string(r) {
				t.Errorf("%s has %c, which folded text has as %s", name, r, folded)
			}
		}
	}
}
