package indexfile

// A key of the dictionary is
//
//	title, body  1 byte 1, the coded term, 1 byte field: a term's two lists
//	             stand side by side, so one block answers for both
//	others       1 byte field, the coded term
const textLead = byte(Body)

func appendKey(key []byte, f Field, term string) []byte {
	if f == Title || f == Body {
		return append(appendTerm(append(key, textLead), term), byte(f))
	}
	return appendTerm(append(key, byte(f)), term)
}

// keyField is the field of a key, or 0 for what is no key.
func keyField(key []byte) Field {
	switch {
	case len(key) == 0:
		return 0
	case key[0] != textLead:
		return Field(key[0])
	}
	return Field(key[len(key)-1])
}

// keyTerm is the term of a key.
func keyTerm(key []byte) (term string, ok bool) {
	if len(key) < 2 {
		return "", false
	}
	if key[0] == textLead {
		key = key[:len(key)-1]
	}
	return termText(key[1:])
}

// idTerm is what of an article's id stands in the index: enough to find it,
// since whoever reads the article sees the whole id.
func idTerm(id string) string { return id[:min(len(id), idTermBytes)] }

const idTermBytes = 8
