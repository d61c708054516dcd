package indexfile

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// Document is what the index takes in of an article.
type Document struct {
	ID     string
	Day    string // 2006-01-02, or "" when unknown
	Title  string
	Body   string
	Facets map[facet.Kind][]string // values of each kind, without repeats; facet.Year is not needed
}

// Options bound the writer; the zero Options are good ones.
type Options struct {
	MemoryBytes int // lists held in memory before they go to a temporary file; 0 means 96 MiB
}

const defaultMemoryBytes = 96 << 20

// Summary tells what Finish wrote.
type Summary struct {
	Bytes     int64
	HeadBytes int64
	SHA256    string
	Documents int
	Terms     int
}

// Writer makes an index from documents added newest first, undated last.
type Writer struct {
	dir      string
	lists    *inverter
	columns  map[facet.Kind]*columnWriter
	head     head
	undated  bool
	sections [sections]*sectionFile
	terms    int
}

// NewWriter keeps its temporary files in dir. Close removes them.
func NewWriter(dir string, opt Options) *Writer {
	if opt.MemoryBytes == 0 {
		opt.MemoryBytes = defaultMemoryBytes
	}
	w := &Writer{dir: dir, lists: newInverter(dir, opt.MemoryBytes), columns: map[facet.Kind]*columnWriter{}}
	w.head.kinds = map[facet.Kind]*kindHead{}
	for _, kind := range columnKinds {
		w.columns[kind] = &columnWriter{numbers: map[string]uint32{}}
	}
	return w
}

// Add takes the next document.
func (w *Writer) Add(d Document) error {
	number := w.head.documents
	if number >= maxDocuments {
		return fmt.Errorf("index: article %s: a segment holds at most %d", d.ID, maxDocuments)
	}
	if err := w.addDay(d); err != nil {
		return err
	}
	if w.lists.full() {
		if err := w.lists.spill(); err != nil {
			return err
		}
	}
	w.addText(Title, d.Title)
	runes := w.addText(Body, d.Body)
	w.head.lengths = append(w.head.lengths, lengthClass(runes))
	w.lists.add(ID, idTerm(d.ID), uint32(number), 0, false)
	for _, kind := range columnKinds {
		for _, value := range d.Facets[kind] {
			w.lists.add(facetFields[kind], value, uint32(number), 0, false)
		}
		w.columns[kind].add(number, d.Facets[kind])
	}
	w.head.documents++
	return nil
}

func (w *Writer) addDay(d Document) error {
	if d.Day == "" {
		w.undated = true
		return nil
	}
	day, err := dayNumber(d.Day)
	if err != nil {
		return fmt.Errorf("index: article %s: %w", d.ID, err)
	}
	n := len(w.head.days)
	switch {
	case w.undated, n > 0 && day > w.head.days[n-1].Number:
		return fmt.Errorf("index: article %s of %s comes after an older or undated one: add newest first, undated last", d.ID, d.Day)
	case n > 0 && day == w.head.days[n-1].Number:
		w.head.days[n-1].Count++
	default:
		w.head.days = append(w.head.days, Day{day, w.head.documents, 1})
	}
	return nil
}

func (w *Writer) addText(f Field, text string) (runes int) {
	folded := token.Fold(text)
	for _, t := range token.Cut(folded) {
		w.lists.add(f, t.Term, uint32(w.head.documents), t.Pos, t.Positional)
		if t.Positional {
			w.head.tokens[f]++
		}
	}
	w.head.runes[f] += uint64(len(folded.Runes))
	return len(folded.Runes)
}

// Finish writes the file. The writer is not usable afterwards, but for Close.
func (w *Writer) Finish(out io.Writer) (Summary, error) {
	for s := range w.sections {
		file, err := newSectionFile(w.dir)
		if err != nil {
			return Summary{}, err
		}
		w.sections[s] = file
	}
	if err := w.writeLists(); err != nil {
		return Summary{}, err
	}
	if err := w.writeColumns(); err != nil {
		return Summary{}, err
	}
	for s := range w.sections {
		w.head.sections[s].bytes = w.sections[s].bytes
	}
	return w.assemble(out)
}

func (w *Writer) writeLists() error {
	dictionary := &dictionaryWriter{emit: w.sections[Dictionary].write, shape: w.head.shape}
	err := w.lists.each(func(key []byte, p *postings) error {
		w.terms++
		if len(p.docs) <= inlineDocuments && len(p.positions) <= inlineOccurrences {
			return dictionary.add(key, p, inline, 0, 0)
		}
		documents, positions, where := encodeOutside(p, w.head.shape(keyField(key)))
		if err := w.sections[Documents].write(documents); err != nil {
			return err
		}
		if err := w.sections[Positions].write(positions); err != nil {
			return err
		}
		return dictionary.add(key, p, where, len(documents), len(positions))
	})
	if err != nil {
		return err
	}
	err = dictionary.flush()
	w.head.root = dictionary.root
	return err
}

func (w *Writer) writeColumns() error {
	for _, kind := range columnKinds {
		values, columns := w.columns[kind].blocks(w.head.documents)
		k := &kindHead{values: len(w.columns[kind].counts)}
		for _, block := range values {
			k.valueBlocks = append(k.valueBlocks, span{bytes: int64(len(block))})
			if err := w.sections[Values].write(block); err != nil {
				return err
			}
		}
		if k.values > 0 {
			for _, block := range columns {
				k.columnBlocks = append(k.columnBlocks, span{bytes: int64(len(block))})
				if err := w.sections[Columns].write(block); err != nil {
					return err
				}
			}
		}
		w.head.kinds[kind] = k
	}
	return nil
}

func (w *Writer) assemble(out io.Writer) (Summary, error) {
	first, err := encodeHead(&w.head)
	if err != nil {
		return Summary{}, err
	}
	sum := sha256.New()
	both := io.MultiWriter(out, sum)
	total, err := io.Copy(both, bytes.NewReader(first))
	for s := range w.sections {
		if err != nil {
			break
		}
		var n int64
		n, err = w.sections[s].copyTo(both)
		total += n
	}
	if err != nil {
		return Summary{}, fmt.Errorf("index: writing the file: %w", err)
	}
	return Summary{total, int64(len(first)), hex.EncodeToString(sum.Sum(nil)), w.head.documents, w.terms}, nil
}

// Close removes the temporary files.
func (w *Writer) Close() error {
	err := w.lists.close()
	for _, s := range w.sections {
		if s != nil {
			err = errors.Join(err, s.file.Close(), os.Remove(s.file.Name()))
		}
	}
	return err
}

// sectionFile holds a section until the head before it is known.
type sectionFile struct {
	file  *os.File
	out   *bufio.Writer
	bytes int64
}

func newSectionFile(dir string) (*sectionFile, error) {
	file, err := os.CreateTemp(dir, "index-section-*")
	if err != nil {
		return nil, err
	}
	return &sectionFile{file: file, out: bufio.NewWriterSize(file, 1<<16)}, nil
}

func (s *sectionFile) write(block []byte) error {
	n, err := s.out.Write(block)
	s.bytes += int64(n)
	return err
}

func (s *sectionFile) copyTo(out io.Writer) (int64, error) {
	if err := s.out.Flush(); err != nil {
		return 0, err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	return io.Copy(out, s.file)
}
