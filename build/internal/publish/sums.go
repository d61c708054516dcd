package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"fangzhi/web"
)

// SumsName is the file of a site that tells the SHA-256 of its page, its
// program and its catalog, which tells those of all the rest. `sha256sum -c`
// reads it too.
const SumsName = "SHA256SUMS"

// Sum is a file's SHA-256 in hex.
type Sum struct{ SHA256, Name string }

// sums lists the files, by their names.
func sums(files []web.File) web.File {
	var lines []string
	for _, f := range files {
		lines = append(lines, fmt.Sprintf("%s  %s\n", SHA256(f.Data), f.Name))
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[2*sha256.Size:], b[2*sha256.Size:]) })
	return web.File{Name: SumsName, Data: []byte(strings.Join(lines, ""))}
}

// SHA256 is the hash of a file's bytes, as a Sum has it.
func SHA256(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// ParseSums reads a list of sums; an error names the line.
func ParseSums(data []byte) ([]Sum, error) {
	var all []Sum
	for n, line := range bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n")) {
		sum, name, ok := strings.Cut(string(line), "  ")
		if raw, err := hex.DecodeString(sum); !ok || err != nil || len(raw) != sha256.Size || !fs.ValidPath(name) {
			return nil, fmt.Errorf("%s, line %d: it is no SHA-256 with a file's name", SumsName, n+1)
		}
		all = append(all, Sum{sum, name})
	}
	return all, nil
}
