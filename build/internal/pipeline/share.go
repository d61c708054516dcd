package pipeline

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/scan"
)

// shareOf gives the files of a share, which depends on their paths alone.
// Pictures are in each, for the articles that show them.
func shareOf(files []scan.File, share *ledger.Share) []scan.File {
	if share == nil {
		return files
	}
	return slices.DeleteFunc(files, func(f scan.File) bool {
		if illustrate.IsName(f.Path) {
			return false
		}
		sum := sha256.Sum256([]byte(f.Path))
		return binary.BigEndian.Uint64(sum[:])%uint64(share.Of) != uint64(share.Part-1)
	})
}
