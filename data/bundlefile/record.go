package bundlefile

import (
	"fangzhi/data/article"
)

// Bits of the number that opens a record's body: which parts follow. The
// lowest two are the script (an index into scripts, 3 for one not listed).
const (
	hasDate = 1 << (iota + 2)
	hasSource
	hasPeople
	hasPlaces
	hasTopics
	hasPhrases
	hasEvidence
	hasRepairs
	hasOrigin
	hasURL
	hasRights
	hasLinks
	hasPage
	hasCopies
	hasGenre
	ofBook   // the page is a book
	allParts = 1<<iota*4 - 1
)

// Words that a record holds as their index here; any other word is written
// out after the length of the list. The lists are part of the format.
var (
	scripts     = []article.Script{article.OtherScript, article.Simplified, article.Traditional}
	certainties = []article.Certainty{"", article.Stated, article.Inferred}
	evidences   = []string{"", "source", "place", "topic", "person", "phrase", "script", "year", "date", "title", "url", "rights", "genre", "carrier", "taken"}
	fields      = append([]article.Field{""}, article.Fields...) // evidence of the text has none
)

// How an identity stands in a body: a hash as this mark alone, its bytes lying
// beside the body; any other as its mark and a string.
const (
	hashedID  = 0
	spelledID = 1
)
