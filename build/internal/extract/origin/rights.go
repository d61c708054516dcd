package origin

import (
	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// rights keeps the notice of who may copy an article.
func rights(a *article.Article, said fact.Statements) {
	if len(said.Rights) > 0 {
		a.Rights = said.Rights[0]
		return
	}
	for _, text := range imprint.LastLines(a, said) {
		if runes.AtMost(text, imprint.MaxDateline) && rightsNotice.MatchString(text) {
			a.Rights = text
			return
		}
	}
}

var rightsNotice = expression.Compile(`^\s*(版权作品|版權作品|版权所有|版權所有|版权声明|版權聲明|未经授权|未經授權|著作权归|©|Copyright)`)
