package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"fangzhi/build/internal/decode"
	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/report"
	"fangzhi/build/internal/scan"
)

// planner hands out the tasks of the first pass in order. It reads files of
// records and archives itself, so that what is in them can be shared out;
// other files are read by whoever takes the task.
type planner struct {
	*build
	ctx    context.Context
	submit func(*task) bool
	file   int // the one of build.files being planned
}

// errStopped ends the planning: the build is over.
var errStopped = errors.New("stopped")

func (b *build) plan(ctx context.Context, submit func(*task) bool) {
	p := &planner{build: b, ctx: ctx, submit: submit}
	for i := range b.files {
		p.file = i
		if ctx.Err() != nil || p.planned(i) != nil {
			return
		}
	}
}

// planned plans a file: one that was read before is not read again.
func (p *planner) planned(i int) error {
	if p.known != nil && p.known[i] != nil {
		return p.recall(p.known[i])
	}
	return p.guarded(&p.files[i])
}

// guarded plans a file. A fault of ours in it must not cost the others.
func (p *planner) guarded(f *scan.File) (err error) {
	to := p.newFate(f.Path)
	defer func() {
		if fault := recover(); fault != nil {
			t := p.task(to)
			t.panicked(fault, debug.Stack())
			err = p.hand(t)
		}
	}()
	return p.one(f, to)
}

// newFate begins the account of a file, or of a member of an archive.
func (p *planner) newFate(path string) *fate {
	f := &fate{path: path, file: p.file}
	p.fates = append(p.fates, f)
	return f
}

func (p *planner) task(to *fate) *task {
	return &task{file: p.file, path: to.path, fate: to}
}

// hand gives a task out.
func (p *planner) hand(t *task) error {
	if !p.submit(t) {
		return errStopped
	}
	return nil
}

// tell hands out a task that says no more than what is wrong with a file.
func (p *planner) tell(to *fate, status report.Status, code, message string) error {
	t := p.task(to)
	t.fail(status, code, message)
	return p.hand(t)
}

// one plans a file of a folder.
func (p *planner) one(f *scan.File, to *fate) error {
	if f.Reason != "" {
		status := report.Skipped
		if f.Reason == scan.Unreadable {
			status = report.Failed
		}
		return p.tell(to, status, string(f.Reason), f.Detail)
	}
	p.pictures.lie(illustrate.KeyOf(f.Path), lying{name: f.Name, path: f.Path, bytes: f.Bytes, fate: to})
	if illustrate.IsName(f.Path) {
		return p.picture(to)
	}
	n, err := p.natureOf(f)
	switch {
	case err != nil:
		return p.tell(to, report.Failed, report.Unreadable, plainError(err).Error())
	case n.isArchive:
		return p.archive(f, to, n.kind)
	case n.known:
		s := fileSource(f.Path, f.Name, f.Bytes)
		s.site, s.lead = p.siteOf(f), p.pages.leadFrom(f)
		return p.content(s, to, n.format)
	case illustrate.IsPicture(n.head):
		return p.picture(to)
	}
	return p.tell(to, report.Skipped, report.UnknownFormat, n.unknown(f.Path))
}

// content plans a file of a known format.
func (p *planner) content(s *source, to *fate, format read.Format) error {
	t := p.task(to)
	t.bytes = s.bytes
	switch format.Class() {
	case read.AsText:
		t.work = func(t *task) { p.whole(t, s, format) }
	case read.AsPacked:
		t.work = func(t *task) { p.packed(p.ctx, t, s, format) }
	default:
		return p.records(s, to, format)
	}
	return p.hand(t)
}

// records plans a file of records that can be read at any place.
func (p *planner) records(s *source, to *fate, format read.Format) error {
	file, err := s.open()
	if err != nil {
		return p.failing(to, err)
	}
	defer file.Close()
	if format.Class() == read.AsSheets {
		items, err := read.NewSheets(format, read.Binary{Name: s.name, At: file, Bytes: s.bytes, Decode: decoded}, p.config.Fields)
		if err != nil {
			return p.failing(to, err)
		}
		return p.items(to, items, "", func() int { return 0 })
	}
	return p.stream(to, format, io.NewSectionReader(file, 0, 1<<62))
}

// stream plans a file of records that comes in order.
func (p *planner) stream(to *fate, format read.Format, r io.Reader) error {
	text, err := decode.NewReader(r)
	if err != nil {
		return p.failing(to, err)
	}
	return p.items(to, read.NewItems(format, text, p.config.Fields), text.Charset, text.Replaced)
}

func (p *planner) failing(to *fate, err error) error {
	t := p.task(to)
	t.failWith(err)
	return p.hand(t)
}

// How much of a file of records is one task.
const (
	batchBytes = 512 << 10
	batchItems = 2000
)

// Of a file that has more than so many records of fewer bytes each, on the
// average, the others are left out: they are no articles, and each would cost
// more memory than it has bytes.
const (
	mostShortRecords = 1_000_000
	shortRecord      = 64
)

// items hands out the records of a file.
func (p *planner) items(to *fate, items read.Items, charset string, replaced func() int) error {
	before, records, bytes := 0, 0, int64(0)
	for {
		t := p.task(to)
		var batch []read.Item
		var err error
		for len(batch) < batchItems && t.bytes < batchBytes {
			var item read.Item
			if item, err = items.Next(); err != nil {
				break
			}
			t.bytes += int64(item.Bytes)
			batch = append(batch, item)
		}
		now := replaced()
		t.replaced, before = now-before, now
		t.work = func(t *task) { p.make(t, batch, charset) }
		if err != nil && !errors.Is(err, io.EOF) {
			t.failWith(err)
		}
		records, bytes = records+len(batch), bytes+t.bytes
		if err == nil && records >= mostShortRecords && bytes < int64(records)*shortRecord {
			t.fail(report.Failed, report.TooMany, fmt.Sprintf("more than %d records of some %d bytes each, which are no articles: what stands behind %s is left out", records, bytes/int64(records), batch[len(batch)-1].Place))
			err = io.EOF
		}
		if stopped := p.hand(t); stopped != nil || err != nil {
			return stopped
		}
	}
}

// make makes articles of records.
func (b *build) make(t *task, batch []read.Item, charset string) {
	for _, item := range batch {
		if item.LeftOut != "" {
			t.leave(item.LeftOut)
			continue
		}
		d, wrong := item.Document(b.config.Fields)
		if wrong != "" {
			t.fail(report.Failed, report.Partial, item.Place+": "+wrong)
			continue
		}
		b.take(t, &source{}, []read.Document{d}, charset)
	}
}
