package ui

import (
	"context"

	"fangzhi/app/engine"
)

// Client is all that the pages know of the archive. It answers from the
// engine in the Web Worker; a cancelled context cancels the work there.
type Client interface {
	// Open reads the catalog. It may be called again after it failed.
	Open(ctx context.Context) (*engine.Info, error)
	// Search answers a request; a wrong query is an *language.QueryError.
	Search(ctx context.Context, req engine.Request) (*engine.Result, error)
	// Suggest tells what a query being typed may become.
	Suggest(ctx context.Context, req engine.SuggestRequest) (*engine.Suggestions, error)
	// Article reads an article and the hits of query in it; an id that is not
	// there is engine.ErrNoArticle.
	Article(ctx context.Context, id, query string) (*engine.View, error)
	// Raw is the text as found in the file the article came from.
	Raw(ctx context.Context, id string) (string, error)
	// Concordance lists hits in context; Offset and Limit count them.
	Concordance(ctx context.Context, req engine.Request, progress func(engine.Progress)) (*engine.Concordance, error)
	// Trend counts hits over time.
	Trend(ctx context.Context, req engine.TrendRequest, progress func(engine.Progress)) (*engine.Trend, error)
	// Offline tells how much of the archive is kept on this device.
	Offline(ctx context.Context) (OfflineState, error)
	// KeepOffline keeps all of it, with its pictures or without; progress is
	// called as it comes.
	KeepOffline(ctx context.Context, pictures bool, progress func(OfflineState)) error
	// Forget drops what is kept.
	Forget(ctx context.Context) error
}

// OfflineState is how much of an archive is kept on this device.
type OfflineState struct {
	KeptBytes  int64 `json:"kept_bytes"`
	TotalBytes int64 `json:"total_bytes"`
	Complete   bool  `json:"complete"` // but for pictures

	KeptPictureBytes int64 `json:"kept_picture_bytes"`
	PictureBytes     int64 `json:"picture_bytes"`

	ReadBytes int64 `json:"read_bytes"` // of what was read lately of an archive that is not kept

	UpdateReady bool `json:"update_ready"` // a new version of the app waits for a reload
}

// What the pages and the loader tell each other, as events on window. The
// loader also leaves what it has told as a data attribute of <html>, for
// pages that come later than the event.
const (
	eventUpdateReady  = "fangzhi:update-ready"  // loader: a new version waits; data-update="ready"
	eventInstallReady = "fangzhi:install-ready" // loader: the browser offers to install; data-install="ready"
	eventUpdate       = "fangzhi:update"        // page: the reader wants the new version now
	eventInstall      = "fangzhi:install"       // page: the reader wants to install
	EventKept         = "fangzhi:kept"          // client: the archive has been kept unasked
)

// What is remembered on the device, in localStorage. The loader reads both
// before the first paint and sets <html data-theme> and <html lang>.
const (
	storeTheme    = "fangzhi.theme" // light or dark; nothing follows the system
	storeLanguage = "fangzhi.lang"  // zh-Hans, zh-Hant or en; nothing follows the archive, else the browser
)
