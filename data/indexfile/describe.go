package indexfile

// SectionSize is how large a part of the file is, and how much is in it.
type SectionSize struct {
	Name  string // as in a DamageError
	Bytes int64
	Count int64  // of Unit
	Unit  string // such as "blocks"; "" when nothing is counted
}

// Describe lists the parts of the file in their order; their bytes add up to
// the file's.
func (r *Reader) Describe() []SectionSize {
	h := r.head
	values, columns := int64(0), int64(0)
	for _, kind := range columnKinds {
		values += int64(h.kinds[kind].values)
		for _, s := range h.kinds[kind].columnBlocks {
			if s.bytes > 0 {
				columns++
			}
		}
	}
	return []SectionSize{
		{headSection.String(), h.sections[Dictionary].offset, int64(h.documents), "documents"},
		{Dictionary.String(), h.sections[Dictionary].bytes, int64(h.terms), "lists"},
		{Documents.String(), h.sections[Documents].bytes, 0, ""},
		{Positions.String(), h.sections[Positions].bytes, int64(h.tokens[Body] + h.tokens[Title]), "positions"},
		{Values.String(), h.sections[Values].bytes, values, "values"},
		{Columns.String(), h.sections[Columns].bytes, columns, "blocks"},
		{CharacterCounts.String(), h.sections[CharacterCounts].bytes, int64(len(h.characterBlocks)), "blocks"},
		{Suggested.String(), h.sections[Suggested].bytes, 0, ""},
	}
}
