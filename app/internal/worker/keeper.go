package worker

import (
	"context"
	"time"

	"fangzhi/app/internal/fetch"
	"fangzhi/app/internal/offline"
	"fangzhi/app/internal/protocol"
	"fangzhi/data/catalog"
)

// smallBytes is the size up to which an archive is kept without being asked.
const smallBytes = 32 << 20

// quiet is how long nothing must be asked before an archive is kept unasked.
const quiet = 1500 * time.Millisecond

// rest is the same before what was read is written down.
const rest = 400 * time.Millisecond

// keeper keeps the archive that the site's catalog describes.
type keeper struct {
	site  *fetch.Site
	store *offline.Store
}

// current is the catalog in use.
func (k keeper) current(ctx context.Context) ([]byte, error) {
	if data := k.site.Catalog(); data != nil {
		return data, nil
	}
	return k.site.Whole(ctx, catalog.Name)
}

func (k keeper) State(ctx context.Context) (protocol.Kept, error) {
	data, err := k.current(ctx)
	if err != nil {
		return protocol.Kept{}, err
	}
	return k.store.State(ctx, data)
}

// Keep keeps the archive, and its pictures when they are asked for or were before.
func (k keeper) Keep(ctx context.Context, pictures bool, progress func(protocol.Kept)) error {
	data, err := k.current(ctx)
	if err != nil {
		return err
	}
	if err := k.store.Keep(ctx, k.site, data, progress); err != nil {
		return err
	}
	c, err := catalog.Parse(data)
	if err != nil || c.Pictures == nil || !pictures && !k.store.WantsPictures(ctx) {
		return err
	}
	list, err := k.site.Whole(ctx, c.Pictures.List)
	if err != nil {
		return err
	}
	return k.store.KeepPictures(ctx, data, list, progress)
}

func (k keeper) Forget(ctx context.Context) error { return k.store.Forget(ctx) }

// await returns when nothing has been asked for so long.
func await(idle func() bool, pause time.Duration) {
	for since := time.Now(); time.Since(since) < pause; time.Sleep(pause / 5) {
		if !idle() {
			since = time.Now()
		}
	}
}

// saveRead writes down what was read whenever the reader rests. There may be
// no room for it: then it is not there without a line.
func (k keeper) saveRead(ctx context.Context, idle func() bool) {
	for {
		k.store.AwaitRead()
		await(idle, rest)
		k.store.SaveRead(ctx)
	}
}

// keepSmall keeps a small archive once the page has what it needs: when
// nothing has been asked for a while, and tells when it is. Failures are not
// told, since nobody asked; the next visit tries again.
func (k keeper) keepSmall(ctx context.Context, idle func() bool, tell func()) {
	await(idle, quiet)
	kept, err := k.State(ctx)
	if err != nil || kept.TotalBytes > smallBytes {
		return
	}
	pictures := kept.TotalBytes+kept.PictureBytes <= smallBytes
	if !kept.Complete || pictures && kept.KeptPictureBytes < kept.PictureBytes {
		if k.Keep(ctx, pictures, func(protocol.Kept) {}) == nil {
			tell()
		}
	}
}
