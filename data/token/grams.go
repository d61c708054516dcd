package token

// gramRunes is how many letters a gram has at most, and gramEnd what stands in
// it for the end of the word; no word has that.
const (
	gramRunes = 3
	gramEnd   = '$'
)

// EachGram visits the grams of a word: from each of its letters on that one
// and two more, the end among them, where that is near. Words that have a part
// in them have its grams (Part.Grams).
func EachGram(word string, visit func(gram string)) {
	text := append([]rune(word), gramEnd)
	for at := range len(text) - 1 {
		visit(string(text[at:min(at+gramRunes, len(text))]))
	}
}

// Grams are such that every word with the part in it has all of them, when
// they are whole; else there is one, and a word has a gram that begins with it.
func (p Part) Grams() (grams []string, whole bool) {
	text := []rune(p.Text)
	if p.place == atTheEnd {
		text = append(text, gramEnd)
	} else if len(text) < gramRunes {
		return []string{p.Text}, false
	}
	for at := 0; at == 0 || at+gramRunes <= len(text); at++ {
		grams = append(grams, string(text[at:min(at+gramRunes, len(text))]))
	}
	return grams, true
}

// Begins tells a part that words with it begin with.
func (p Part) Begins() bool { return p.place == atTheStart }
