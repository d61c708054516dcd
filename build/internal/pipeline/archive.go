package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"

	"fangzhi/build/internal/decode"
	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/repair/furniture"
	"fangzhi/build/internal/report"
	"fangzhi/build/internal/scan"
	"fangzhi/build/internal/unpack"
)

// archive plans the members of an archive. Each has a fate of its own, under
// the archive's path and "!/"; the pages of a web archive share its.
func (p *planner) archive(f *scan.File, to *fate, kind unpack.Kind) error {
	file, err := os.Open(f.Name)
	if err != nil {
		return p.failing(to, err)
	}
	defer file.Close()
	a := &archive{planner: p, to: to, crawls: map[string]*fate{"": to}}
	walk := func(visit func(*unpack.Member) error) error {
		return unpack.Walk(p.ctx, f.Path, kind, file, f.Bytes, unpack.Options{
			TempDir: p.options.TempDir, Names: decodedNames, Picture: illustrate.MediaType,
		}, visit)
	}
	a.sites = p.packSites(walk, !kind.IsZIP())
	err = walk(a.member)
	if errors.Is(err, errStopped) || p.ctx.Err() != nil {
		return errStopped
	}
	t := p.task(to)
	t.holds = a.holds
	if err != nil {
		t.failWith(err)
	}
	return p.hand(t)
}

// archive is an archive being planned.
type archive struct {
	*planner
	to     *fate
	crawls map[string]*fate // of web archives, by their paths within it
	holds  int
	sites  map[string]*furniture.Site // what its sites have on all their pages: see siteOfMember
}

// fateOf is the fate of a member, or the archive's own.
func (a *archive) fateOf(m *unpack.Member) *fate {
	inCrawl := m.Capture != nil || m.Reason == unpack.LeftOut
	if known := a.crawls[m.Path]; known != nil {
		return known
	}
	to := a.newFate(a.to.path + "!/" + m.Path)
	if inCrawl {
		a.crawls[m.Path] = to
		a.holds++
	}
	return to
}

// member plans a member, or tells why it is not read.
func (a *archive) member(m *unpack.Member) error {
	to := a.fateOf(m)
	t := a.task(to)
	switch {
	case m.Reason == unpack.LeftOut:
		t.leave(m.Detail)
		return a.hand(t)
	case m.Reason != "":
		if m.Path != "" {
			a.holds++
		}
		t.fail(reasonStatus(m.Reason), string(m.Reason), m.Detail)
		return a.hand(t)
	case m.Capture != nil && illustrate.MediaType(m.Capture.Media):
		return a.captured(m, t)
	case m.Capture != nil:
		return a.page(m, t)
	}
	a.holds++
	if m.Note != "" {
		t.fail(report.OK, report.Renamed, m.Note)
		if err := a.hand(t); err != nil {
			return err
		}
	}
	return a.file(m, to)
}

// reasonStatus is the fate of what an archive does not give.
func reasonStatus(reason unpack.Reason) report.Status {
	switch reason {
	case unpack.Hidden, unpack.NotRegular, unpack.Empty, unpack.TooLarge, unpack.TooDeep:
		return report.Skipped
	}
	return report.Failed
}

// file plans a file of an archive.
func (a *archive) file(m *unpack.Member, to *fate) error {
	if illustrate.IsName(m.Path) {
		return a.packedPicture(m, to)
	}
	var head []byte
	head, m.Reader = ahead(m.Reader)
	if isZIP(head) || container.IsCompound(head) {
		return a.heldFile(m, to)
	}
	n := a.natureBy(m.Path, head, nil, 0)
	switch {
	case n.known && n.format.Class() == read.AsItems:
		r := &memberReader{r: m.Reader}
		if err := a.stream(to, n.format, r); err != nil || !r.bomb {
			return err
		}
		return unpack.ErrBomb
	case n.known:
		return a.heldFile(m, to)
	case illustrate.IsPicture(head):
		return a.packedPicture(m, to)
	}
	return a.tell(to, report.Skipped, report.UnknownFormat, n.unknown(m.Path))
}

