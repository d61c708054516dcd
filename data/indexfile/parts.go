package indexfile

import (
	"context"
	"slices"
	"strings"

	"fangzhi/data/token"
)

// PartBlocks names, for each part of a word, the dictionary blocks where words
// with it may stand: none where few words stand in the head, which tells of all.
// Those of other keys are read with what tells that.
func (r *Reader) PartBlocks(ctx context.Context, parts []token.Part, beside []Key) ([][]int, error) {
	blocks := make([][]int, len(parts))
	if r.head.wordBlocks == 0 {
		return blocks, nil
	}
	var wanted []Key
	for _, part := range parts {
		if grams, whole := part.Grams(); whole && !part.Begins() {
			for _, gram := range grams {
				wanted = append(wanted, Key{gramField, gram})
			}
		}
	}
	lists, err := r.Lookup(ctx, append(wanted, beside...))
	if err != nil {
		return nil, err
	}
	for i, part := range parts {
		grams, whole := part.Grams()
		var of []*List
		switch {
		case part.Begins():
			first, end := r.root.blocks(appendStem(nil, Body, part.Text))
			for block := first; block < min(end, r.head.wordBlocks); block++ {
				blocks[i] = append(blocks[i], block)
			}
			continue
		case whole:
			of, lists = lists[:len(grams)], lists[len(grams):]
		default:
			begun, _, err := r.Prefix(ctx, gramField, grams[0], r.head.terms)
			if err != nil {
				return nil, err
			}
			for _, term := range begun {
				of = append(of, term.List)
			}
		}
		if blocks[i], err = r.blocksOf(ctx, of, whole); err != nil {
			return nil, err
		}
	}
	return blocks, nil
}

// blocksOf are the blocks that all grams are in, or any.
func (r *Reader) blocksOf(ctx context.Context, grams []*List, all bool) (blocks []int, err error) {
	if all && slices.Contains(grams, nil) {
		return nil, nil
	}
	wants := make([]Want, len(grams))
	for i, list := range grams {
		wants[i] = Want{List: list}
	}
	if err := r.Load(ctx, wants); err != nil {
		return nil, err
	}
	held := make([]int, r.head.wordBlocks)
	for _, list := range grams {
		for _, block := range list.Docs {
			held[block]++
		}
	}
	for block, n := range held {
		if n > 0 && (n == len(grams) || !all) {
			blocks = append(blocks, block)
		}
	}
	return blocks, nil
}

// Words lists, for each part, the words of titles and bodies (package token)
// that have it, but those cut into pieces, in the order of the dictionary.
// Where they are in blocks, as PartBlocks says, these are read together with
// those of other keys, which the next Lookup then has.
func (r *Reader) Words(ctx context.Context, parts []token.Part, blocks [][]int, ahead []Key) ([][]string, error) {
	words := make([][]string, len(parts))
	if r.head.wordBlocks == 0 {
		return words, r.wordsOfHead(parts, words)
	}
	var wanted []int
	for _, of := range blocks {
		wanted = append(wanted, of...)
	}
	for _, key := range ahead {
		if block, ok := r.root.block(appendKey(nil, key.Field, key.Term)); ok {
			wanted = append(wanted, block)
		}
	}
	read, err := r.dictionaryBlocks(ctx, wanted)
	if err != nil {
		return nil, err
	}
	r.ahead = read
	for i, part := range parts {
		for _, block := range blocks[i] {
			for _, e := range read[block] {
				word, ok := wordOf(e.key)
				if ok && len(part.In(word)) > 0 && (len(words[i]) == 0 || words[i][len(words[i])-1] != word) {
					words[i] = append(words[i], word)
				}
			}
		}
	}
	return words, nil
}

func (r *Reader) wordsOfHead(parts []token.Part, found [][]string) error {
	if r.words == nil && len(r.head.words) > 0 {
		var ok bool
		if r.words, ok = parseWords(r.head.words); !ok {
			return &DamageError{r.file.Name(), headSection.String(), prologueBytes, "its words are impossible"}
		}
	}
	for i, part := range parts {
		for _, word := range r.words {
			if len(part.In(word)) > 0 {
				found[i] = append(found[i], strings.Clone(word))
			}
		}
	}
	return nil
}
