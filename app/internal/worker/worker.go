// Package worker answers a page's requests from an archive: each in its own
// goroutine, the archive used by one at a time, what is cancelled dropped, and
// no request able to take the others down.
package worker

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"fangzhi/app/engine"
	"fangzhi/app/internal/protocol"
)

// Archive is the engine, once open.
type Archive interface {
	Info() *engine.Info
	Search(ctx context.Context, req engine.Request) (*engine.Result, error)
	Suggest(ctx context.Context, req engine.SuggestRequest) (*engine.Suggestions, error)
	Article(ctx context.Context, id, query string) (*engine.View, error)
	Raw(ctx context.Context, id string) (string, error)
	Concordance(ctx context.Context, req engine.Request, progress func(engine.Progress)) (*engine.Concordance, error)
	Trend(ctx context.Context, req engine.TrendRequest, progress func(engine.Progress)) (*engine.Trend, error)
}

// Keeper keeps the archive on the device.
type Keeper interface {
	State(ctx context.Context) (protocol.Kept, error)
	Keep(ctx context.Context, pictures bool, progress func(protocol.Kept)) error
	Forget(ctx context.Context) error
}

// Server answers requests.
type Server struct {
	open   func(ctx context.Context) (Archive, error)
	keeper Keeper
	send   func(message string)

	turn    chan struct{} // held by the one who uses the archive
	archive Archive       // nil until opened; guarded by turn

	mu      sync.Mutex
	running map[int64]context.CancelFunc
}

// New is a server that opens the archive when it is first needed, and again
// when that failed. send must not block; it may be called from any goroutine.
func New(open func(ctx context.Context) (Archive, error), keeper Keeper, send func(message string)) *Server {
	return &Server{open: open, keeper: keeper, send: send,
		turn: make(chan struct{}, 1), running: map[int64]context.CancelFunc{}}
}

// Receive takes a message and returns at once.
func (s *Server) Receive(message string) {
	var req protocol.Request
	if err := json.Unmarshal([]byte(message), &req); err != nil {
		s.reply(protocol.Reply{Error: &protocol.Error{Code: protocol.Internal, Message: "not a request: " + err.Error()}})
		return
	}
	if req.Method == protocol.Cancel {
		s.cancel(req.Params)
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.mu.Lock()
	s.running[req.ID] = cancel
	s.mu.Unlock()
	go func() {
		reply := s.serve(ctx, req)
		cancel()
		s.mu.Lock()
		delete(s.running, req.ID)
		s.mu.Unlock()
		s.reply(reply)
	}()
}

func (s *Server) cancel(params json.RawMessage) {
	var id int64
	if json.Unmarshal(params, &id) != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if cancel := s.running[id]; cancel != nil {
		cancel()
	}
}

// Idle tells whether no request is being answered.
func (s *Server) Idle() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.running) == 0
}

// serve answers one request, whatever happens.
func (s *Server) serve(ctx context.Context, req protocol.Request) (reply protocol.Reply) {
	reply.ID = req.ID
	defer func() {
		if fault := recover(); fault != nil {
			reply.Error = &protocol.Error{Code: protocol.Internal, Message: fmt.Sprint(req.Method, ": ", fault)}
		}
	}()
	result, err := s.answer(ctx, req)
	if err == nil {
		reply.Result, err = json.Marshal(result)
	}
	if err != nil {
		reply.Error = protocol.ErrorOf(err)
	}
	return reply
}

func (s *Server) reply(r protocol.Reply) {
	data, err := json.Marshal(r)
	if err != nil { // a Reply holds nothing that cannot be written
		panic(err)
	}
	s.send(string(data))
}

// answer does what is asked.
func (s *Server) answer(ctx context.Context, req protocol.Request) (any, error) {
	switch req.Method {
	case protocol.Offline:
		return s.keeper.State(ctx)
	case protocol.Keep:
		return s.keep(ctx, req)
	case protocol.Forget:
		if err := s.keeper.Forget(ctx); err != nil {
			return nil, err
		}
		return s.keeper.State(ctx)
	}
	return s.ask(ctx, req)
}

func (s *Server) keep(ctx context.Context, req protocol.Request) (any, error) {
	var what protocol.Keeping // an older page asks without
	if len(req.Params) > 0 && json.Unmarshal(req.Params, &what) != nil {
		return nil, &protocol.Error{Code: protocol.Internal, Message: "keep: its params are not known"}
	}
	err := s.keeper.Keep(ctx, what.Pictures, func(kept protocol.Kept) { s.tell(req.ID, kept) })
	if err != nil {
		return nil, err
	}
	return s.keeper.State(ctx)
}

// tell sends the progress of a request.
func (s *Server) tell(id int64, progress any) {
	if data, err := json.Marshal(progress); err == nil {
		s.reply(protocol.Reply{ID: id, Progress: data})
	}
}

// ask does what needs the archive, when its turn comes. What is cancelled
// while it waits never starts.
func (s *Server) ask(ctx context.Context, req protocol.Request) (any, error) {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if s.archive == nil || req.Method == protocol.Open && len(s.archive.Info().Problems) > 0 {
		archive, err := s.open(ctx)
		if err != nil {
			return nil, err
		}
		s.archive = archive
	}
	archive := s.archive
	s.archive = nil // not used again should it panic
	result, err := askArchive(ctx, archive, req, func(p engine.Progress) { s.tell(req.ID, p) })
	s.archive = archive
	return result, err
}

func askArchive(ctx context.Context, a Archive, req protocol.Request, progress func(engine.Progress)) (any, error) {
	switch req.Method {
	case protocol.Open:
		return a.Info(), nil
	case protocol.Search:
		search, err := params[engine.Request](req)
		if err != nil {
			return nil, err
		}
		return a.Search(engine.WithProgress(ctx, progress), search)
	case protocol.Suggest:
		typed, err := params[engine.SuggestRequest](req)
		if err != nil {
			return nil, err
		}
		return a.Suggest(ctx, typed)
	case protocol.Concordance:
		search, err := params[engine.Request](req)
		if err != nil {
			return nil, err
		}
		return a.Concordance(ctx, search, progress)
	case protocol.Trend:
		trend, err := params[engine.TrendRequest](req)
		if err != nil {
			return nil, err
		}
		return a.Trend(ctx, trend, progress)
	case protocol.Article, protocol.Raw:
		read, err := params[protocol.Read](req)
		if err != nil {
			return nil, err
		}
		if req.Method == protocol.Raw {
			return a.Raw(ctx, read.ID)
		}
		return a.Article(ctx, read.ID, read.Query)
	}
	return nil, &protocol.Error{Code: protocol.Internal, Message: fmt.Sprintf("no method %q", req.Method)}
}

// params reads a request's params; none are the zero value.
func params[T any](req protocol.Request) (T, error) {
	var p T
	if len(req.Params) == 0 {
		return p, nil
	}
	if err := json.Unmarshal(req.Params, &p); err != nil {
		return p, &protocol.Error{Code: protocol.Internal, Message: fmt.Sprintf("%s: %v", req.Method, err)}
	}
	return p, nil
}
