package illustrate

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"path"
	"strings"
	"testing"
)

// fixed gives a PNG file's head the checksum of what it says.
func fixed(data []byte) []byte {
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

// FuzzDecode: no bytes do more than be refused.
func FuzzDecode(f *testing.F) {
	t := &testing.T{}
	still, err := usual.make(asPNG(t, corners(40, 30)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(still.webp)
	f.Add(animated(still.webp, 40, 30))
	f.Add(exif(asJPEG(t, corners(40, 30)), 6))
	f.Add(asPNG(t, corners(40, 30)))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := look(data)
		if err != nil || h.width*h.height > 1<<20 { // a large one is decoded, but not in a fuzzer's time
			refused(t, err)
			return
		}
		m, err := h.decode()
		if err != nil {
			refused(t, err)
			return
		}
		if out := turned(scaled(m, 7, 5), h.turn); out.Rect.Dx()*out.Rect.Dy() != 35 {
			t.Fatalf("it comes out as %v", out.Rect)
		}
	})
}

func refused(t *testing.T, err error) {
	var fault *Fault
	if err != nil && !errors.As(err, &fault) {
		t.Fatalf("an error of ours: %v", err)
	}
}

// FuzzPlaces: no address leads out of the source.
func FuzzPlaces(f *testing.F) {
	for _, address := range []string{"a.jpg", "../a.jpg", "../../../etc/passwd", "/a.jpg", "%2e%2e/%2e%2e/a.jpg", `..\..\a.jpg`, "%CD%BC.jpg", "a.jpg?x#y", "//x/a.jpg", "a\x00.jpg"} {
		f.Add("s/b/c.html", "s", address)
		f.Add("c.html", "", address)
	}
	f.Fuzz(func(t *testing.T, file, root, address string) {
		file, root = path.Clean(file), path.Clean(root)
		if root == "." {
			root = ""
		}
		if strings.HasPrefix(file, "/") || strings.HasPrefix(file, "..") || strings.HasPrefix(root, "/") || root != "" && !strings.HasPrefix(file, root+"/") {
			return
		}
		places := Places(file, root, address)
		if len(places) > maxPlaces {
			t.Errorf("%d places", len(places))
		}
		for _, at := range places {
			if strings.HasPrefix(at, "/") || at == ".." || strings.HasPrefix(at, "../") || strings.Contains(at, "/../") || strings.ContainsRune(at, 0) && !strings.ContainsRune(file, 0) {
				t.Errorf("%q of %q leads to %q", address, file, at)
			}
			if root != "" && !strings.HasPrefix(at, KeyOf(root)+"/") {
				t.Errorf("%q of %q leads out of %q to %q", address, file, root, at)
			}
		}
	})
}