// heldFile plans a file of an archive that is held until it is read. One that
// is an archive was not called one, and is not gone into.
func (a *archive) heldFile(m *unpack.Member, to *fate) error {
	s, tooLarge, err := a.hold(m.Path, m.Reader)
	switch {
	case tooLarge:
		return a.tell(to, report.Skipped, report.TooLarge, fmt.Sprintf("a file in an archive may have %d MB: unpack it first", MaxMemberBytes>>20))
	case err != nil:
		t := a.task(to)
		t.failWith(inMember(err))
		if stopped := a.hand(t); stopped != nil || !errors.Is(err, unpack.ErrBomb) {
			return stopped
		}
		return unpack.ErrBomb
	}
	head, err := headOf(io.NewSectionReader(s.at, 0, s.bytes))
	if err != nil {
		return a.failing(to, err)
	}
	s.site = siteOfMember(a.sites, m)
	n := a.natureBy(m.Path, head, s.at, s.bytes)
	if !n.known {
		if file, err := s.open(); err == nil {
			file.Close()
		}
		return a.tell(to, report.Skipped, report.UnknownFormat, n.unknown(m.Path))
	}
	return a.content(s, to, n.format)
}

// memberReader reads a member that is handed out piece by piece; its errors
// are faults of the archive.
type memberReader struct {
	r    io.Reader
	bomb bool // the archive is not read on
}

func (m *memberReader) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.bomb = m.bomb || errors.Is(err, unpack.ErrBomb)
	return n, inMember(err)
}

// inMember puts an error of reading a member into words.
func inMember(err error) error {
	switch {
	case err == nil, errors.Is(err, io.EOF), errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, unpack.ErrBomb):
		return fault.New(fault.Code(unpack.Bomb), "%v", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fault.New(fault.Truncated, "it breaks off in the archive")
	case errors.As(err, new(*os.PathError)): // of the disk, and otherwise the next time
		return err
	}
	return fault.New(fault.Malformed, "it is damaged in the archive: %v", plainError(err))
}

// ahead reads the first bytes of a member and puts them back.
func ahead(r io.Reader) ([]byte, io.Reader) {
	head, err := headOf(r)
	if err != nil {
		return head, io.MultiReader(bytes.NewReader(head), failing{err})
	}
	return head, io.MultiReader(bytes.NewReader(head), r)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// page plans a page of a web archive. One that is none after all, or that has
// no text, is counted and not named: a crawl is full of them.
func (a *archive) page(m *unpack.Member, t *task) error {
	s, _, err := a.hold(path.Base(m.Capture.URL), m.Reader)
	if err != nil {
		t.failWith(err)
		return a.hand(t)
	}
	s.charset, s.capture, s.site = m.Capture.Charset, m.Capture, siteOfMember(a.sites, m)
	format, err := a.pageFormat(s)
	if err != nil {
		return a.failing(t.fate, err)
	}
	t.work = func(t *task) {
		switch format.Class() {
		case read.AsPacked:
			a.packed(a.ctx, t, s, format)
		case read.AsItems:
			a.feedPage(t, s)
		default:
			a.whole(t, s, format)
		}
		for i, problem := range t.problems {
			if problem.status == report.Skipped {
				t.leave(problem.code)
				continue
			}
			t.problems[i].message = m.Capture.URL + ": " + problem.message
		}
		t.problems = withoutSkipped(t.problems)
	}
	return a.hand(t)
}

// pageFormat is what a page is, whatever the server called it. Records are no
// pages, and what a server calls one is read as one.
func (a *archive) pageFormat(s *source) (read.Format, error) {
	format, known := read.FormatOfMedia(s.capture.Media)
	if !known {
		format = read.HTML
	}
	head, err := headOf(io.NewSectionReader(s.at, 0, s.bytes))
	if err != nil {
		return format, err
	}
	n := a.seen(nature{format: format, known: true, head: head}, s.at, s.bytes)
	if !n.known || n.format.IsRecords() && n.format != read.Feed {
		return format, nil
	}
	return n.format, nil
}

func withoutSkipped(problems []problem) []problem {
	var kept []problem
	for _, p := range problems {
		if p.status != report.Skipped {
			kept = append(kept, p)
		}
	}
	return kept
}

// feedPage reads a feed, or a page that is XML, out of a web archive.
func (b *build) feedPage(t *task, s *source) {
	file, err := s.open()
	if err != nil {
		t.failWith(err)
		return
	}
	defer file.Close()
	text, err := decode.NewReader(io.NewSectionReader(file, 0, s.bytes))
	if err != nil {
		t.failWith(err)
		return
	}
	items := read.NewItems(read.Feed, text, b.config.Fields)
	for {
		item, err := items.Next()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				t.failWith(err)
			}
			return
		}
		b.make(t, []read.Item{item}, text.Charset)
	}
}

// decodedNames makes text of an archive's names, one a line.
func decodedNames(names []byte) string {
	text, err := decode.Bytes(names)
	if err != nil {
		return string(names)
	}
	return text.Text
}
