// Package protocol is what a page and the worker say to each other. Each
// message is one JSON object, sent as a string; README documents it for pages
// that use fangzhi.js. A request is answered by any number of progress
// messages and then one result or one error with its id.
package protocol

import (
	"context"
	"encoding/json"
	"errors"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"
	"fangzhi/data/ranges"
)

// Method is what is asked of the worker.
type Method string

// The methods, with their params and results.
const (
	Open        Method = "open"        // none -> engine.Info
	Search      Method = "search"      // engine.Request -> engine.Result
	Article     Method = "article"     // Read -> engine.View
	Raw         Method = "raw"         // Read -> string
	Concordance Method = "concordance" // engine.Request -> engine.Concordance; progress: engine.Progress
	Trend       Method = "trend"       // engine.TrendRequest -> engine.Trend; progress: engine.Progress
	Suggest     Method = "suggest"     // engine.SuggestRequest -> engine.Suggestions
	Offline     Method = "offline"     // none -> Kept
	Keep        Method = "keep"        // Keeping, or none -> Kept; progress: Kept
	Forget      Method = "forget"      // none -> Kept
	Cancel      Method = "cancel"      // the id of the request to drop; never answered
)

// Request is a message to the worker.
type Request struct {
	ID     int64           `json:"id"`
	Method Method          `json:"method"`
	Params json.RawMessage `json:"params,omitempty"`
}

// Reply is a message from the worker. Ended alone is its last word: the
// program has ended and another worker is needed. Kept alone tells that the
// archive has been kept without being asked.
type Reply struct {
	ID       int64           `json:"id,omitempty"`
	Result   json.RawMessage `json:"result,omitempty"`
	Error    *Error          `json:"error,omitempty"`
	Progress json.RawMessage `json:"progress,omitempty"`
	Ended    string          `json:"ended,omitempty"`
	Kept     bool            `json:"kept,omitempty"`
}

// Read names an article, and the query whose hits are wanted in it.
type Read struct {
	ID    string `json:"id"`
	Query string `json:"query,omitempty"`
}

// Kept is how much of the archive is kept on the device.
type Kept struct {
	KeptBytes  int64 `json:"kept_bytes"`
	TotalBytes int64 `json:"total_bytes"`
	Complete   bool  `json:"complete"` // but for pictures

	KeptPictureBytes int64 `json:"kept_picture_bytes,omitempty"`
	PictureBytes     int64 `json:"picture_bytes,omitempty"`

	ReadBytes int64 `json:"read_bytes,omitempty"` // of what was read lately of an archive that is not kept
}

// Keeping is what is to be kept.
type Keeping struct {
	Pictures bool `json:"pictures,omitempty"`
}

// Code says what kind of failure it was, for words and for what to do next.
type Code string

// The codes.
const (
	WrongQuery Code = "query"     // QueryError tells where and what
	Missing    Code = "missing"   // no article has the id
	Damaged    Code = "damaged"   // bytes came, but not the right ones
	Network    Code = "network"   // bytes did not come: line or host
	Updated    Code = "updated"   // the site has changed under the page: reload
	Version    Code = "version"   // the archive was made by another version of the program
	Quota      Code = "quota"     // no room on the device to keep the archive
	Cancelled  Code = "cancelled" // the page no longer wants it
	Internal   Code = "internal"  // a fault of the program
)

// Error is a failed request.
type Error struct {
	Code       Code                 `json:"code"`
	Message    string               `json:"message"`
	QueryError *language.QueryError `json:"query_error,omitempty"`
}

func (e *Error) Error() string { return e.Message }

// Unwrap gives the engine's own errors back, so that a page meets the same
// errors whether or not a worker stands between.
func (e *Error) Unwrap() error {
	switch e.Code {
	case WrongQuery:
		if e.QueryError != nil {
			return e.QueryError
		}
	case Missing:
		return engine.ErrNoArticle
	case Cancelled:
		return context.Canceled
	}
	return nil
}

// Coded is an error that knows its code.
type Coded interface {
	error
	Code() Code
}

// ErrorOf gives any error its code. What no package has a code for comes of
// the bytes read: everything else is coded where it arises.
func ErrorOf(err error) *Error {
	var (
		query *language.QueryError
		coded Coded
		ready *Error
	)
	switch {
	case errors.As(err, &ready):
		return ready
	case errors.As(err, &query):
		return &Error{Code: WrongQuery, Message: err.Error(), QueryError: query}
	case errors.Is(err, engine.ErrNoArticle):
		return &Error{Code: Missing, Message: err.Error()}
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &Error{Code: Cancelled, Message: err.Error()}
	case errors.Is(err, ranges.ErrVersion):
		return &Error{Code: Version, Message: err.Error()}
	case errors.As(err, &coded):
		return &Error{Code: coded.Code(), Message: err.Error()}
	}
	return &Error{Code: Damaged, Message: err.Error()}
}
