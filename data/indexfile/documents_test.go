package indexfile

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// hashID gives ids that look like those of articles.
func hashID(text string) string {
	sum := sha256.Sum256([]byte(text))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10]))
}
