package split

import (
	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
)

// A mark and two or three characters alone, ■张正华, can be a section's heading
// or a writer's name. Names stand, each of them, under a headline and above the
// first sentence, or behind an article's last sentence, the page's last line
// among them; headings stand between sentences.

var markedName = expression.Compile(`^\s*[■□◎●◆]\s*\p{Han}{2,3}$`)

// leastMarked is how many such names show a page of several articles.
const leastMarked = 2

// unmarkNames makes paragraphs of such names, where all of a page's marked
// words stand as names do.
func unmarkNames(blocks []article.Block) {
	var marked []int
	for i, b := range blocks {
		if b.Kind == article.Heading && markedName.MatchString(b.Text) {
			marked = append(marked, i)
		}
	}
	if len(marked) < leastMarked {
		return
	}
	under, behind := 0, 0
	for _, i := range marked {
		switch {
		case i > 0 && i+1 < len(blocks) && blocks[i-1].Kind == article.Paragraph && isHeadline(blocks[i-1]) && isSentence(blocks[i+1]):
			under++
		case i > 0 && isSentence(blocks[i-1]) && (i+1 == len(blocks) || blocks[i+1].Kind == article.Paragraph && isHeadline(blocks[i+1])):
			behind++
		}
	}
	if under != len(marked) && (behind != len(marked) || marked[len(marked)-1] != len(blocks)-1) {
		return
	}
	for _, i := range marked {
		blocks[i].Kind, blocks[i].Level = article.Paragraph, 0
	}
}
