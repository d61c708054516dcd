package bundlefile

import (
	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
)

// job is one article on its way into the file.
type job struct {
	parts [][]coding.Unit // of the body: one, of a short article
	ids   []byte
	raw   string // "" when nothing is to be stored
	entry entry

	record, rawRecord []byte // as they will stand in the file
	err               error
	done              chan struct{}
}

// worker makes records; it keeps its tables from one to the next.
type worker struct {
	packer   *coding.Packer
	deflater *coding.Deflater
}

func (w *worker) do(j *job) {
	defer close(j.done)
	ids := j.ids
	for i, part := range j.parts {
		start := len(j.record)
		j.record = append(j.record, 0, 0, 0, 0)
		j.record = coding.AppendNumber(j.record, uint64(len(ids)/article.IDBytes))
		j.record = append(j.record, ids...)
		j.record = w.packer.Pack(j.record, part)
		putChecksum(j.record[start:])
		j.entry.cut.note(i, len(j.record)-start)
		ids = nil
	}
	if j.raw == "" {
		return
	}
	j.rawRecord = append(j.rawRecord, 0, 0, 0, 0)
	if j.rawRecord, j.err = w.deflater.Deflate(j.rawRecord, coding.RawDictionary(j.parts), []byte(j.raw)); j.err == nil {
		putChecksum(j.rawRecord)
	}
}

// note keeps the bytes of a part.
func (c *cut) note(part, bytes int) {
	switch {
	case c == nil:
	case part == headPart:
		c.headBytes = uint32(bytes)
	case part < tail(len(c.pieces)):
		c.pieces[part-firstPiece].bytes = uint32(bytes)
	}
}
