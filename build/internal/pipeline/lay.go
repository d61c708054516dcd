package pipeline

import (
	"context"
	"fmt"
	"sync"

	"fangzhi/data/article"
)

// first runs the first pass. Tasks are done by several workers and their
// yields laid down in the order the tasks were planned.
func (b *build) first(ctx context.Context) error {
	b.holdsPictures = make([]bool, len(b.files))
	b.holds, b.formats, b.charsets, b.scripts = make([]int, len(b.files)), map[string]int{}, map[string]int{}, map[article.Script]int{}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	work := make(chan *task, b.options.Workers)
	order := make(chan *task, 4*b.options.Workers)
	var workers sync.WaitGroup
	for range b.options.Workers {
		workers.Go(func() {
			for t := range work {
				b.do(t)
			}
		})
	}
	go func() {
		defer close(work)
		defer close(order)
		b.plan(ctx, func(t *task) bool {
			t.done = make(chan struct{})
			select {
			case order <- t:
			case <-ctx.Done():
				return false
			}
			work <- t
			return true
		})
	}()
	err := b.lay(order, stop)
	workers.Wait()
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return err
	}
	return b.spool.flush()
}

// lay takes the yields in order.
func (b *build) lay(order <-chan *task, stop func()) error {
	var failed error
	at := Progress{Stage: Reading}
	for _, f := range b.files {
		at.Total += f.Bytes
	}
	file, before, within := 0, int64(0), int64(0) // the one being read, the bytes of those before, those of its own
	for t := range order {
		<-t.done
		if failed != nil {
			continue
		}
		failed = t.lost
		for i := 0; i < len(t.made) && failed == nil; i++ {
			failed = b.layOne(t.file, &t.made[i])
		}
		if failed != nil {
			stop()
			continue
		}
		t.fate.add(&t.yield)
		for _, at := range t.pictures {
			b.wanted = append(b.wanted, wanted{at, t.fate})
		}
		if t.fault != nil && b.options.Fault != nil {
			b.options.Fault(t.path, t.fault, t.stack)
		}
		for ; file < t.file; file++ {
			before, within = before+b.files[file].Bytes, 0
		}
		within = min(within+t.bytes, b.files[file].Bytes) // what is packed may be more than it was
		at.Done, at.Files, at.Articles = before+within, file+1, len(b.keys)
		b.progress(at)
	}
	if failed == nil && at.Files > 0 {
		at.Done = at.Total
		b.progress(at)
	}
	return failed
}

// layOne lays an article down: aside, or where it stands already.
func (b *build) layOne(file int, m *made) (err error) {
	k := m.key
	k.seq = uint32(len(b.keys))
	if m.data != nil {
		k.from = b.loose.claim(string(k.id[:]))
		if k.offset, err = b.spool.add(m.data); err != nil {
			return fmt.Errorf("writing articles aside: %w", err)
		}
	}
	if err := b.spool.terms.add(m.terms); err != nil {
		return fmt.Errorf("writing terms aside: %w", err)
	}
	b.keys = append(b.keys, k)
	b.grouper.Add(int(k.seq), m.print)
	b.writing.note(m.names)
	b.formats[m.format]++
	b.charsets[m.charset]++
	b.scripts[m.names.script]++
	b.holds[file]++
	return nil
}
