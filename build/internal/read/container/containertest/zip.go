// Package containertest makes the containers that tests read.
package containertest

import (
	"archive/zip"
	"bytes"
	"testing"
)

// ZIP is a ZIP file of names and texts in turn, packed by a method: zip.Store,
// zip.Deflate.
func ZIP(t testing.TB, method uint16, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method})
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
