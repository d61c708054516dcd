package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"

	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/report"
	"fangzhi/data/article"
	"fangzhi/data/catalog"
)

// end is what became of a picture.
type end struct {
	picture article.Picture
	fate    string // a code of report
	words   string // of what is wrong with it
	where   string // the picture that is meant, or ""
	from    *fate  // of its file
}

// wanted is a picture that a file's articles show.
type wanted struct {
	shown
	by *fate
}

// illustrate takes along the pictures that articles show, several at once, and
// tells the files' fates of them.
func (b *build) illustrate(ctx context.Context) error {
	if err := b.pictures.held.flush(); err != nil {
		return fmt.Errorf("laying pictures aside: %w", err)
	}
	var order []shown
	ends := map[string]*end{}
	for _, w := range b.wanted {
		if key := w.key(); ends[key] == nil {
			ends[key] = &end{}
			order = append(order, w.shown)
		}
	}
	if err := b.takeAll(ctx, order, ends); err != nil {
		return err
	}
	for key, e := range ends {
		b.pictures.ends[key] = *e
	}
	for _, w := range b.wanted { // in the order they were met
		e := ends[w.key()]
		w.by.shows(*e)
		if e.from != nil {
			e.from.shownAs(*e)
		}
	}
	b.wanted, b.pictures.lying = nil, nil
	return nil
}

func (b *build) takeAll(ctx context.Context, order []shown, ends map[string]*end) error {
	var next, done atomic.Int64
	var failed error
	var lock sync.Mutex
	var workers sync.WaitGroup
	for range min(b.options.Workers, len(order)) {
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(order) || ctx.Err() != nil {
					return
				}
				e, err := b.take1(ctx, order[i])
				lock.Lock()
				if err != nil && failed == nil {
					failed = err
				}
				stop := failed != nil
				*ends[order[i].key()] = e
				b.progress(Progress{Stage: Illustrating, Done: done.Add(1), Total: int64(len(order)), Files: len(b.files), Articles: len(b.keys)})
				lock.Unlock()
				if stop {
					return
				}
			}
		})
	}
	workers.Wait()
	return errors.Join(failed, ctx.Err())
}

// take1 takes a picture along from where it lies, or leaves its address. The
// error is one of this machine, not of the picture.
func (b *build) take1(ctx context.Context, at shown) (end, error) {
	l, found := b.pictures.first(at.Places)
	left := end{fate: report.PictureMissing}
	if at.Address != "" {
		left = end{fate: report.PictureRemote, picture: article.Picture{Image: at.Address}}
	}
	var data []byte
	var err error
	switch {
	case found:
		data, err = b.pictures.bytesOf(l)
	case at.Address != "" && b.fetcher != nil:
		data, err = b.fetcher.Fetch(ctx, at.Address)
	case len(at.Places) == 1 && at.Places[0] == brokenPlace:
		err = &illustrate.Fault{Code: illustrate.Damaged, Words: "the picture in it is damaged"}
	default:
		return left, nil
	}
	var p catalog.Picture
	if err == nil {
		p, err = b.store.Take(illustrate.HashOf(data), func() ([]byte, error) { return data, nil })
	}
	left.from = l.fate
	var fault *illustrate.Fault
	switch {
	case errors.As(err, &fault):
		left.fate, left.words, left.where = string(fault.Code), fault.Words, illustrate.TextOf(l.path)
		if !found {
			left.where = at.Address
		}
		return left, nil
	case err != nil:
		return left, err
	}
	return end{fate: report.PictureTaken, from: l.fate, picture: article.Picture{
		Image: p.Name, Full: p.Full, Width: p.Width, Height: p.Height, Original: originalOf(at, l),
	}}, nil
}

// first is the first place at which a picture lies.
func (p *pictures) first(places []string) (lying, bool) {
	for _, key := range places {
		if l, found := p.lying[key]; found {
			return l, true
		}
		if l, found := p.lying[p.named[key]]; found {
			return l, true
		}
	}
	return lying{}, false
}

// bytesOf reads a picture. One that the system does not give is damaged.
func (p *pictures) bytesOf(l lying) ([]byte, error) {
	if l.name == "" {
		return p.held.read(l.offset, l.bytes)
	}
	file, err := os.Open(l.name)
	if err == nil {
		defer file.Close()
		var data []byte
		if data, err = io.ReadAll(io.LimitReader(file, illustrate.MaxBytes+1)); err == nil {
			return data, nil
		}
	}
	return nil, &illustrate.Fault{Code: illustrate.Damaged, Words: plainError(err).Error()}
}

// show gives an article's figures what became of their pictures. A figure that
// has neither a picture nor words is gone.
func (b *build) show(item *spooled) {
	a := item.Article
	gone := map[int]bool{}
	for _, at := range item.Pictures {
		block := &a.Blocks[at.Block]
		block.Picture = b.pictures.ends[at.key()].picture
		if block.Picture == (article.Picture{}) && block.Text == "" {
			gone[at.Block] = true
		}
	}
	if len(gone) == 0 {
		return
	}
	before := make([]int, len(a.Blocks)+1) // blocks that stay, before each
	var kept []article.Block
	for i, block := range a.Blocks {
		before[i] = len(kept)
		if !gone[i] {
			kept = append(kept, block)
		}
	}
	before[len(a.Blocks)] = len(kept)
	a.Blocks = kept
	for i := range a.Repairs {
		switch r := &a.Repairs[i]; {
		case r.Block >= 0:
			r.Block = before[min(r.Block, len(before)-1)]
		case r.Block == article.OutOfText:
			r.Offset = before[max(0, min(r.Offset, len(before)-1))]
		}
	}
}
