package worker

import (
	"context"
	"errors"

	"fangzhi/app/engine"
	"fangzhi/app/internal/protocol"
)

// site is what is known of where an archive's bytes come from.
type site interface {
	// Updated is what showed that the site has changed, or nil.
	Updated() error
	// Lost is a failure of the line since it was last asked, or nil.
	Lost() error
	// Doubt is told that bytes were not the right ones.
	Doubt()
}

// watched is an archive that says why an answer is not whole. The engine
// leaves out what cannot be read and tells of it in words; when that is
// because it is gone from the host, the page must load anew, and when nothing
// came because there is no line, that is no answer.
type watched struct {
	Archive
	site site
}

func (w watched) Search(ctx context.Context, req engine.Request) (*engine.Result, error) {
	w.site.Lost()
	result, err := w.Archive.Search(ctx, req)
	return watch(w, result, err, err == nil && len(result.Problems) > 0, err == nil && result.Total > 0)
}

func (w watched) Concordance(ctx context.Context, req engine.Request, progress func(engine.Progress)) (*engine.Concordance, error) {
	w.site.Lost()
	result, err := w.Archive.Concordance(ctx, req, progress)
	return watch(w, result, err, err == nil && len(result.Problems) > 0, false)
}

func (w watched) Trend(ctx context.Context, req engine.TrendRequest, progress func(engine.Progress)) (*engine.Trend, error) {
	w.site.Lost()
	result, err := w.Archive.Trend(ctx, req, progress)
	return watch(w, result, err, err == nil && len(result.Problems) > 0, false)
}

func (w watched) Article(ctx context.Context, id, query string) (*engine.View, error) {
	view, err := w.Archive.Article(ctx, id, query)
	return watch(w, view, err, false, false)
}

// watch gives an answer, or why there is none when it is not whole. A part of
// it is an answer where some is found; the count of a part is none.
func watch[T any](w watched, result *T, err error, partly, some bool) (*T, error) {
	if err == nil && !partly {
		return result, nil
	}
	changed, lost := w.site.Updated(), w.site.Lost()
	switch {
	case changed != nil && !errors.Is(err, engine.ErrNoArticle):
		return nil, changed
	case err == nil && lost != nil && !some:
		return nil, lost
	case lost == nil && (err == nil || protocol.ErrorOf(err).Code == protocol.Damaged):
		w.site.Doubt()
	}
	return result, err
}
