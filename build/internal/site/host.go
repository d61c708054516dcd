package site

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	"fangzhi/data/ranges"
)

// host is an archive on a web host. A host that does not know Range sends a
// part whole; that part is then kept, so that it is fetched once.
type host struct {
	base   *url.URL
	client *http.Client
	lock   sync.Mutex
	kept   map[string][]byte // parts by name; not empty means that the host does not know Range
}

// The patience with a host.
const (
	hostTimeout     = 60 * time.Second
	requestsAtOnce  = 6
	maxRangedAnswer = maxWhole // a part sent whole in answer to a range; parts are 8 MiB
)

func newHost(address string) (*host, error) {
	base, err := url.Parse(address)
	if err != nil || base.Host == "" {
		return nil, &NotASite{address, "not an address"}
	}
	base.RawQuery, base.Fragment = "", ""
	if strings.HasSuffix(base.Path, ".html") {
		base.Path = path.Dir(base.Path)
	}
	base.Path = strings.TrimSuffix(base.Path, "/") + "/"
	return &host{base: base, client: &http.Client{Timeout: hostTimeout}, kept: map[string][]byte{}}, nil
}

// get asks for a file, or for a range of it when r is not nil.
func (h *host) get(ctx context.Context, name string, r *ranges.Range) (*http.Response, error) {
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("%q: no path inside an archive", name)
	}
	address := h.base.ResolveReference(&url.URL{Path: name}).String()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept-Encoding", "identity") // offsets are of the file itself
	if r != nil {
		request.Header.Set("Range", fmt.Sprintf("bytes=%d-%d", r.ByteOffset, r.End()-1))
	}
	answer, err := h.client.Do(request)
	if err != nil {
		return nil, err
	}
	switch {
	case answer.StatusCode == http.StatusOK, r != nil && answer.StatusCode == http.StatusPartialContent:
		return answer, nil
	case answer.StatusCode == http.StatusNotFound:
		err = fmt.Errorf("%s: %w", address, fs.ErrNotExist)
	default:
		err = fmt.Errorf("%s: the host answers %s", address, answer.Status)
	}
	answer.Body.Close()
	return nil, err
}

func (h *host) whole(ctx context.Context, name string) ([]byte, error) {
	answer, err := h.get(ctx, name, nil)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	return readWhole(name, answer.Body)
}

// read asks for all ranges at once, a few at a time; where whole parts come,
// one after the other, so that a part comes once.
func (h *host) read(ctx context.Context, name string, size int64, want []ranges.Range) ([][]byte, error) {
	got, errs := make([][]byte, len(want)), make([]error, len(want))
	free := make(chan struct{}, h.requestsAtOnce())
	var all sync.WaitGroup
	for i, r := range want {
		all.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			got[i], errs[i] = h.one(ctx, name, size, r)
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return got, nil
}

func (h *host) requestsAtOnce() int {
	h.lock.Lock()
	defer h.lock.Unlock()
	if len(h.kept) > 0 {
		return 1
	}
	return requestsAtOnce
}

func (h *host) one(ctx context.Context, name string, size int64, r ranges.Range) ([]byte, error) {
	if r.Bytes == 0 {
		return nil, nil
	}
	if data := h.keptPart(name); data != nil {
		return data[r.ByteOffset:r.End()], nil
	}
	answer, err := h.get(ctx, name, &r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode == http.StatusOK {
		data, err := h.keep(name, size, answer.Body)
		if err != nil {
			return nil, err
		}
		return data[r.ByteOffset:r.End()], nil
	}
	promised := fmt.Sprintf("bytes %d-%d/", r.ByteOffset, r.End()-1)
	if told := answer.Header.Get("Content-Range"); !strings.HasPrefix(told, promised) {
		return nil, fmt.Errorf("%s: asked for %s the host sends %q", name, promised, told)
	}
	data := make([]byte, r.Bytes)
	if n, err := io.ReadFull(answer.Body, data); err != nil {
		return nil, fmt.Errorf("%s: cut short: %d bytes at %d, of %d: %w", name, n, r.ByteOffset, r.Bytes, err)
	}
	return data, nil
}

func (h *host) keptPart(name string) []byte {
	h.lock.Lock()
	defer h.lock.Unlock()
	return h.kept[name]
}

// keep holds on to a part that came whole, if it has the size that the catalog tells.
func (h *host) keep(name string, size int64, body io.Reader) ([]byte, error) {
	if size > maxRangedAnswer {
		return nil, fmt.Errorf("%s: the host does not know Range, and the file is larger than %d MiB", name, maxRangedAnswer>>20)
	}
	data, err := io.ReadAll(io.LimitReader(body, size+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(data)) != size {
		return nil, fmt.Errorf("%s: the host sends another size than the catalog's %d bytes", name, size)
	}
	h.lock.Lock()
	defer h.lock.Unlock()
	h.kept[name] = data
	return data, nil
}

// Close lets connections go.
func (h *host) Close() error {
	h.client.CloseIdleConnections()
	return nil
}
