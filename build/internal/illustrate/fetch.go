package illustrate

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// Unfetched is the code of a picture that the web does not give.
const Unfetched Code = "picture-unfetched"

// Bounds of fetching.
const (
	atOnce       = 4
	fetchTime    = 30 * time.Second // for one picture, all told
	mostTurns    = 5                // redirections
	fetcherAgent = "fangzhi (builds archives; fetches each picture of an article once)"
)

// Fetcher fetches pictures from the web, a few at a time and each once: what
// has come stays in a folder for other builds. It goes to public addresses
// alone, so that no page can have it look into the publisher's own network.
type Fetcher struct {
	client *http.Client
	folder string // of what has come, or ""
	places chan struct{}
}

// NewFetcher begins to fetch. folder is where pictures are kept between
// builds, "" for nowhere; private lets it go to any address, as tests do.
func NewFetcher(folder string, private bool) *Fetcher {
	dialer := &net.Dialer{Timeout: fetchTime / 3}
	if !private {
		dialer.Control = func(_, address string, _ syscall.RawConn) error { return public(address) }
	}
	return &Fetcher{
		folder: folder,
		places: make(chan struct{}, atOnce),
		client: &http.Client{
			Timeout: fetchTime,
			Transport: &http.Transport{
				DialContext: dialer.DialContext, ForceAttemptHTTP2: true, MaxResponseHeaderBytes: 64 << 10,
				TLSHandshakeTimeout: fetchTime / 3, MaxIdleConnsPerHost: atOnce, IdleConnTimeout: fetchTime,
			},
			CheckRedirect: func(r *http.Request, via []*http.Request) error {
				if len(via) > mostTurns || !fetchable(r.URL) {
					return errors.New("it is sent on to where it is not fetched")
				}
				return nil
			},
		},
	}
}

// public refuses addresses that are not of the whole net. It is asked of the
// address dialled, whatever name it was found under.
func public(address string) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := to.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return fmt.Errorf("%s is an address of a network of its own, where nothing is fetched", ip)
	}
	for _, reserved := range reservedNets {
		if reserved.Contains(ip) {
			return fmt.Errorf("%s is an address that nothing is fetched from", ip)
		}
	}
	return nil
}

// reservedNets are further addresses that are not of the whole net (IANA's
// special-purpose registries), and those that lead to them.
var reservedNets = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2001::/23"),
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("fec0::/10"),
}

// fetchable tells addresses that are asked for.
func fetchable(address *url.URL) bool {
	return (address.Scheme == "http" || address.Scheme == "https") && address.Host != "" && address.User == nil
}

// Fetch gives the bytes of a picture. It is asked for once, and not again
// when that fails: the error is then a *Fault.
func (f *Fetcher) Fetch(ctx context.Context, address string) ([]byte, error) {
	sum := sha256.Sum256([]byte(address))
	kept := filepath.Join(f.folder, hex.EncodeToString(sum[:]))
	if f.folder != "" {
		if data, err := os.ReadFile(kept); err == nil && len(data) <= MaxBytes {
			return data, nil
		}
	}
	select {
	case f.places <- struct{}{}:
		defer func() { <-f.places }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	data, err := f.ask(ctx, address)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, faultf(Unfetched, "it could not be fetched: %v", plainly(err))
	}
	if f.folder != "" {
		f.remember(kept, data)
	}
	return data, nil
}

func (f *Fetcher) ask(ctx context.Context, address string) ([]byte, error) {
	at, err := url.Parse(address)
	if err != nil || !fetchable(at) {
		return nil, errors.New("it has no address on the web")
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", fetcherAgent)
	request.Header.Set("Accept", "image/webp,image/png,image/jpeg,image/gif,image/bmp")
	answer, err := f.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the host answers %s", answer.Status)
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, MaxBytes+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > MaxBytes:
		return nil, fmt.Errorf("it has more than %d MB", MaxBytes>>20)
	case !IsPicture(data[:min(len(data), 12)]):
		return nil, errors.New("what the host sends is no picture")
	}
	return data, nil
}

// plainly leaves out the address, which the report has.
func plainly(err error) error {
	var asked *url.Error
	if errors.As(err, &asked) {
		return asked.Err
	}
	return err
}

// remember keeps what has come, whole or not at all. That it cannot be kept is
// no fault: it is fetched again.
func (f *Fetcher) remember(name string, data []byte) {
	if os.MkdirAll(f.folder, 0o700) != nil {
		return
	}
	file, err := os.CreateTemp(f.folder, ".coming-*")
	if err != nil {
		return
	}
	_, err = file.Write(data)
	if errors.Join(err, file.Close()) != nil || os.Rename(file.Name(), name) != nil {
		os.Remove(file.Name())
	}
}
