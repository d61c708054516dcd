// Package client asks the engine in the worker on a page's behalf. It starts
// the worker when it is first needed, and another when that one has ended.
package client

import (
	"context"
	"encoding/json"
	"sync"

	"fangzhi/app/engine"
	"fangzhi/app/internal/protocol"
	"fangzhi/app/ui"
)

// Start starts a worker. It calls receive with every message from it, from
// where nothing may block; send gives it one.
type Start func(receive func(message string)) (send func(message string), err error)

// Page is what only the page knows and can do, not its worker.
type Page interface {
	// Opened is told when the archive has been opened, or could not be.
	Opened()
	// UpdateReady tells whether a new version of the app waits.
	UpdateReady() bool
	// Persist asks the browser not to drop what is kept when room runs short,
	// and does not wait: a browser may ask the reader, who may never answer.
	Persist()
	// Kept is told when the archive has been kept without being asked.
	Kept()
}

// Client implements ui.Client.
type Client struct {
	start Start
	page  Page

	mu      sync.Mutex
	send    func(string) // nil while no worker runs
	lastID  int64
	waiting map[int64]waiting
}

// waiting is who waits for the answer to a request.
type waiting struct {
	done     chan protocol.Reply // holds the one answer
	progress chan json.RawMessage
}

var _ ui.Client = (*Client)(nil)

// New is a client that starts no worker yet.
func New(start Start, page Page) *Client {
	return &Client{start: start, page: page, waiting: map[int64]waiting{}}
}

// Open reads the catalog.
func (c *Client) Open(ctx context.Context) (*engine.Info, error) {
	defer c.page.Opened()
	return call[*engine.Info](ctx, c, protocol.Open, nil, nil)
}

// Search answers a request. One that must read many articles to judge them
// tells how far it is, where ctx asks that.
func (c *Client) Search(ctx context.Context, req engine.Request) (*engine.Result, error) {
	progress := engine.ProgressOf(ctx)
	if progress == nil {
		return call[*engine.Result](ctx, c, protocol.Search, req, nil)
	}
	return call[*engine.Result](ctx, c, protocol.Search, req, told(progress))
}

// Suggest tells what a query being typed may become.
func (c *Client) Suggest(ctx context.Context, req engine.SuggestRequest) (*engine.Suggestions, error) {
	return call[*engine.Suggestions](ctx, c, protocol.Suggest, req, nil)
}

// Article reads an article and the hits of query in it.
func (c *Client) Article(ctx context.Context, id, query string) (*engine.View, error) {
	return call[*engine.View](ctx, c, protocol.Article, protocol.Read{ID: id, Query: query}, nil)
}

// Raw is the text as found.
func (c *Client) Raw(ctx context.Context, id string) (string, error) {
	return call[string](ctx, c, protocol.Raw, protocol.Read{ID: id}, nil)
}

// Concordance lists hits in context.
func (c *Client) Concordance(ctx context.Context, req engine.Request, progress func(engine.Progress)) (*engine.Concordance, error) {
	return call[*engine.Concordance](ctx, c, protocol.Concordance, req, told(progress))
}

// Trend counts hits over time.
func (c *Client) Trend(ctx context.Context, req engine.TrendRequest, progress func(engine.Progress)) (*engine.Trend, error) {
	return call[*engine.Trend](ctx, c, protocol.Trend, req, told(progress))
}

// Offline tells how much of the archive is kept on this device.
func (c *Client) Offline(ctx context.Context) (ui.OfflineState, error) {
	kept, err := call[protocol.Kept](ctx, c, protocol.Offline, nil, nil)
	return c.state(kept), err
}

// KeepOffline keeps all of it.
func (c *Client) KeepOffline(ctx context.Context, pictures bool, progress func(ui.OfflineState)) error {
	c.page.Persist()
	_, err := call[protocol.Kept](ctx, c, protocol.Keep, protocol.Keeping{Pictures: pictures}, told(func(kept protocol.Kept) { progress(c.state(kept)) }))
	return err
}

