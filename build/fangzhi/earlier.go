package main

import (
	"context"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/pipeline"
)

// earlier opens the site that is to be replaced, where what it holds is what
// this build would make of the same files. A site that cannot say so is built
// from nothing, as if it were not there.
func (b *building) earlier(ctx context.Context, program string, settings *config.Config) []*pipeline.Earlier {
	e, err := pipeline.OpenEarlier(ctx, b.site)
	if err != nil {
		return nil
	}
	hash, err := pipeline.SettingsHash(settings)
	if err != nil || e.Ledger.Program != program || e.Ledger.Settings != hash {
		e.Close()
		return nil
	}
	return []*pipeline.Earlier{e}
}

// mayWait is how many of a thousand articles of a segment may lack a phrase
// that has come to recur, so that a few new articles do not have a great
// segment written, published and fetched again.
const mayWait = 2
