package bundlefile

import "fangzhi/data/article"

// job is one article on its way into the file.
type job struct {
	body  []unit
	ids   []byte
	raw   string // "" when nothing is to be stored
	entry entry

	record, rawRecord []byte // as they will stand in the file
	err               error
	done              chan struct{}
}

// worker makes records; it keeps its tables from one to the next.
type worker struct {
	packer   *packer
	deflater *deflater
}

func (w *worker) do(j *job) {
	defer close(j.done)
	j.record = append(j.record, 0, 0, 0, 0)
	j.record = appendNumber(j.record, uint64(len(j.ids)/article.IDBytes))
	j.record = append(j.record, j.ids...)
	j.record = w.packer.pack(j.record, j.body)
	putChecksum(j.record)
	if j.raw == "" {
		return
	}
	j.rawRecord = append(j.rawRecord, 0, 0, 0, 0)
	if j.rawRecord, j.err = w.deflater.deflate(j.rawRecord, rawDictionary(j.body), []byte(j.raw)); j.err == nil {
		putChecksum(j.rawRecord)
	}
}
