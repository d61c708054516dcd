// Package unpack finds what lies in an archive: the members of ZIP and tar
// files, what a gzip or bzip2 file holds, the pages of web archives (WARC,
// WACZ), and archives in archives.
//
// An archive is not trusted. Nothing of it is written under a name of its own,
// every bound below is one on time and memory, and a damaged member costs
// itself alone: it is told with the reason, and the walk goes on.
package unpack

import (
	"errors"
	"io"
	"strings"
)

// Bounds of one archive, with all the archives in it.
const (
	MaxMembers     = 100_000   // files; the pages of a web archive are not counted
	MaxDepth       = 3         // archives in each other
	FreeBytes      = 1 << 30   // unpacked bytes that every archive may have, and beyond them
	MaxRatio       = 20        // unpacked bytes for each byte of the archive
	MaxNestedBytes = 256 << 20 // of a ZIP file in an archive, which is laid aside to be read
)

// Member is one file of an archive, or a word about one. A member with a
// Reason is not to be read.
type Member struct {
	Path    string // within the outermost archive, those of archives in it parted by "!/"; "" is the archive itself
	Bytes   int64  // unpacked, as the archive has it; -1 when it does not say
	Note    string // what was odd about it and is set right, in words
	Reason  Reason
	Detail  string   // words for the reason
	Capture *Capture // of a page in a web archive; Path is then that of the web archive
	Reader  io.Reader
}

// Reason is why a member is not read.
type Reason string

// The reasons.
const (
	Hidden     Reason = "hidden"
	NotRegular Reason = "not-regular"
	Encrypted  Reason = "encrypted"
	Malformed  Reason = "malformed"
	Truncated  Reason = "truncated"
	Method     Reason = "method"    // compressed in a way that is not known
	TooDeep    Reason = "too-deep"  // beyond MaxDepth
	TooLarge   Reason = "too-large" // beyond MaxNestedBytes
	TooMany    Reason = "too-many"  // beyond MaxMembers
	Bomb       Reason = "bomb"      // beyond FreeBytes and MaxRatio
	LeftOut    Reason = "left-out"  // no page: a picture, a redirection, an error
	Empty      Reason = "empty"
	Unreadable Reason = "unreadable" // the system would not let it be read
)

// ErrBomb is what the reader of a member gives when the archive has unpacked
// to more than it may; the walk ends with it.
var ErrBomb = errors.New("the archive unpacks to more than is believed")

// Options of a walk.
type Options struct {
	TempDir string // where ZIP files in archives are laid aside
	// Names makes text of names that are not UTF-8, all of one archive at once.
	Names func(names []byte) string
	// Picture tells media types of pictures that are wanted of web archives.
	Picture func(media string) bool
}

// Kind is a kind of archive.
type Kind struct{ form, packing string }

// kinds are the names that archives end with, the longer ones first.
var kinds = []struct {
	ending string
	Kind
}{
	{".tar.gz", Kind{"tar", "gzip"}}, {".tgz", Kind{"tar", "gzip"}},
	{".tar.bz2", Kind{"tar", "bzip2"}}, {".tbz2", Kind{"tar", "bzip2"}}, {".tbz", Kind{"tar", "bzip2"}},
	{".tar", Kind{"tar", ""}},
	{".warc.gz", Kind{"warc", "gzip"}}, {".warc", Kind{"warc", ""}},
	{".zip", Kind{"zip", ""}}, {".wacz", Kind{"zip", ""}},
	{".gz", Kind{"", "gzip"}}, {".bz2", Kind{"", "bzip2"}},
}

// KindOf tells a kind of archive by the file's name.
func KindOf(name string) (Kind, bool) {
	_, kind, ok := cutEnding(name)
	return kind, ok
}

// cutEnding parts a name from the ending that tells a kind.
func cutEnding(name string) (rest string, kind Kind, ok bool) {
	lower := strings.ToLower(name)
	for _, k := range kinds {
		if strings.HasSuffix(lower, k.ending) && len(lower) == len(name) {
			return name[:len(name)-len(k.ending)], k.Kind, true
		}
	}
	return name, Kind{}, false
}

// KindByBytes tells a kind of archive by its first bytes, of which there
// should be 512. ZIP is not among them: documents are ZIP files too.
func KindByBytes(head []byte) (Kind, bool) {
	s := string(head)
	switch {
	case strings.HasPrefix(s, "\x1f\x8b\x08"):
		return Kind{"", "gzip"}, true
	case len(s) >= 10 && strings.HasPrefix(s, "BZh") && s[4:10] == "1AY&SY":
		return Kind{"", "bzip2"}, true
	case strings.HasPrefix(s, "WARC/1."):
		return Kind{"warc", ""}, true
	case len(s) >= 262 && s[257:262] == "ustar":
		return Kind{"tar", ""}, true
	}
	return Kind{}, false
}

// Of is the kind of a file that its bytes tell to be of kind found: what its
// name says of what is packed in it stays.
func (k Kind) Of(found Kind) Kind {
	if k.packing == found.packing && k.packing != "" {
		return k
	}
	return found
}

// IsZIP tells the kinds that are ZIP files.
func (k Kind) IsZIP() bool { return k.form == "zip" }

// ByKind is the kind called zip, tar or warc.
func ByKind(form string) Kind { return Kind{form: form} }
