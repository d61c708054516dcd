package pipeline

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"

	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/report"
	"fangzhi/build/internal/scan"
	"fangzhi/build/internal/unpack"
)

// known is a file of a site built before.
type known struct {
	earlier *Earlier
	file    *ledger.File
	first   int // the number of its first article
}

// filesOf are a ledger's files.
func filesOf(e *Earlier) []*known {
	all := make([]*known, len(e.Ledger.Files))
	first := 0
	for i := range e.Ledger.Files {
		f := &e.Ledger.Files[i]
		all[i] = &known{e, f, first}
		first += f.Articles
	}
	return all
}

// remember hashes the sources' files and finds those that the site built
// before knows by path and bytes. What it knows beside these may turn up in a
// file that is not as it was, and is made ready to be found there.
func (b *build) remember(ctx context.Context) error {
	b.known, b.sums = make([]*known, len(b.files)), make([]string, len(b.files))
	if err := b.each(ctx, len(b.files), func(i int) error {
		if f := &b.files[i]; f.Reason == "" && !isTooLarge(f) {
			b.sums[i] = sumOf(f.Name) // "" when it cannot be read: reading it will tell why
		}
		return nil
	}); err != nil {
		return err
	}
	b.pictureFiles = b.picturesHash()
	for _, e := range b.options.Earlier {
		byPath := map[string]*known{}
		for _, k := range filesOf(e) {
			byPath[k.file.Path] = k
		}
		for i := range b.files {
			f := &b.files[i]
			if k := byPath[f.Path]; k != nil && k.file.SHA256 != "" && k.file.SHA256 == b.sums[i] && f.Reason == "" && b.picturesStand(k) {
				b.known[i] = k
				delete(byPath, f.Path)
			}
		}
		if err := b.loosen(ctx, e, byPath); err != nil {
			return err
		}
	}
	return nil
}

// picturesHash is a hash of all files that pictures may be found in.
func (b *build) picturesHash() string {
	sum := sha256.New()
	for i, f := range b.files {
		if _, isArchive := unpack.KindOf(f.Path); isArchive || illustrate.IsName(f.Path) {
			fmt.Fprintln(sum, f.Source, f.Path, b.sums[i])
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// picturesStand tells whether the figures of a file would come to the same:
// where there are any, what they may show must be as it was.
func (b *build) picturesStand(k *known) bool {
	return !k.file.Pictured || k.earlier.Ledger.Pictures == b.pictureFiles && !b.options.FetchImages
}

// sumOf is the hash of a file's bytes, "" when it cannot be read.
func sumOf(name string) string {
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// each does n things, several at once, and gives the first error.
func (b *build) each(ctx context.Context, n int, do func(i int) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	next := make(chan int)
	var workers sync.WaitGroup
	for range b.options.Workers {
		workers.Go(func() {
			for i := range next {
				if ctx.Err() != nil {
					continue
				}
				if err := do(i); err != nil {
					stop(err)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
	return context.Cause(ctx)
}

// loose are the places, by first id, of articles of a site built before whose
// files are gone or are read again. An article that comes out of another file
// under the same id may be the same: settle looks.
type loose map[string][]place

func (b *build) loosen(ctx context.Context, e *Earlier, gone map[string]*known) error {
	var at []place
	for _, k := range filesOf(e) {
		if gone[k.file.Path] != nil {
			at = append(at, e.at[k.first:k.first+k.file.Articles]...)
		}
	}
	ids := make([]string, len(at))
	if err := b.each(ctx, len(at), func(i int) error {
		a, err := e.article(ctx, at[i])
		if err == nil {
			ids[i] = e.firstID(a.ID)
		}
		return err
	}); err != nil {
		return err
	}
	for i, id := range ids {
		b.loose[id] = append(b.loose[id], at[i])
	}
	return nil
}

// claim gives an article the place where one of its id stands, which no other
// has then.
func (l loose) claim(id string) place {
	at := l[id]
	if len(at) == 0 {
		return nowhere
	}
	l[id] = at[1:]
	return at[0]
}

// recalledTogether is how many articles of a file are one task.
const recalledTogether = 200

// recall plans a file that is as it was: its articles are where they were.
func (p *planner) recall(k *known) error {
	to := p.newFate(k.file.Path)
	to.known = k.file.Fates
	for from := 0; from == 0 || from < k.file.Articles; from += recalledTogether {
		t := p.task(to)
		if from == 0 {
			t.bytes = p.files[p.file].Bytes
		}
		at := k.earlier.at[k.first+from : k.first+min(from+recalledTogether, k.file.Articles)]
		t.work = func(t *task) {
			for _, at := range at {
				a, err := k.earlier.article(p.ctx, at)
				if err != nil {
					t.lost = err
					return
				}
				m := newMade(k.earlier.alone(a), nil)
				m.key.from = at
				t.made = append(t.made, m)
			}
		}
		if err := p.hand(t); err != nil {
			return err
		}
	}
	return nil
}

// gathered are the files of all sites that are joined, in the order in which
// one build would have read them. A file that two of them have is read once.
func gathered(earlier []*Earlier) (files []scan.File, from []*known, sums []string) {
	for _, e := range earlier {
		from = append(from, filesOf(e)...)
	}
	slices.SortStableFunc(from, func(x, y *known) int {
		return cmp.Or(cmp.Compare(x.file.Source, y.file.Source), cmp.Compare(x.file.Path, y.file.Path), cmp.Compare(x.file.SHA256, y.file.SHA256), cmp.Compare(rankOf(x), rankOf(y)))
	})
	from = slices.CompactFunc(from, func(x, y *known) bool {
		return x.file.Source == y.file.Source && x.file.Path == y.file.Path && x.file.SHA256 == y.file.SHA256
	})
	for _, k := range from {
		files = append(files, scan.File{Source: k.file.Source, Path: k.file.Path, Bytes: int64(k.file.Articles)})
		sums = append(sums, k.file.SHA256)
	}
	return files, from, sums
}

// rankOf puts the account of a picture that is shown before that of another
// part, where it is not.
func rankOf(k *known) int {
	if len(k.file.Fates) > 0 && k.file.Fates[0].Code == report.Unshown {
		return 1
	}
	return 0
}

// shareOf gives the files of a share, which depends on their paths alone.
// Pictures are in each, for the articles that show them.
func shareOf(files []scan.File, share *ledger.Share) []scan.File {
	if share == nil {
		return files
	}
	return slices.DeleteFunc(files, func(f scan.File) bool {
		if illustrate.IsName(f.Path) {
			return false
		}
		sum := sha256.Sum256([]byte(f.Path))
		return binary.BigEndian.Uint64(sum[:])%uint64(share.Of) != uint64(share.Part-1)
	})
}
