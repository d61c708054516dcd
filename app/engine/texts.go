package engine

// texts tells what reading articles of a segment takes, before it is done.
type texts struct {
	runeBytes float64 // of a record, for each rune of the text
	typical   float64 // of the record of an article that has some word: long ones have more of them
}

// recordBytes is about what a record has beside its text.
const recordBytes = 60

// weigh learns how long the articles of a segment are.
func (s *segment) weigh() {
	runes, squares := 1.0, 1.0
	documents := s.index.DocCount()
	for document := range documents {
		length := float64(s.index.Length(document))
		runes += length
		squares += length * length
	}
	bytes := float64(s.bundle.RecordBytes()) - recordBytes*float64(documents)
	s.texts.runeBytes = max(bytes, 0) / runes
	s.texts.typical = recordBytes + s.texts.runeBytes*squares/runes
}

// textBytes is about what reading some articles takes.
func (s *segment) textBytes(documents []uint32) float64 {
	runes := 0
	for _, document := range documents {
		runes += s.index.Length(int(document))
	}
	return recordBytes*float64(len(documents)) + s.texts.runeBytes*float64(runes)
}
