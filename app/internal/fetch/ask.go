package fetch

import (
	"bytes"
	"context"
	"errors"
	"time"

	"fangzhi/data/catalog"
	"fangzhi/data/ranges"
)

// Patience with the line.
const (
	retryAfter     = 300 * time.Millisecond // a broken line is tried once more
	rangeTimeout   = 30 * time.Second       // a run of bytes that takes longer does not come
	catalogTimeout = 4 * time.Second        // then the copy on the device serves, if there is one
	lastTimeout    = 15 * time.Second       // the same where not all that it names is there
)

// Whole reads a small file whole from the host. The catalog of an archive that
// is kept on the device, or was read before, serves when the host's does not
// come in time.
func (s *Site) Whole(ctx context.Context, name string) ([]byte, error) {
	if name != catalog.Name {
		return s.get(ctx, name, nil, -1)
	}
	data, err := s.readCatalog(ctx)
	if err == nil {
		s.mu.Lock()
		s.catalog = data
		s.mu.Unlock()
	}
	return data, err
}

func (s *Site) readCatalog(ctx context.Context) ([]byte, error) {
	kept, patience := s.device.Catalog(ctx), catalogTimeout
	if kept == nil {
		kept, patience = s.device.LastCatalog(ctx), lastTimeout
	}
	if kept == nil {
		data, err := s.get(ctx, catalog.Name, nil, -1)
		if err == nil && len(data) == 0 { // the service worker's word for no line
			err = &Error{Kind: NoLine, Name: catalog.Name, Problem: "no answer came"}
		} else if err == nil && !looksRight(data) {
			err = &Error{Kind: BadHost, Name: catalog.Name, Problem: "the host sent something else"}
		}
		if err == nil {
			s.device.NoteCatalog(data)
		}
		return data, err
	}
	short, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	data, err := s.host.Get(short, catalog.Name, nil, -1)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil || !looksRight(data) {
		return kept, nil
	}
	s.device.NoteCatalog(data)
	return data, nil
}

// looksRight tells a catalog from the page of a gate that wants a password.
func looksRight(data []byte) bool { return bytes.HasPrefix(data, []byte("{")) }

// Catalog is the catalog as it was last read, or nil.
func (s *Site) Catalog() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.catalog
}

// get asks the host, once more when the line broke. A file that is gone from
// the host though the catalog still names it is the host's fault, not an update.
func (s *Site) get(ctx context.Context, name string, r *ranges.Range, fileBytes int64) ([]byte, error) {
	data, err := s.try(ctx, name, r, fileBytes)
	var failed *Error
	if !errors.As(err, &failed) {
		return data, err
	}
	switch {
	case failed.Kind == NoLine:
		select {
		case <-time.After(retryAfter):
			data, err := s.try(ctx, name, r, fileBytes)
			if errors.As(err, &failed) && failed.Kind == NoLine {
				s.mu.Lock()
				s.lost = failed
				s.mu.Unlock()
			}
			return data, err
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	case failed.Kind == Gone && name == catalog.Name:
		failed.Kind = BadHost
	case failed.Kind == Gone:
		s.blame(ctx, failed)
	}
	return nil, failed
}

// try asks the host once, and does not wait for ever.
func (s *Site) try(ctx context.Context, name string, r *ranges.Range, fileBytes int64) ([]byte, error) {
	if r == nil {
		return s.host.Get(ctx, name, r, fileBytes)
	}
	short, cancel := context.WithTimeout(ctx, rangeTimeout)
	defer cancel()
	data, err := s.host.Get(short, name, r, fileBytes)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		err = &Error{Kind: NoLine, Name: name, Range: r, Problem: "no answer came"}
	}
	return data, err
}

// blame finds out why a file is gone: the host's catalog is another than the
// one in use, or the host lacks what its catalog names.
func (s *Site) blame(ctx context.Context, failed *Error) {
	now, err := s.host.Get(ctx, catalog.Name, nil, -1)
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case err != nil:
		failed.Kind = BadHost
	case bytes.Equal(now, s.catalog):
		failed.Kind = Absent
	default:
		s.changed = failed
	}
}

// Updated is the failure that showed that the site has changed since its
// catalog was read, or nil.
func (s *Site) Updated() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.changed == nil {
		return nil
	}
	return s.changed
}

// Lost is a failure of the line since it was last asked, or nil.
func (s *Site) Lost() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	lost := s.lost
	s.lost = nil
	if lost == nil {
		return nil
	}
	return lost
}

// Doubt is told that what was read is not all right. What is read anew may be;
// when that is not either, the host's files are not.
func (s *Site) Doubt() {
	s.doubt.Do(func() {
		s.mu.Lock()
		s.blocks = newLRU[blockKey](cacheBytes)
		s.mu.Unlock()
		s.device.Doubt()
	})
}
