package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/ledger"
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
		if f := &b.files[i]; f.Reason == "" && !b.isTooLarge(f) {
			b.sums[i] = sumOf(f.Name) // "" when it cannot be read: reading it will tell why
		}
		return nil
	}); err != nil {
		return err
	}
	b.pictureFiles = b.picturesHash()
	if err := b.learnFolders(ctx); err != nil {
		return err
	}
	for _, e := range b.options.Earlier {
		byPath := map[string]*known{}
		for _, k := range filesOf(e) {
			byPath[k.file.Path] = k
		}
		for i := range b.files {
			f := &b.files[i]
			if k := byPath[f.Path]; k != nil && k.file.SHA256 != "" && k.file.SHA256 == b.sums[i] && f.Reason == "" && k.file.Standing == b.standingHash(i) && b.picturesStand(k) {
				b.known[i] = k
				delete(byPath, f.Path)
			}
		}
		if err := b.loosen(ctx, e, byPath); err != nil {
			return err
		}
	}
	return b.learnUnknown(ctx)
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
