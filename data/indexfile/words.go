package indexfile

import (
	"encoding/binary"
	"maps"
	"slices"

	"fangzhi/data/token"
)

// headWordsBytes is up to how many bytes words stand in the head, where they
// are known when the archive is opened: to find a part of one then takes no
// reading more.
const headWordsBytes = 96 << 10

// words gathers the words of a dictionary, which come in the order of its
// keys: all of them while they are few, and in which blocks their grams are.
type words struct {
	few    []byte // as they stand in the head; nil once they are many
	many   bool
	grams  map[string][]uint32 // the blocks of each, ascending
	blocks int                 // those up to the last that has a word
	latest []byte              // stem of the latest key
	before string              // the word before
}

// add takes the key of a list and the block it stands in; only words count,
// each once.
func (w *words) add(key []byte, block int) {
	if key[0] != textLead || slices.Equal(stemOf(key), w.latest) {
		return
	}
	w.latest = append(w.latest[:0], stemOf(key)...)
	word, ok := wordOf(key)
	if !ok {
		return
	}
	if w.grams == nil {
		w.grams = map[string][]uint32{}
	}
	token.EachGram(word, func(gram string) {
		if in := w.grams[gram]; len(in) == 0 || in[len(in)-1] != uint32(block) {
			w.grams[gram] = append(in, uint32(block))
		}
	})
	w.blocks = block + 1
	if w.many {
		return
	}
	shared := commonPrefix([]byte(w.before), []byte(word))
	w.few = binary.AppendUvarint(w.few, uint64(shared))
	w.few = binary.AppendUvarint(w.few, uint64(len(word)-shared))
	w.few = append(w.few, word[shared:]...)
	w.before = word
	if len(w.few) > headWordsBytes {
		w.few, w.many = nil, true
	}
}

// each visits the grams of many words in the order of their keys.
func (w *words) each(visit func(gram string, blocks []uint32) error) error {
	if !w.many {
		return nil
	}
	grams := slices.Collect(maps.Keys(w.grams))
	slices.SortFunc(grams, func(a, b string) int {
		return slices.Compare(appendKey(nil, gramField, a), appendKey(nil, gramField, b))
	})
	for _, gram := range grams {
		if err := visit(gram, w.grams[gram]); err != nil {
			return err
		}
	}
	return nil
}

// wordOf is the word of a key; ok is false for that of another term, or of a
// piece of a word.
func wordOf(key []byte) (word string, ok bool) {
	if key[0] != textLead || key[1] >= hanLead {
		return "", false
	}
	term, ok := keyTerm(key)
	return term, ok && token.IsWord(term) && !token.IsPiece(term)
}

// isWordKey tells the key of a word, or of a piece of one.
func isWordKey(key []byte) bool {
	if key[1] >= hanLead {
		return false
	}
	term, ok := keyTerm(key)
	return ok && token.IsWord(term)
}

// decodeWords reads the words, when they are few, or how many blocks have some.
func (h *head) decodeWords(in *scanner) {
	h.wordBlocks = in.atMost(int64(len(h.root)))
	h.words = in.take(uint64(in.atMost(2 * headWordsBytes)))
}

// parseWords lists the words that stand in the head; ok is false for bytes
// that are none.
func parseWords(body []byte) (all []string, ok bool) {
	in := scanner{in: body}
	last := ""
	for len(in.in) > 0 {
		shared := in.atMost(int64(len(last)))
		rest := in.take(uint64(in.atMost(token.MaxTermBytes)))
		if in.failed || shared+len(rest) > token.MaxTermBytes || len(rest) == 0 {
			return nil, false
		}
		last = last[:shared] + string(rest)
		all = append(all, last)
	}
	return all, true
}

// wordTerms checks words and grams against the words met in the dictionary.
func (v *verifier) wordTerms() {
	if v.lost || len(v.findings) > 0 {
		return
	}
	at := located{Dictionary, span{}}
	if !slices.Equal(v.words.few, v.r.head.words) {
		v.findAt(at, "its words are others than the head's")
	}
	grams := 0
	err := v.words.each(func(gram string, blocks []uint32) error {
		grams++
		lists, err := v.r.Lookup(v.ctx, []Key{{gramField, gram}})
		if err == nil {
			err = v.r.Load(v.ctx, []Want{{List: lists[0]}})
		}
		if err == nil && (lists[0] == nil || !slices.Equal(lists[0].Docs, blocks)) {
			v.findAt(at, "the words with %q are in other blocks than its list says", gram)
		}
		return err
	})
	if err != nil {
		v.find(err)
	}
	if has := v.byField[gramField].terms; has != grams && !v.done() {
		v.findAt(at, "it has %d grams, its words %d", has, grams)
	}
}

// HasManyWords tells an index whose words are too many for its head.
func (r *Reader) HasManyWords() bool { return r.head.wordBlocks > 0 }
