//go:build !js

// Only the builder writes: the reader's program is spared the hash of raws.

package bundlefile

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
	"unicode/utf8"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
)

// Writer writes one bundle. Its memory does not grow with the articles but
// for their directory entries (24 bytes each) and what tells equal raws (some
// 20 bytes each); everything else waits in temporary files.
type Writer struct {
	model   *coding.Model
	records spool
	raws    spool
	entries []entry
	owners  map[rawHash]int // the article that owns a raw
	added   int
	head    head

	insideArticles int // up to so many articles the directory is in the head

	jobs, order chan *job // the same jobs, for whoever is free and in the order they came
	working     sync.WaitGroup
	mu          sync.Mutex
	err         error // the first of storing
	stopped     bool
}

// rawHash is enough of a SHA-256 to tell a million texts apart.
type rawHash [12]byte

// NewWriter begins a bundle. Its temporary files are made in tempDir; Finish
// and Close remove them.
func NewWriter(tempDir string, m *coding.Model) (*Writer, error) {
	w := &Writer{model: m, owners: make(map[rawHash]int), insideArticles: insideArticles}
	workers := runtime.GOMAXPROCS(0)
	w.jobs, w.order = make(chan *job, workers), make(chan *job, 4*workers)
	if err := errors.Join(w.records.create(tempDir), w.raws.create(tempDir)); err != nil {
		return nil, errors.Join(err, w.records.remove(), w.raws.remove())
	}
	phrases := coding.NewSymbolTrie(m)
	for range workers {
		deflater, err := coding.NewDeflater()
		if err != nil {
			return nil, errors.Join(err, w.Close())
		}
		worker := &worker{coding.NewPacker(m, phrases), deflater}
		w.working.Go(func() {
			for j := range w.jobs {
				worker.do(j)
			}
		})
	}
	w.working.Go(w.store)
	return w, nil
}

// Add appends an article; it may be called from one goroutine at a time. raw is its text as found, "" if that is no other
// than the article's; equal raws are stored once. The error of storing an
// earlier article may come back from a later call.
func (w *Writer) Add(a *article.Article, raw string) error {
	var body bodyWriter
	parts, pieces := body.cutArticle(a)
	units := 0
	for _, part := range parts {
		units += len(part)
	}
	if bad := body.bad; bad != "" || !utf8.ValidString(raw) {
		return fmt.Errorf("article %s (%s): not valid UTF-8: %.60q", a.ID, a.Origin.Path, cmp.Or(bad, "the text as found"))
	}
	if units > maxBodyUnits || len(raw) > maxRawBytes {
		return fmt.Errorf("article %s (%s): too long for a bundle", a.ID, a.Origin.Path)
	}
	j := &job{parts: parts, ids: body.ids, done: make(chan struct{})}
	if pieces != nil {
		j.entry.cut = &cut{pieces: pieces}
	}
	if raw != "" {
		sum := sha256.Sum256([]byte(raw))
		hash := rawHash(sum[:len(rawHash{})])
		if owner, ok := w.owners[hash]; ok {
			j.entry.rawOwner = uint32(w.added - owner)
		} else {
			w.owners[hash] = w.added
			j.raw = raw
		}
	}
	w.head.bodyLimit = max(w.head.bodyLimit, int64(units))
	w.head.rawLimit = max(w.head.rawLimit, int64(len(j.raw)))
	w.added++
	w.jobs <- j
	w.order <- j
	return w.failure()
}

// toldLater is how much an article may grow by what its archive tells it: its
// phrases, copies, pictures.
const toldLater = 1 << 20

// Fits tells whether a bundle takes an article and its text as found, however
// much its archive will tell it.
func Fits(a *article.Article, raw string) bool {
	var body bodyWriter
	body.article(a)
	return len(body.body) <= maxBodyUnits-toldLater && len(raw) <= maxRawBytes
}

// store writes what the workers made, in order.
func (w *Writer) store() {
	for j := range w.order {
		<-j.done
		if w.failure() != nil {
			continue
		}
		err := j.err
		if max(len(j.record), len(j.rawRecord)) > maxStoredBytes {
			err = coding.ErrTooLarge
		}
		if err == nil {
			err = errors.Join(w.records.write(j.record), w.raws.write(j.rawRecord))
		}
		if err != nil {
			w.mu.Lock()
			w.err = fmt.Errorf("bundle: article %d of the segment: %w", len(w.entries), err)
			w.mu.Unlock()
			continue
		}
		j.entry.recordBytes, j.entry.rawBytes = uint32(len(j.record)), uint32(len(j.rawRecord))
		w.entries = append(w.entries, j.entry)
	}
}

func (w *Writer) failure() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

// Finish writes the bundle to out and removes the temporary files.
func (w *Writer) Finish(out io.Writer) (Summary, error) {
	if w.stopped {
		return Summary{}, errors.New("bundle: finished twice")
	}
	w.stop()
	summary, err := w.finish(out)
	return summary, errors.Join(err, w.Close())
}

func (w *Writer) finish(out io.Writer) (Summary, error) {
	if w.err != nil {
		return Summary{}, w.err
	}
	h := &w.head
	h.articles = int64(len(w.entries))
	if len(w.entries) > w.insideArticles {
		h.outside = 1
	}
	var blocks []byte
	for entries := range slices.Chunk(w.entries, blockArticles) {
		before := len(blocks)
		var err error
		if blocks, err = appendBlock(blocks, entries); err != nil {
			return Summary{}, err
		}
		h.rootContent = appendRootLine(h.rootContent, len(blocks)-before, entries)
	}
	var err error
	if h.modelContent, err = w.model.Append(nil); err != nil {
		return Summary{}, err
	}
	h.place(int64(len(h.modelContent)), int64(len(h.rootContent)), int64(len(blocks)), w.records.bytes, w.raws.bytes)
	outside := blocks
	if h.inside() {
		h.blockContent, outside = blocks, nil
	}
	if h.headBytes > maxHeadBytes {
		return Summary{}, fmt.Errorf("bundle: %d articles are too many for one segment", h.articles)
	}
	if _, err := out.Write(h.append(nil)); err != nil {
		return Summary{}, err
	}
	if err := errors.Join(w.records.copyTo(out), w.raws.copyTo(out)); err != nil {
		return Summary{}, err
	}
	if _, err := out.Write(outside); err != nil {
		return Summary{}, err
	}
	return Summary{
		Articles: len(w.entries), Bytes: h.fileBytes(), HeadBytes: h.headBytes,
		ModelBytes: h.model.bytes(), DirectoryBytes: h.root.bytes() + h.directory.bytes(),
		RecordBytes: h.records.bytes(), RawBytes: h.raws.bytes(),
	}, nil
}

// Close gives the bundle up, if it was not finished, and removes the
// temporary files. It may be called more than once.
func (w *Writer) Close() error {
	w.stop()
	return errors.Join(w.records.remove(), w.raws.remove())
}

// stop waits for all that was added to be stored.
func (w *Writer) stop() {
	if w.stopped {
		return
	}
	w.stopped = true
	close(w.jobs)
	close(w.order)
	w.working.Wait()
}
