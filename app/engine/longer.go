package engine

import (
	"context"
	"slices"

	"fangzhi/app/engine/language"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// A word at the end of a run may be a part of longer ones, in whose lists its
// places stand too. Which these are the head of the index tells, or grams: the
// dictionary is then read twice, and the documents of the words a round later
// than those of all else.

// maxLonger is for how many words a part may stand.
const maxLonger = 1 << 17

// findLonger finds the words that those at the ends of runs may be parts of.
// What is read for that in the next round comes with all that is looked up; or
// with the documents of what is known without them, where that was looked up
// with the grams.
func (p *plan) findLonger(ctx context.Context, s *query) error {
	parts, of := p.partsOf(s)
	if len(parts) == 0 {
		return nil
	}
	var known []indexfile.Key
	for _, part := range parts {
		if p.longer[part] = []string{part.Text}; !part.Begins() {
			p.early = p.index.HasManyWords()
		}
	}
	if p.early {
		known = p.keys(s)
	}
	blocks, err := p.index.PartBlocks(inRound(ctx, 0), parts, known)
	if err != nil {
		return err
	}
	var wants []indexfile.Want
	if p.early {
		if err := p.lookUp(inRound(ctx, 1), s); err != nil {
			return err
		}
		p.planRuns(s)
		wants = p.wantDocuments(s)
	}
	var words [][]string
	errs := parallel(2, func(i int) (err error) {
		if i == 0 {
			return p.index.Load(inRound(ctx, 1), wants)
		}
		words, err = p.index.Words(inRound(ctx, 1), parts, blocks, p.keys(s))
		return err
	})
	if err := firstError(errs); err != nil {
		return err
	}
	for i, part := range parts {
		if len(words[i]) > maxLonger {
			return s.tooWide(of[i])
		}
		p.longer[part] = words[i]
	}
	return nil
}

// partsOf are the parts of words that a query asks for, each once, and the
// leaves that do.
func (p *plan) partsOf(s *query) (parts []token.Part, of []*language.Leaf) {
	p.longer = map[token.Part][]string{}
	for _, l := range s.leaves {
		if _, ok := p.lettersOf(l); ok {
			continue
		}
		for _, part := range partsOf(l) {
			if !slices.Contains(parts, part) {
				parts, of = append(parts, part), append(of, l)
			}
		}
	}
	return parts, of
}

// partsOf are the words of a leaf that may be parts of longer ones.
func partsOf(l *language.Leaf) (parts []token.Part) {
	if l.IsJudged() {
		l.Clue.Each(func(c *language.Clue) {
			if c.Part.Text != "" {
				parts = append(parts, c.Part)
			}
		})
	} else if isRun(l) {
		for _, t := range l.Tokens {
			if part, ok := l.Part(t); ok {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// terms are those that may stand for a token in a text.
func (p *plan) terms(l *language.Leaf, t token.Token) []string {
	if term, ok := p.lettersOf(l); ok {
		return []string{term, t.Term}
	}
	return p.placedTerms(l, t)
}

// placedTerms are those that tell where in a text the token stands.
func (p *plan) placedTerms(l *language.Leaf, t token.Token) []string {
	if part, ok := l.Part(t); ok {
		return p.longer[part]
	}
	return []string{t.Term}
}

// lettersOf is the term of a leaf of one or two letters, which the index knows
// of all words; ok is false for others, and where places in these are asked for.
func (p *plan) lettersOf(l *language.Leaf) (term string, ok bool) {
	if p.everyPlace || l.IsJudged() || len(l.Tokens) > 1 {
		return "", false
	}
	if _, isPart := l.Part(l.Tokens[0]); !isPart {
		return "", false
	}
	return token.LettersTerm(l.Tokens[0].Term)
}
