package container

import (
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/richardlehane/mscfb"

	"fangzhi/build/internal/read/fault"
)

// compoundMagic begins the compound files of old Office programs ([MS-CFB]).
const compoundMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// IsCompound tells such a file by its first bytes.
func IsCompound(head []byte) bool { return strings.HasPrefix(string(head), compoundMagic) }

// maxStreams is how many streams of a file are looked at.
const maxStreams = 100_000

// StreamNames are the names of the streams at the root of a compound file, in
// small letters; before an error those that were found.
func StreamNames(at io.ReaderAt) (map[string]bool, error) {
	names := map[string]bool{}
	err := eachStream(at, func(name string, _ io.Reader) error {
		names[name] = true
		return nil
	})
	return names, err
}

// Streams reads streams at the root of a compound file of so many bytes, by
// their names in small letters; of several of one name the first.
func Streams(at io.ReaderAt, size int64, names ...string) (map[string][]byte, error) {
	streams := map[string][]byte{}
	err := eachStream(at, func(name string, r io.Reader) error {
		if _, taken := streams[name]; taken || !slices.Contains(names, name) {
			return nil
		}
		raw, err := io.ReadAll(io.LimitReader(r, min(size, maxPartBytes+1))) // none is longer than its file
		switch {
		case err != nil:
			return fault.New(fault.Truncated, "it breaks off: %s", reasonOf(err))
		case len(raw) > maxPartBytes:
			return fault.New(fault.TooLarge, "it holds a text of more than %d MB", maxPartBytes>>20)
		}
		streams[name] = raw
		return nil
	})
	return streams, err
}

func eachStream(at io.ReaderAt, do func(name string, r io.Reader) error) error {
	files, err := mscfb.New(at)
	if err != nil {
		return fault.New(fault.Malformed, "it breaks off or is damaged: %s", reasonOf(err))
	}
	for range maxStreams {
		f, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fault.New(fault.Malformed, "it breaks off or is damaged: %s", reasonOf(err))
		}
		if len(f.Path) == 0 {
			if err := do(strings.ToLower(f.Name), f); err != nil {
				return err
			}
		}
	}
	return nil
}

// reasonOf is what the library says, without its name before it and the bare
// number behind.
func reasonOf(err error) string {
	reason, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "mscfb: "), "; ")
	return reason
}

// Uint16 is the number in two bytes of a stream, as those of old Office
// programs are written; 0 where it ends before.
func Uint16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

// Uint32 is that in four bytes.
func Uint32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}
