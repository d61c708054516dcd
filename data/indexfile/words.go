package indexfile

import (
	"context"
	"encoding/binary"
	"slices"

	"fangzhi/data/token"
)

// wordsBlockBytes is the size at which a block of words is closed, before it
// is deflated.
const wordsBlockBytes = 1 << 16

// wordsWriter gathers the words of a dictionary, which come in the order of
// its keys.
type wordsWriter struct {
	words []string
	last  []byte // stem of the latest key
}

// add takes the key of a list; only words count, each once.
func (w *wordsWriter) add(key []byte) {
	if key[0] != textLead || slices.Equal(stemOf(key), w.last) {
		return
	}
	w.last = append(w.last[:0], stemOf(key)...)
	if term, ok := keyTerm(key); ok && token.IsWord(term) && !token.IsPiece(term) {
		w.words = append(w.words, term)
	}
}

// isWordKey tells the key of a word, or of a piece of one.
func isWordKey(key []byte) bool {
	if key[1] >= hanLead {
		return false
	}
	term, ok := keyTerm(key)
	return ok && token.IsWord(term)
}

// headWordsBytes is up to how many bytes words stand in the head, where they
// are known when the archive is opened: to find a part of one then takes no
// reading more.
const headWordsBytes = 48 << 10

// bodies are the words as blocks, not yet deflated.
func (w *wordsWriter) bodies() [][]byte {
	var all [][]byte
	var body []byte
	before := ""
	for i, word := range w.words {
		shared := commonPrefix([]byte(before), []byte(word))
		body = binary.AppendUvarint(body, uint64(shared))
		body = binary.AppendUvarint(body, uint64(len(word)-shared))
		body = append(body, word[shared:]...)
		before = word
		if len(body) >= wordsBlockBytes || i == len(w.words)-1 {
			all = append(all, body)
			body, before = nil, ""
		}
	}
	return all
}

func (w *Writer) writeWords(of *wordsWriter) error {
	bodies := of.bodies()
	if len(bodies) == 1 && len(bodies[0]) <= headWordsBytes {
		w.head.words = bodies[0]
		return nil
	}
	for _, body := range bodies {
		block := seal(deflate(body), 0)
		w.head.wordBlocks = append(w.head.wordBlocks, span{bytes: int64(len(block))})
		if err := w.sections[Words].write(block); err != nil {
			return err
		}
	}
	return nil
}

// decodeWords reads where the section's blocks stand.
func (h *head) decodeWords(in *scanner) {
	at := int64(0)
	h.wordBlocks = in.spans(in.count(), &at)
	for _, s := range h.wordBlocks {
		if s.bytes <= checksumBytes {
			in.fail()
		}
	}
	h.words = in.take(in.uvarint())
	if at != h.sections[Words].bytes {
		in.fail()
	}
}

// parseWords appends the words of an inflated block; ok is false for bytes
// that are none.
func parseWords(words []string, body []byte) (all []string, ok bool) {
	in := scanner{in: body}
	last := ""
	for len(in.in) > 0 {
		shared := in.atMost(int64(len(last)))
		rest := in.take(uint64(in.atMost(token.MaxTermBytes)))
		if in.failed || shared+len(rest) > token.MaxTermBytes || len(rest) == 0 {
			return nil, false
		}
		last = last[:shared] + string(rest)
		words = append(words, last)
	}
	return words, true
}

// Words lists the words of titles and bodies (package token) but those cut
// into pieces, each once, in the order of the dictionary. They are read together when they are first
// asked for; where they are few, they were with the head.
func (r *Reader) Words(ctx context.Context) ([]string, error) {
	if r.words != nil {
		return r.words, nil
	}
	at := locate(Words, r.head.wordBlocks)
	got, err := r.read(ctx, at)
	if err != nil {
		return nil, err
	}
	words, ok := parseWords([]string{}, r.head.words)
	if !ok {
		return nil, &DamageError{r.file.Name(), headSection.String(), prologueBytes, "its words are impossible"}
	}
	for i := range got {
		body, err := inflate(got[i])
		if err != nil {
			return nil, r.damaged(at[i], "it does not inflate")
		}
		if words, ok = parseWords(words, body); !ok {
			return nil, r.damaged(at[i], "its words are impossible")
		}
	}
	r.words = words
	return words, nil
}

// wordTerms checks the section against the words met in the dictionary.
func (v *verifier) wordTerms() {
	words, err := v.r.Words(v.ctx)
	switch {
	case err != nil:
		v.find(err)
	case !v.lost && len(v.findings) == 0 && !slices.Equal(words, v.words.words):
		v.findAt(located{Words, span{}}, "it has %d words, others than the %d of the dictionary", len(words), len(v.words.words))
	}
}
