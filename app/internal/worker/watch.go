package worker

import (
	"context"

	"fangzhi/app/engine"
)

// watched is an archive that says so when the site has changed under it. The
// engine leaves out segments that cannot be read and tells of them in words;
// when that is because they are gone from the host, the page must load anew.
type watched struct {
	Archive
	updated func() error // what showed that the site has changed, or nil
}

func (w watched) Search(ctx context.Context, req engine.Request) (*engine.Result, error) {
	result, err := w.Archive.Search(ctx, req)
	if changed := w.updated(); changed != nil && (err != nil || len(result.Problems) > 0) {
		return nil, changed
	}
	return result, err
}
