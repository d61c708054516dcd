package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"fangzhi/build/internal/decode"
	"fangzhi/build/internal/extract/phrases"
	"fangzhi/build/internal/group"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/report"
	"fangzhi/data/bundlefile"
)

// MaxFileBytes is the largest file that is read as one text. A file of records
// has no bound but that of a record.
const MaxFileBytes = 32 << 20

// surelyFits is how long an encoded article may be before it is asked whether
// a bundle takes it.
const surelyFits = 4 << 20

// task is a piece of the first pass: a file, some records of one, a member of
// an archive.
type task struct {
	file int // of build.files, for progress
	path string
	fate *fate
	work func(*task) // nil: the yield says it all
	done chan struct{}
	yield
}

// yield is what a task gave.
type yield struct {
	made     []made
	pictures []shown
	repairs  map[string]int
	problems []problem
	left     map[string]int // parts that are not meant to be read, by why
	holds    int            // members of an archive
	replaced int            // characters that could not be decoded
	beyond   map[string]int // damaged characters that could not be mended, by why
	bytes    int64          // of the source
	listing  bool           // a page that only shows others: which are there may be otherwise the next time
	lost     error          // of a site built before: it ends the build
	fault    any            // a panic, and where it came from
	stack    []byte
}

// made is an article that a task gave.
type made struct {
	data            []byte // encoded for the spool; nil for one that is taken from a site built before
	key             key    // without its place in the spool
	print           group.Print
	terms           []phrases.Term
	names           names
	format, charset string
}

// problem is a fate to report, or a part of one.
type problem struct {
	status  report.Status
	code    string
	message string
}

// do carries a task out. A fault of ours in one file must not cost the others.
func (b *build) do(t *task) {
	defer close(t.done)
	defer func() {
		if fault := recover(); fault != nil {
			t.panicked(fault, debug.Stack())
		}
	}()
	if t.repairs == nil {
		t.repairs = map[string]int{}
	}
	if t.work != nil {
		t.work(t)
	}
}

func (t *task) panicked(fault any, stack []byte) {
	t.fault, t.stack = fault, stack
	t.fail(report.Failed, report.Internal, fmt.Sprintf("a fault of fangzhi's, please report it: %v", fault))
}

func (t *task) fail(status report.Status, code, message string) {
	t.problems = append(t.problems, problem{status, code, message})
}

// leave notes a part that is not meant to be read.
func (t *task) leave(why string) {
	if t.left == nil {
		t.left = map[string]int{}
	}
	t.left[why]++
}

// failWith tells of an error of reading.
func (t *task) failWith(err error) {
	bad := fault.In(err)
	switch {
	case bad != nil:
		t.fail(faultStatus(bad.Code), string(bad.Code), bad.Words)
	case errors.Is(err, decode.ErrBinary):
		t.fail(report.Skipped, report.Binary, err.Error())
	default:
		t.fail(report.Failed, report.Unreadable, plainError(err).Error())
	}
}

// faultStatus is the fate of a file with a fault: one that is damaged or
// locked has failed, one that is no article is left out.
func faultStatus(code fault.Code) report.Status {
	switch code {
	case fault.NoColumns, fault.Scanned, fault.Foreign, fault.TooLarge:
		return report.Skipped
	}
	return report.Failed
}

// whole reads a file that is one text.
func (b *build) whole(t *task, s *source, format read.Format) {
	if s.bytes > MaxFileBytes {
		t.fail(report.Skipped, report.TooLarge, fmt.Sprintf("%d MB: a text may have %d MB; records one a line (.jsonl) have no limit", s.bytes>>20, MaxFileBytes>>20))
		return
	}
	file, err := s.open()
	if err != nil {
		t.failWith(err)
		return
	}
	defer file.Close()
	raw, err := io.ReadAll(io.NewSectionReader(file, 0, MaxFileBytes)) // it may have grown since it was found
	if err != nil {
		t.failWith(err)
		return
	}
	text, err := decode.Declared(raw, s.charset)
	if err != nil {
		if name := container.Recognise(raw); name != "" {
			err = fmt.Errorf("%w: they are those of %s", err, name)
		}
		t.failWith(err)
		return
	}
	t.replaced = text.Replaced
	d := read.OfSite(format, text.Text, b.config.Fields, s.lead)
	if d.IsMould() {
		t.fail(report.Skipped, report.Template, "it is what a program makes pages with: its text is {{ … }}, {% … %} or <?php … ?>")
		return
	}
	var isList bool
	if isList, t.listing = b.isListing(&d, s); isList && !b.config.Lists {
		t.fail(report.Skipped, report.List, fmt.Sprintf("it only shows %d other pages; [pages] lists = true in archive.toml keeps it", d.Listing.Pages))
		return
	}
	if len(d.Blocks) == 0 && !d.Alone {
		code, message := report.NoText, "no text was found in it"
		if visible(text.Text) == "" {
			code, message = report.Empty, "it is empty"
		}
		t.fail(report.Skipped, code, message)
		return
	}
	b.take(t, s, []read.Document{d}, text.Charset)
}

