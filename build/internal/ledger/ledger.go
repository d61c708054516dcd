// Package ledger is what a site remembers of the build that made it: which
// file gave which articles, and where these lie in its segments. The next
// build asks it what it need not read again, and `fangzhi join` what to put
// together. The articles themselves are in the segments.
//
// It is a file in the site's folder, so that a site and its ledger change
// together. The same build gives the same bytes: no times, no names of this
// machine.
package ledger

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"fangzhi/build/internal/report"
)

// Name is the ledger's file in a site. Hosts do not show what begins with a
// dot, and readers do not ask for it.
const Name = ".fangzhi-ledger"

// Version is the version of the ledger's form; one of another version is as none.
const Version = 1

// Ledger tells of one build. Its articles are numbered over all files, in
// their order.
type Ledger struct {
	Version  int               `json:"version"`
	Program  string            `json:"program"`  // whose rules made the articles
	Settings string            `json:"settings"` // hash of those that articles depend on
	Pictures string            `json:"pictures"` // hash of the files that pictures may be found in
	Share    *Share            `json:"share,omitempty"`
	Files    []File            `json:"files"`
	Segments []Segment         `json:"segments"` // of the catalog, in its order
	Renamed  map[string]string `json:"renamed,omitempty"`
	Standing map[string]string `json:"standing,omitempty"` // hashes of what was learned of sites, by those of the pages it was learned from; "" is nothing
}

// Share is a part of the files: number Part, from 1, of Of.
type Share struct {
	Part int `json:"part"`
	Of   int `json:"of"`
}

// File is a file of the sources.
type File struct {
	Source   int           `json:"source,omitempty"` // which of the sources, from 0
	Path     string        `json:"path"`
	SHA256   string        `json:"sha256,omitempty"` // of its bytes, in hex; "" for one that must be read again
	Articles int           `json:"articles,omitempty"`
	Pictured bool          `json:"pictured,omitempty"` // whether its articles show pictures
	Standing string        `json:"standing,omitempty"` // hash of what its site was known to have on all pages
	Fates    []report.File `json:"fates"`              // its own, then those of what is in it
}

// Segment tells which articles a segment holds.
type Segment struct {
	Articles Numbers `json:"articles"`          // by their place in the segment
	Facets   string  `json:"facets"`            // hash of what its index is told beside the texts, phrases left out
	Phrases  string  `json:"phrases"`           // hash of the phrases it is told
	Unfiled  int     `json:"unfiled,omitempty"` // articles that lack a phrase or have one too many
}

// Numbers are article numbers; as JSON they are the differences from each to
// the next, signed varints in base64.
type Numbers []uint32

// MarshalJSON writes the differences.
func (n Numbers) MarshalJSON() ([]byte, error) {
	out := []byte{}
	last := int64(0)
	for _, v := range n {
		out = binary.AppendVarint(out, int64(v)-last)
		last = int64(v)
	}
	return json.Marshal(out)
}

// UnmarshalJSON refuses what are no numbers.
func (n *Numbers) UnmarshalJSON(data []byte) error {
	var in []byte
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	*n = nil
	last := int64(0)
	for len(in) > 0 {
		step, size := binary.Varint(in)
		if size <= 0 || last+step < 0 || last+step >= maxArticles {
			return errors.New("no article numbers")
		}
		last += step
		*n = append(*n, uint32(last))
		in = in[size:]
	}
	return nil
}

// Bounds on what is believed of a ledger.
const (
	maxBytes    = 1 << 30
	maxArticles = 1 << 31
)

// Encode writes a ledger.
func (l *Ledger) Encode() ([]byte, error) {
	var out bytes.Buffer
	packed := gzip.NewWriter(&out)
	if err := errors.Join(l.write(packed), packed.Close()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// write writes JSON, file by file: of all at once it takes several times the
// room that they do.
func (l *Ledger) write(w io.Writer) error {
	frame := *l
	frame.Files = []File{}
	text, err := json.Marshal(frame)
	if err != nil {
		return err
	}
	before, behind, _ := bytes.Cut(text, []byte(`"files":[]`)) // no string is that: quotation marks in one are escaped
	out := bufio.NewWriter(w)
	out.Write(before) // an error stays until Flush
	out.WriteString(`"files":[`)
	for i := range l.Files {
		file, err := json.Marshal(&l.Files[i])
		if err != nil {
			return err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.Write(file)
	}
	out.WriteByte(']')
	out.Write(behind)
	out.WriteByte('\n')
	return out.Flush()
}

// Parse reads a ledger, and refuses one that contradicts itself.
func Parse(data []byte) (*Ledger, error) {
	packed, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Name, err)
	}
	plain, err := io.ReadAll(io.LimitReader(packed, maxBytes))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Name, err)
	}
	var l Ledger
	if err := json.Unmarshal(plain, &l); err != nil {
		return nil, fmt.Errorf("%s: %w", Name, err)
	}
	if l.Version != Version {
		return nil, fmt.Errorf("%s: version %d, this program knows version %d", Name, l.Version, Version)
	}
	if err := l.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", Name, err)
	}
	return &l, nil
}

// check sees that every article is in one segment, once.
func (l *Ledger) check() error {
	total := 0
	for _, f := range l.Files {
		if f.Articles < 0 || f.Articles > maxArticles-total {
			return fmt.Errorf("%s: %d articles", f.Path, f.Articles)
		}
		total += f.Articles
	}
	placed := 0
	for _, s := range l.Segments {
		placed += len(s.Articles)
	}
	if placed != total {
		return fmt.Errorf("%d articles of files, %d in segments", total, placed)
	}
	seen := make([]bool, total)
	for _, s := range l.Segments {
		for _, n := range s.Articles {
			if int(n) >= total || seen[n] {
				return fmt.Errorf("article %d is not in one place", n)
			}
			seen[n] = true
		}
	}
	return nil
}
