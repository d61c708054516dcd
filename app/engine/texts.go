package engine

import (
	"slices"

	"fangzhi/data/bundlefile"
	"fangzhi/data/indexfile"
)

// texts tells what reading articles of a segment takes, before it is done.
type texts struct {
	runeBytes float64 // of a record, for each rune of the text
	spared    float64 // of each record, on an average, when it is shown by one piece
	typical   float64 // of the record of an article that has some word: long ones have more of them
}

// recordBytes is about what a record has beside its text, and pieceShare how long
// a piece and what is read with it is to the least.
const (
	recordBytes = 60
	pieceShare  = 1.7
)

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
	piece := recordBytes + pieceShare*bundlefile.PieceRunes*s.texts.runeBytes
	for document := range documents {
		if length := s.index.Length(document); length >= 2*bundlefile.PieceRunes {
			s.texts.spared += s.texts.runeBytes*float64(length) - piece
		}
	}
	s.texts.spared /= float64(max(1, documents))
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

// worthOfPlaces is how many bytes the positions of one leaf may take, for knowing
// which pieces of long articles show what is looked for. It is 0 where no
// positions tell that.
func (p *plan) worthOfPlaces(s *query) float64 {
	if !s.shows || p.texts.spared == 0 {
		return 0
	}
	for _, l := range p.shown {
		if _, isLetters := p.lettersOf(l); isLetters || !isPlaced(l) {
			return 0
		}
	}
	_, limit := s.window()
	return surely * p.texts.spared * float64(limit) / float64(max(1, len(p.shown)))
}

// wantPlaces asks for the positions of leaves that are no runs, so that they tell
// where long articles are to be read.
func (p *plan) wantPlaces(s *query) map[*indexfile.List]indexfile.Want {
	wants := map[*indexfile.List]indexfile.Want{}
	worth := p.worthOfPlaces(s)
	for _, l := range p.shown {
		if at := (leafField{l, indexfile.Body}); !l.IsJudged() && !isRun(l) && slices.Contains(l.Fields, at.field) {
			if list := p.list(at); list != nil && list.Placed() {
				if _, positions := list.BytesToLoad(); float64(positions) <= worth {
					wants[list] = indexfile.Want{List: list, Positions: indexfile.All}
				}
			}
		}
	}
	return wants
}
