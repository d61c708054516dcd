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
	return watch(w, result, err, err != nil || len(result.Problems) > 0)
}

func (w watched) Concordance(ctx context.Context, req engine.Request, progress func(engine.Progress)) (*engine.Concordance, error) {
	result, err := w.Archive.Concordance(ctx, req, progress)
	return watch(w, result, err, err != nil || len(result.Problems) > 0)
}

func (w watched) Trend(ctx context.Context, req engine.TrendRequest, progress func(engine.Progress)) (*engine.Trend, error) {
	result, err := w.Archive.Trend(ctx, req, progress)
	return watch(w, result, err, err != nil || len(result.Problems) > 0)
}

// watch gives an answer, or that the site has changed, when the answer is not whole.
func watch[T any](w watched, result *T, err error, broken bool) (*T, error) {
	if changed := w.updated(); changed != nil && broken {
		return nil, changed
	}
	return result, err
}
