// Package catalog is the first file a reader fetches: what the archive is
// called, what it holds, and the immutable segment files it is made of.
//
// It is JSON, in the file catalog.json at the site's root; everything else in
// a site is named by its content, so a new catalog is all that an update is.
package catalog

import (
	"encoding/json"
	"fmt"

	"fangzhi/data/ranges"
	"fangzhi/data/token"
)

// Name is the catalog's file name in a site.
const Name = "catalog.json"

// Version is the version of the catalog's form. A reader refuses another.
//
//	1: first.
//	2: CRC32 of a file; Order and BothScripts, which several segments need.
const Version = 2

// Catalog describes one archive.
type Catalog struct {
	Version      int       `json:"version"`
	TokenVersion int       `json:"token_version"` // token.Version the indexes were cut with
	Archive      Archive   `json:"archive"`
	Articles     int       `json:"articles"`
	FirstDay     string    `json:"first_day,omitempty"` // earliest and latest day known, 2006-01-02
	LastDay      string    `json:"last_day,omitempty"`
	Segments     []Segment `json:"segments"`
	Order        []byte    `json:"order,omitempty"`        // how the segments' articles lie between each other: Runs
	BothScripts  bool      `json:"both_scripts,omitempty"` // whether there are articles in Simplified and in Traditional
	Newest       []Newest  `json:"newest"`                 // a screenful of titles for the shell
	Pictures     *Pictures `json:"pictures,omitempty"`
	Build        *Build    `json:"build,omitempty"`
}

// Archive is what the publisher says of the archive in archive.toml.
type Archive struct {
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
	Language    string `json:"language,omitempty"` // interface language: zh-Hans, zh-Hant or en; "" follows the browser
	TimeZone    string `json:"time_zone,omitempty"`
}

// Segment is a pair of immutable files that hold some of the articles.
type Segment struct {
	Articles int  `json:"articles"`
	Index    File `json:"index"`
	Bundle   File `json:"bundle"`
}

// File is one immutable file of a segment.
type File struct {
	Name      string        `json:"name"`
	Bytes     int64         `json:"bytes"`
	HeadBytes int64         `json:"head_bytes"` // the first bytes, which opening the file reads
	SHA256    string        `json:"sha256"`     // of the whole file, in hex
	CRC32     uint32        `json:"crc32"`      // of the whole file (IEEE): what a copy kept on a device is held to
	Parts     []ranges.Part `json:"parts,omitempty"`
}

// Newest is one of the latest articles, as the shell lists it.
type Newest struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Date   *string `json:"date"`
	Source string  `json:"source,omitempty"`
}

// Parse reads a catalog and refuses one this program cannot serve.
func Parse(data []byte) (*Catalog, error) {
	var c Catalog
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, fmt.Errorf("%s: not a catalog: %w", Name, err)
	}
	if c.Version != Version {
		return nil, fmt.Errorf("%s: version %d, this program reads version %d: %w", Name, c.Version, Version, ranges.ErrVersion)
	}
	if c.TokenVersion != token.Version {
		return nil, fmt.Errorf("%s: words cut by rules of version %d, this program searches by version %d: %w", Name, c.TokenVersion, token.Version, ranges.ErrVersion)
	}
	if p := c.Pictures; p != nil && (p.Count <= 0 || p.Bytes <= 0 || !inMedia(p.List)) {
		return nil, fmt.Errorf("%s: %d pictures of %d bytes, listed in %q", Name, p.Count, p.Bytes, p.List)
	}
	articles := 0
	for i, s := range c.Segments {
		for _, f := range []File{s.Index, s.Bundle} {
			if f.Name == "" || f.Bytes <= 0 || f.HeadBytes <= 0 || f.HeadBytes > f.Bytes {
				return nil, fmt.Errorf("%s: segment %d: file %q has impossible sizes", Name, i, f.Name)
			}
		}
		if s.Articles < 0 {
			return nil, fmt.Errorf("%s: segment %d: %d articles", Name, i, s.Articles)
		}
		articles += s.Articles
	}
	if articles != c.Articles {
		return nil, fmt.Errorf("%s: %d articles, but its segments hold %d", Name, c.Articles, articles)
	}
	if _, err := c.readOrder(); err != nil {
		return nil, err
	}
	return &c, nil
}

// Encode writes the catalog; the same catalog gives the same bytes.
func (c *Catalog) Encode() ([]byte, error) {
	data, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		return nil, err
	}
	return append(data, '\n'), nil
}
