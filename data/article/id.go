//go:build !js

// Only the builder names articles: the reader's program is spared the hash.

package article

import (
	"crypto/sha256"
	"encoding/binary"
)

// ID names an article for good: it depends on where the article came from
// (its address, else its path) and what it says, never on the build.
func ID(origin, title, text string) string {
	sum := sha256.New()
	for _, part := range []string{origin, title, text} {
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(part)))
		sum.Write(size[:])
		sum.Write([]byte(part))
	}
	return IDEncoding.EncodeToString(sum.Sum(nil)[:IDBytes])
}
