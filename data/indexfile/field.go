package indexfile

import "fangzhi/data/facet"

// Field is a field of a document that terms are looked up in.
type Field byte

// The fields, by the number that stands in a key.
const (
	Body Field = iota + 1
	Title
	ID
	sourceField
	placeField
	topicField
	personField
	phraseField
	scriptField
	workField
	Form // token.Form of characters that an article writes in another form than is usual
	genreField
	gramField // letters in a row of words; its lists are of dictionary blocks
	fieldCount

	titleStart = fieldCount // only gathered: the keys that titles are suggested by
)

// isText tells the fields that hold running text, with positions.
func (f Field) isText() bool { return f == Body || f == Title }

// facetFields gives each kind that is filtered by postings its field. Years
// are ranges of document numbers and need no postings.
var facetFields = map[facet.Kind]Field{
	facet.Source: sourceField,
	facet.Place:  placeField,
	facet.Topic:  topicField,
	facet.Person: personField,
	facet.Phrase: phraseField,
	facet.Genre:  genreField,
	facet.Script: scriptField,
	facet.Work:   workField,
}

// FieldOf is the field that holds the postings of a kind's values; ok is
// false for facet.Year, which Days answers.
func FieldOf(kind facet.Kind) (field Field, ok bool) {
	field, ok = facetFields[kind]
	return field, ok
}

// columnKinds are the kinds counted from columns, in file order.
var columnKinds = []facet.Kind{facet.Source, facet.Place, facet.Topic, facet.Person, facet.Phrase, facet.Genre, facet.Script, facet.Work}
