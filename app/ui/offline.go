package ui

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// keeping is how much of the archive is kept on this device, and the work of
// keeping it.
type keeping struct {
	state  OfflineState
	known  bool
	busy   bool
	err    error
	cancel context.CancelFunc
}

// showAbout turns to the page about the archive.
func (c *root) showAbout(p place) {
	c.askOffline()
	c.begins(p)
}

// askOffline asks how much is kept.
func (c *root) askOffline() {
	if c.info == nil || c.keeping.busy {
		return
	}
	c.async(func() func() {
		state, err := c.client.Offline(context.Background())
		return func() {
			c.keeping.state, c.keeping.known = state, err == nil
			c.ready.update = c.ready.update || state.UpdateReady
		}
	})
}

// keptUnasked tells a reader of the page about the archive.
func (c *root) keptUnasked() {
	if c.at.Page == AboutPage {
		c.askOffline()
	}
}

// keep keeps the whole archive without its pictures, keepPictures with them.
func (c *root) keep(app.Context, app.Event)         { c.keepAll(false) }
func (c *root) keepPictures(app.Context, app.Event) { c.keepAll(true) }

func (c *root) keepAll(pictures bool) {
	k := &c.keeping
	if k.busy {
		return
	}
	var ctx context.Context
	ctx, k.cancel = context.WithCancel(context.Background())
	k.busy, k.err = true, nil
	c.async(func() func() {
		err := c.client.KeepOffline(ctx, pictures, func(state OfflineState) {
			c.dispatch(func() { c.keeping.state = state })
		})
		return func() {
			if ctx.Err() == nil {
				c.keeping.err = err
			}
			c.keeping.busy, c.keeping.cancel = false, nil
			c.askOffline()
		}
	})
}

// stopKeeping ends the work of keeping; what has come stays.
func (c *root) stopKeeping(app.Context, app.Event) {
	if c.keeping.cancel != nil {
		c.keeping.cancel()
	}
}

// forget removes what is kept.
func (c *root) forget(app.Context, app.Event) {
	if c.keeping.busy {
		return
	}
	c.keeping.busy, c.keeping.err = true, nil
	c.async(func() func() {
		err := c.client.Forget(context.Background())
		return func() {
			c.keeping.busy, c.keeping.err = false, err
			c.askOffline()
		}
	})
}

// update takes the new version, install the browser's offer.
func (c *root) update(app.Context, app.Event)  { tell(eventUpdate) }
func (c *root) install(app.Context, app.Event) { tell(eventInstall) }