// Forget drops what is kept.
func (c *Client) Forget(ctx context.Context) error {
	_, err := call[protocol.Kept](ctx, c, protocol.Forget, nil, nil)
	return err
}

func (c *Client) state(kept protocol.Kept) ui.OfflineState {
	return ui.OfflineState{KeptBytes: kept.KeptBytes, TotalBytes: kept.TotalBytes,
		KeptPictureBytes: kept.KeptPictureBytes, PictureBytes: kept.PictureBytes,
		ReadBytes: kept.ReadBytes, Complete: kept.Complete, UpdateReady: c.page.UpdateReady()}
}

// told reads progress messages for who is told of them.
func told[T any](progress func(T)) func(json.RawMessage) {
	return func(data json.RawMessage) {
		var p T
		if json.Unmarshal(data, &p) == nil {
			progress(p)
		}
	}
}

// call asks the worker and waits for the answer. Errors are *protocol.Error,
// or ctx's own.
func call[T any](ctx context.Context, c *Client, method protocol.Method, params any, progress func(json.RawMessage)) (result T, err error) {
	data, err := json.Marshal(params)
	if err != nil {
		return result, err
	}
	id, w, err := c.ask(method, data)
	if err != nil {
		return result, err
	}
	for {
		select {
		case p := <-w.progress:
			if progress != nil {
				progress(p)
			}
		case reply := <-w.done:
			if reply.Error != nil {
				return result, reply.Error
			}
			if err := json.Unmarshal(reply.Result, &result); err != nil {
				return result, &protocol.Error{Code: protocol.Internal, Message: string(method) + ": " + err.Error()}
			}
			return result, nil
		case <-ctx.Done():
			c.cancel(id)
			return result, ctx.Err()
		}
	}
}

// ask sends a request, to a new worker when none runs.
func (c *Client) ask(method protocol.Method, params json.RawMessage) (int64, waiting, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.send == nil {
		send, err := c.start(c.receive)
		if err != nil {
			return 0, waiting{}, &protocol.Error{Code: protocol.Internal, Message: "starting the worker: " + err.Error()}
		}
		c.send = send
	}
	c.lastID++
	w := waiting{done: make(chan protocol.Reply, 1), progress: make(chan json.RawMessage, 8)}
	c.waiting[c.lastID] = w
	c.post(protocol.Request{ID: c.lastID, Method: method, Params: params})
	return c.lastID, w, nil
}

// post sends a message to the worker that runs.
func (c *Client) post(req protocol.Request) {
	if data, err := json.Marshal(req); err == nil && c.send != nil {
		c.send(string(data))
	}
}

// cancel tells the worker that nobody waits any more.
func (c *Client) cancel(id int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.waiting, id)
	if data, err := json.Marshal(id); err == nil {
		c.post(protocol.Request{Method: protocol.Cancel, Params: data})
	}
}

// receive takes a message from the worker. It never blocks: an answer has
// room kept for it, and progress that nobody has taken yet is replaced.
func (c *Client) receive(message string) {
	var reply protocol.Reply
	if err := json.Unmarshal([]byte(message), &reply); err != nil {
		reply = protocol.Reply{Ended: "not a reply: " + err.Error()}
	}
	if reply.Kept {
		c.page.Kept()
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if reply.Ended != "" {
		c.end(reply.Ended)
		return
	}
	w, ok := c.waiting[reply.ID]
	if !ok {
		return // cancelled
	}
	if reply.Progress != nil {
		select {
		case w.progress <- reply.Progress:
		default:
		}
		return
	}
	delete(c.waiting, reply.ID)
	w.done <- reply
}

// end fails all that wait; the next request starts another worker.
func (c *Client) end(why string) {
	c.send = nil
	for id, w := range c.waiting {
		delete(c.waiting, id)
		w.done <- protocol.Reply{Error: &protocol.Error{Code: protocol.Internal, Message: "the engine stopped: " + why}}
	}
}
