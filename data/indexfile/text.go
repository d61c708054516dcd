package indexfile

import "fangzhi/data/token"

// cutTogether is how many runes of a text are cut into terms at a time, to the
// end of their line: a text may be a book, and its terms take ten times its room.
const cutTogether = 1 << 14

// lineEnd is where the line ends that so many runes reach into. What is cut to
// there and what is cut behind it are what is cut of the whole: no term stands
// on both sides of a line's end.
func lineEnd(text []rune, runes int) int {
	for at := runes; at < len(text); at++ {
		if text[at] == '\n' {
			return at + 1
		}
	}
	return len(text)
}

// addText adds the terms of a folded text.
func (w *Writer) addText(f Field, text []rune, document uint32) {
	w.once.begin()
	for at := 0; at < len(text); {
		end := at + lineEnd(text[at:], cutTogether)
		w.addLines(f, text[at:end], at, document)
		at = end
	}
	w.letters.Take(func(term string, times int) {
		for at := range times {
			w.gathered.add(f, term, document, at, true)
		}
	})
	w.head.runes[f] += uint64(len(text))
}

// addLines adds the terms of lines of a text, which stand in it from a rune on.
func (w *Writer) addLines(f Field, lines []rune, from int, document uint32) {
	places := w.places[:0]
	token.EachPlace(lines, func(p token.Place) {
		if !p.Positional && w.once.again(lines[p.From]) {
			return
		}
		if places = append(places, p); len(places) == fetchedTogether {
			w.addPlaces(f, lines, places, from, document)
			places = places[:0]
		}
	})
	w.addPlaces(f, lines, places, from, document)
	w.places = places
}

// addPlaces adds the terms at some places in lines of a text.
func (w *Writer) addPlaces(f Field, lines []rune, places []token.Place, from int, document uint32) {
	keys := w.gathered.fetch(f, lines, places)
	for i, p := range places {
		term := ""
		if keys[i] == 0 || p.IsWord {
			term = p.Term(lines)
		}
		w.gathered.addKeyed(keys[i], f, term, document, from+p.From, p.Positional)
		if p.Positional {
			w.head.tokens[f]++
		}
		if p.IsWord {
			w.letters.Add(term)
		}
	}
}

// once tells which characters a text has again: of these the index keeps the
// document alone, and to find a list takes longer than to look here.
type once struct {
	met  []uint32 // the latest text that had it, by character
	text uint32
}

func (o *once) begin() {
	if o.met == nil {
		o.met = make([]uint32, 1<<16)
	}
	o.text++
}

// again tells whether the text had the character; it may say no of a rare one.
func (o *once) again(r rune) bool {
	if int(r) >= len(o.met) {
		return false
	}
	had := o.met[r] == o.text
	o.met[r] = o.text
	return had
}
