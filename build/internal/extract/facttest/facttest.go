// Package facttest makes the articles that the tests of the rooms read.
package facttest

import "fangzhi/data/article"

// Text makes an article of a title and paragraphs.
func Text(title string, paragraphs ...string) *article.Article {
	a := &article.Article{Title: title}
	for _, p := range paragraphs {
		a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: p})
	}
	return a
}

// Prose is a sentence that tells no fact.
const Prose = "三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳，孩子们放风筝。"