// packed reads a file that is more than a text.
func (b *build) packed(ctx context.Context, t *task, s *source, format read.Format) {
	if s.bytes == 0 {
		t.fail(report.Skipped, report.Empty, "it is empty")
		return
	}
	if s.bytes > read.MaxPackedBytes {
		t.fail(report.Skipped, report.TooLarge, fmt.Sprintf("%d MB: a document may have %d", s.bytes>>20, read.MaxPackedBytes>>20))
		return
	}
	file, err := s.open()
	if err != nil {
		t.failWith(err)
		return
	}
	defer file.Close()
	all, err := read.Packed(ctx, format, read.Binary{Name: s.name, At: file, Bytes: s.bytes, Decode: decoded})
	if err != nil {
		t.failWith(err) // what could be read is taken
	}
	var some []read.Document
	for _, d := range all {
		if len(d.Blocks) > 0 {
			some = append(some, d)
		}
	}
	if len(some) == 0 && err == nil {
		t.fail(report.Skipped, report.NoText, "no text was found in it")
	}
	b.takeWith(t, s, some, "", func(items []*spooled) map[string]string {
		return b.ownPictures(t, format, read.Binary{Name: s.name, At: file, Bytes: s.bytes, Decode: decoded}, items)
	})
}

// decoded makes text of a part of a file, whatever its charset.
func decoded(raw []byte) string {
	text, err := decode.Bytes(raw)
	if err != nil {
		return ""
	}
	return text.Text
}

// take makes articles of a file's documents and readies them for the spool.
func (b *build) take(t *task, s *source, documents []read.Document, charset string) {
	b.takeWith(t, s, documents, charset, func([]*spooled) map[string]string { return nil })
}

// takeWith does so for documents whose own file holds pictures.
func (b *build) takeWith(t *task, s *source, documents []read.Document, charset string, own func([]*spooled) map[string]string) {
	var items []*spooled
	book := ""
	for _, d := range documents {
		if len(d.Blocks) > read.MaxBlocks {
			t.fail(report.Skipped, report.TooLarge, fmt.Sprintf("a text may have %d paragraphs: cut it into several", read.MaxBlocks))
			continue
		}
		s.state(&d)
		for _, c := range chapters(d, t.path) {
			items = append(items, b.articles(c, t.path, charset, s.site)...)
			book = c.Book
		}
	}
	if len(items) > 1 && book != "" {
		linkBook(items, book)
	}
	held := own(items)
	for _, item := range items {
		b.seek(t, s, item, held)
		data := encode(item)
		if len(data) > surelyFits && !bundlefile.Fits(item.Article, item.Raw) {
			t.fail(report.Skipped, report.TooLarge, fmt.Sprintf("an article may have 15 million characters, with what is mended in it: “%.40s” is left out", item.Article.Title))
			continue
		}
		for _, r := range item.Article.Repairs {
			t.repairs[r.Rule]++
		}
		for why, n := range item.beyond {
			if t.beyond == nil {
				t.beyond = map[string]int{}
			}
			t.beyond[why] += n
		}
		t.made = append(t.made, newMade(item, data))
	}
}

func newMade(item *spooled, data []byte) made {
	a := item.Article
	return made{
		data: data, key: newKey(a, len(data)), print: group.PrintOf(a), terms: item.Terms, names: namesOf(item),
		format: a.Origin.Format, charset: a.Origin.Charset,
	}
}

// plainError leaves out the path of a system's error, which the report has.
func plainError(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
