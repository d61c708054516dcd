package ranges

// Part is one piece of a file that hosts with a size limit, or without
// Range, hold in several.
type Part struct {
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"`
}

// Piece is a run of bytes of one part of a file.
type Piece struct {
	Part int // place among the file's parts
	Range
}

// Cut gives the pieces that a range of a file is made of, in order; an empty
// range has none.
func Cut(parts []Part, r Range) []Piece {
	var pieces []Piece
	start := int64(0) // of the part, in the file
	for i, part := range parts {
		end := start + part.Bytes
		from, to := max(r.ByteOffset, start), min(r.End(), end)
		if from < to {
			pieces = append(pieces, Piece{i, Range{ByteOffset: from - start, Bytes: to - from}})
		}
		start = end
	}
	return pieces
}
