package pipeline

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io"
	"net/url"
	"path"
	"strings"
	"sync"

	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/imageurl"
	"fangzhi/data/article"
)

// shown is a figure whose picture is to be looked for once everything has been
// read: one in a web archive may lie behind its page. Until then its block has
// no picture.
type shown struct {
	Block   int
	Places  []string // where it may lie, the likeliest first, as keys of pictures.lying
	Address string   // on the web, or ""
}

// key names all that decides what becomes of the picture.
func (s shown) key() string { return strings.Join(s.Places, "\n") + "\n\n" + s.Address }

// pictures knows where pictures lie, and what has become of them.
type pictures struct {
	held  *heldPictures
	lock  sync.Mutex
	lying map[string]lying
	named map[string]string // key of the only picture of a name, by that name; "" where there are several
	ends  map[string]end    // by shown.key

	several bool // sources, each of which is a folder of its own
}

// lying is a picture that can be had.
type lying struct {
	name   string // of a file of a folder, as the system opens it
	path   string // as the report has it
	offset int64  // else its place among those held
	bytes  int64
	fate   *fate // of its file
}

func newPictures(dir string) (*pictures, error) {
	held, err := newHeldPictures(dir)
	return &pictures{held: held, lying: map[string]lying{}, named: map[string]string{}, ends: map[string]end{}}, err
}

// lie notes where a picture lies; of two under one key the first counts.
func (p *pictures) lie(key string, at lying) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if _, taken := p.lying[key]; taken {
		return
	}
	p.lying[key] = at
	if illustrate.IsName(key) {
		name := p.nameOf(key)
		if _, other := p.named[name]; other {
			key = ""
		}
		p.named[name] = key
	}
}

// nameOf is the key of a picture's name, whatever folder of its source or
// archive it lies in.
func (p *pictures) nameOf(key string) string {
	source := key[:strings.LastIndex(key, "!/")+1]
	if source == "" && p.several {
		source, _, _ = strings.Cut(key, "/")
	}
	return source + "?" + path.Base(key)
}

// hold keeps a picture that can be read but once, under a key.
func (p *pictures) hold(key string, r io.Reader, at lying) error {
	offset, n, err := p.held.add(r)
	if err != nil {
		return err
	}
	at.offset, at.bytes = offset, n
	p.lie(key, at)
	return nil
}

// holdBytes keeps a picture under a key of its own; path is where it lay.
func (p *pictures) holdBytes(path string, data []byte) (key string, err error) {
	hash := illustrate.HashOf(data)
	key = "held:" + hex.EncodeToString(hash[:])
	p.lock.Lock()
	_, known := p.lying[key]
	p.lock.Unlock()
	if known {
		return key, nil
	}
	return key, p.hold(key, bytes.NewReader(data), lying{path: path})
}

// seek takes the pictures out of an article's blocks and notes where each may
// lie. held are those of the document's own file.
func (b *build) seek(t *task, s *source, item *spooled, held map[string]string) {
	a := item.Article
	for i := range a.Blocks {
		block := &a.Blocks[i]
		if block.Kind != article.Figure || block.Image == "" && block.Original == "" {
			continue
		}
		if !b.config.Pictures.Keep {
			b.leaveAddress(t, a, block)
			continue
		}
		at := shown{Block: i}
		for _, address := range []string{block.Original, block.Image} {
			at.Places = append(at.Places, b.places(t, s, a, address, held)...)
			if strings.HasPrefix(imageurl.Against(a.Origin.URL, address), "http") {
				at.Address = imageurl.Against(a.Origin.URL, address)
			}
		}
		block.Picture = article.Picture{}
		item.Pictures = append(item.Pictures, at)
		t.pictures = append(t.pictures, at)
	}
}

// leaveAddress leaves a figure its address, when pictures are not taken along.
func (b *build) leaveAddress(t *task, a *article.Article, block *article.Block) {
	address := imageurl.Against(a.Origin.URL, block.Image)
	block.Picture = article.Picture{}
	if strings.HasPrefix(address, "http") {
		block.Image = address
	}
}

// places are the keys under which a picture may lie.
func (b *build) places(t *task, s *source, a *article.Article, address string, held map[string]string) []string {
	switch {
	case address == "":
		return nil
	case held[address] != "":
		return []string{held[address]}
	case strings.HasPrefix(address, "data:"):
		data, ok := dataOf(address)
		if !ok {
			return []string{brokenPlace}
		}
		key, err := b.pictures.holdBytes("", data)
		if err != nil {
			t.failWith(err)
			return nil
		}
		return []string{key}
	case s.capture != nil:
		return []string{capturedKey(t.path, imageurl.Against(s.capture.URL, address))}
	case strings.Contains(address, "://"):
		return nil
	}
	outer, inner := "", t.path
	if i := strings.LastIndex(t.path, "!/"); i >= 0 {
		outer, inner = t.path[:i+2], t.path[i+2:]
	}
	root := ""
	if outer == "" && len(b.options.Sources) > 1 {
		root, _, _ = strings.Cut(inner, "/")
	}
	places := illustrate.Places(inner, root, address)
	for i := range places {
		places[i] = illustrate.KeyOf(outer) + places[i]
	}
	if len(places) > 0 && !strings.ContainsAny(address, `/\\`) {
		places = append(places, b.pictures.nameOf(places[0])) // as Obsidian names them
	}
	return places
}

// brokenPlace is that of a picture that stands in a text or a document and
// cannot be read out of it.
const brokenPlace = "broken"

// capturedKey is the key of a picture in a web archive.
func capturedKey(crawl, address string) string {
	return crawl + "!" + illustrate.AddressKey(address)
}

// dataOf are the bytes of a data address (RFC 2397).
func dataOf(address string) ([]byte, bool) {
	head, body, found := strings.Cut(address, ",")
	if !found || len(body) > illustrate.MaxBytes*4/3 {
		return nil, false
	}
	if plain, err := url.PathUnescape(body); err == nil {
		body = plain
	}
	if !strings.HasSuffix(strings.ToLower(head), ";base64") {
		return []byte(body), true
	}
	body = strings.NewReplacer(" ", "", "\n", "", "\r", "", "\t", "", "-", "+", "_", "/").Replace(body)
	data, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(body, "="))
	return data, err == nil
}

// ownPictures holds the pictures that lie in a document's own file, by the
// addresses that its articles have of them.
func (b *build) ownPictures(t *task, format read.Format, file read.Binary, items []*spooled) map[string]string {
	var wanted []string
	seen := map[string]bool{}
	for _, item := range items {
		for _, block := range item.Article.Blocks {
			if address := block.Image; address != "" && !seen[address] {
				seen[address] = true
				wanted = append(wanted, address)
			}
		}
	}
	if len(wanted) == 0 || !b.config.Pictures.Keep {
		return nil
	}
	held := map[string]string{}
	err := read.Pictures(format, file, wanted, func(address string, r io.Reader) error {
		data, err := io.ReadAll(io.LimitReader(r, illustrate.MaxBytes+1))
		if err != nil || len(data) > illustrate.MaxBytes {
			held[address] = brokenPlace
			return nil
		}
		path := address
		if strings.HasPrefix(address, "cid:") || strings.Contains(address, "://") {
			path = ""
		}
		key, err := b.pictures.holdBytes(path, data)
		held[address] = key
		return err
	})
	if err != nil && fault.In(err) == nil {
		t.failWith(err)
	}
	return held
}

// originalOf is where a picture came from, as its article tells.
func originalOf(at shown, l lying) string {
	if at.Address != "" {
		return at.Address
	}
	return illustrate.TextOf(l.path)
}
