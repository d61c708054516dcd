package indexfile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// Document is what the index takes in of an article.
type Document struct {
	ID     string
	Day    string // 2006-01-02, or "" when unknown
	Title  string
	Body   string
	Facets map[facet.Kind][]string // values of each kind, in UTF-8, found by their facet.Key; facet.Year is not needed
}

// Options bound the writer; the zero Options are good ones.
type Options struct {
	MemoryBytes int // lists held in memory before they go to a temporary file; 0 means 96 MiB, more than 1 GiB means 1 GiB
	Common      int // documents that two pairs are in together for a triple of them to have a list; 0 means 40,000

	// Readings gives a character's readings in pinyin without tones, ü as v,
	// the commonest first, by which it is suggested; nil: by none.
	Readings func(rune) []string
}

const (
	defaultMemoryBytes = 96 << 20
	maxMemoryBytes     = 1 << 30 // what a pool's offsets reach, with room for a document
)

// Summary tells what Finish wrote.
type Summary struct {
	Bytes     int64
	HeadBytes int64
	Documents int
	Terms     int // lists in the dictionary
}

// Writer makes an index from documents added newest first, undated last.
type Writer struct {
	dir         string
	memoryBytes int
	gathered    *gatherer
	common      int
	bodies      bodies
	runs        []*run
	columns     map[facet.Kind]*columnWriter
	head        head
	characters  []uint32 // of each document
	suggest     suggestWriter
	undated     bool
	unusual     token.Unusual
	letters     token.Letters
	once        once
	places      []token.Place // of the latest terms; the room is used again
	sections    [sections]*sectionFile
}

// NewWriter keeps its temporary files in dir. Close removes them.
func NewWriter(dir string, opt Options) *Writer {
	w := &Writer{dir: dir, memoryBytes: opt.MemoryBytes, gathered: newGatherer(), columns: map[facet.Kind]*columnWriter{}}
	if w.common = opt.Common; w.common == 0 {
		w.common = commonTogether
	}
	if w.memoryBytes == 0 {
		w.memoryBytes = defaultMemoryBytes
	}
	w.memoryBytes = min(w.memoryBytes, maxMemoryBytes)
	w.suggest.readings, w.suggest.known = opt.Readings, map[rune][]string{}
	w.head.kinds = map[facet.Kind]*kindHead{}
	for _, kind := range columnKinds {
		w.columns[kind] = &columnWriter{numbers: map[string]uint32{}}
	}
	return w
}

// Add takes the next document.
func (w *Writer) Add(d Document) error {
	if err := w.add(d); err != nil {
		return fmt.Errorf("index: article %q: %w", d.ID, err)
	}
	return nil
}

func (w *Writer) add(d Document) error {
	if d.ID == "" {
		return errors.New("it has no id")
	}
	if w.head.documents >= maxDocuments {
		return fmt.Errorf("a segment holds at most %d articles", maxDocuments)
	}
	title, body := token.Fold(d.Title), token.FoldRunes(d.Body)
	if len(title.Runes) >= maxPosition || len(body) >= maxPosition {
		return fmt.Errorf("a text holds at most %d characters", maxPosition-1)
	}
	if err := w.addDay(d.Day); err != nil {
		return err
	}
	if w.head.documents > 0 && w.gathered.full(w.memoryBytes) {
		if err := w.spill(); err != nil {
			return err
		}
	}
	number := uint32(w.head.documents)
	w.head.documents++
	if err := w.bodies.add(w.dir, body); err != nil {
		return err
	}
	w.addText(Title, title.Runes, number)
	w.addText(Body, body, number)
	w.addTitle(d, title, number)
	w.head.lengths = append(w.head.lengths, lengthClass(len(body)))
	w.characters = append(w.characters, uint32(Characters(d.Title)+Characters(d.Body)))
	w.gathered.add(ID, d.ID, number, 0, false)
	w.addForms(d, number)
	for _, kind := range columnKinds {
		w.addValues(kind, d.Facets[kind], number)
	}
	return nil
}

func (w *Writer) spill() error {
	r, err := spill(w.dir, w.gathered)
	if err != nil {
		return err
	}
	w.runs = append(w.runs, r)
	w.gathered.reset()
	return nil
}

