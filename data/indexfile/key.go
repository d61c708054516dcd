package indexfile

import (
	"hash/fnv"
	"strconv"
)

// A key of the dictionary is
//
//	title, body  1 byte 1, the coded term, 1 byte 0 for the body and 1 for the
//	             title: a term's two lists stand side by side
//	others       1 byte field, the coded term
//
// A key without the byte for body or title is its stem.
const textLead = byte(Body)

const (
	maxKeyBytes = 255
	maxTermCode = 200 // a longer term is cut and ends in a mark and its hash
	longMark    = "\x03"
	idTermBytes = 6
)

// appendKey appends the key of a term.
func appendKey(key []byte, f Field, term string) []byte {
	key = appendStem(key, f, boundTerm(f, term))
	if f.isText() {
		key = append(key, byte(f-Body))
	}
	return key
}

func appendStem(stem []byte, f Field, term string) []byte {
	if f.isText() {
		f = Field(textLead)
	}
	return appendTerm(append(stem, byte(f)), term)
}

// boundTerm is what of a term stands in the index. Of an id the first six
// characters: enough to find it among a few, since whoever reads the article
// sees the whole id. Of a term too long for a key (a facet value) as many runes
// as fit, a mark and the FNV-1a hash of it all: found whole, not by its prefix.
func boundTerm(f Field, term string) string {
	if f == ID {
		return term[:min(len(term), idTermBytes)]
	}
	size := uint64(0)
	for at, r := range term {
		_, n := codeRune(r)
		if size += n; size > maxTermCode {
			return cutTerm(term, at)
		}
	}
	return term
}

// cutTerm keeps so many bytes of a term, and the hash of all of it.
func cutTerm(term string, bytes int) string {
	hash := fnv.New64a()
	hash.Write([]byte(term))
	return term[:bytes] + longMark + strconv.FormatUint(hash.Sum64(), 16)
}

// keyField is the field of a key, or 0 for what is no key.
func keyField(key []byte) Field {
	switch {
	case len(key) < 2:
		return 0
	case key[0] != textLead:
		return Field(key[0])
	}
	return Body + Field(key[len(key)-1])
}

// stemOf is the key without the byte for body or title.
func stemOf(key []byte) []byte {
	if key[0] == textLead {
		return key[:len(key)-1]
	}
	return key
}

// keyTerm is the term of a key.
func keyTerm(key []byte) (term string, ok bool) {
	if len(key) < 2 {
		return "", false
	}
	return termText(stemOf(key)[1:])
}