func (w *Writer) addDay(text string) error {
	if text == "" {
		w.undated = true
		return nil
	}
	day, err := dayNumber(text)
	if err != nil {
		return err
	}
	n := len(w.head.days)
	switch {
	case w.undated, n > 0 && day > w.head.days[n-1].Number:
		return fmt.Errorf("its day %s comes after an older or unknown one: add newest first, undated last", text)
	case n > 0 && day == w.head.days[n-1].Number:
		w.head.days[n-1].Count++
	default:
		w.head.days = append(w.head.days, Day{day, w.head.documents, 1})
	}
	return nil
}

// addForms adds the characters that a document writes otherwise than is usual
// in its script.
func (w *Writer) addForms(d Document, document uint32) {
	traditional := slices.Contains(d.Facets[facet.Script], string(article.Traditional))
	for _, text := range []string{d.Title, d.Body} {
		w.unusual.Each(text, traditional, func(f token.Form) {
			w.gathered.add(Form, f.Term(), document, 0, false)
		})
	}
}

// addValues adds a document's values of a kind by their keys; an empty or repeated one is
// passed over.
func (w *Writer) addValues(kind facet.Kind, values []string, document uint32) {
	keys := make([]string, 0, len(values))
	kept := make([]string, 0, len(values))
	for _, value := range values {
		key := facet.Key(kind, value)
		if key != "" && !slices.Contains(keys, key) {
			keys, kept = append(keys, key), append(kept, value)
			w.gathered.add(facetFields[kind], key, document, 0, false)
		}
	}
	w.columns[kind].add(int(document), keys, kept)
	w.columns[kind].relate(keys)
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
	if err := w.writeColumns(); err != nil {
		return Summary{}, err
	}
	if err := w.addTriples(); err != nil {
		return Summary{}, err
	}
	w.prepareSuggestions()
	if err := w.writeLists(); err != nil {
		return Summary{}, err
	}
	if err := w.writeSuggestions(); err != nil {
		return Summary{}, err
	}
	if err := w.writeCharacters(); err != nil {
		return Summary{}, err
	}
	for s := range w.sections {
		w.head.sections[s].bytes = w.sections[s].bytes
	}
	return w.assemble(out)
}

func (w *Writer) writeLists() error {
	dictionary := &dictionaryWriter{emit: w.sections[Dictionary].write, shape: w.head.shape}
	var lists listEncoder
	var words words
	w.head.few = fewDocuments(w.head.lengths)
	add := func(key []byte, p *postings) error {
		w.head.terms++
		p.few = w.head.few
		if where, _ := p.place(); where == inline {
			return dictionary.add(key, p, 0, 0)
		}
		if len(p.positions) > maxPosition {
			return fmt.Errorf("index: a term stands in %d places, a segment holds at most %d: build smaller segments", len(p.positions), maxPosition)
		}
		lists.encode(p, w.head.shape(keyField(key)))
		if err := w.sections[Documents].write(lists.documents); err != nil {
			return err
		}
		if err := w.sections[Positions].write(lists.positions); err != nil {
			return err
		}
		return dictionary.add(key, p, len(lists.documents), len(lists.positions))
	}
	err := merge(w.sources(), func(key []byte, p *postings) error {
		if keyField(key) == titleStart {
			w.suggest.addTitles(key, p)
			return nil
		}
		err := add(key, p)
		words.add(key, len(dictionary.root))
		return err
	})
	if err != nil {
		return err
	}
	if w.head.words = words.few; words.many {
		w.head.wordBlocks = words.blocks
	}
	err = words.each(func(gram string, blocks []uint32) error {
		return add(appendKey(nil, gramField, gram), &postings{docs: blocks, gram: true})
	})
	if err != nil {
		return err
	}
	if err := dictionary.flush(); err != nil {
		return err
	}
	w.head.root = dictionary.root
	return nil
}

// sources are all lists gathered, in document order.
func (w *Writer) sources() []source {
	sources := make([]source, 0, len(w.runs)+2)
	for _, r := range w.runs {
		sources = append(sources, r)
	}
	return append(sources, w.gathered.sources()...)
}

func (w *Writer) writeColumns() error {
	for _, kind := range columnKinds {
		values, columns, parents := w.columns[kind].blocks(w.head.documents)
		k := &kindHead{values: len(w.columns[kind].counts), parents: parents}
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

// Close removes the temporary files.
func (w *Writer) Close() error {
	err := w.bodies.close()
	for _, r := range w.runs {
		err = errors.Join(err, r.close())
	}
	for _, s := range w.sections {
		if s != nil {
			err = errors.Join(err, s.file.Close(), os.Remove(s.file.Name()))
		}
	}
	return err
}
