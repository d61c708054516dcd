package illustrate

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/unicode/norm"
)

// extensions are how the files of pictures are called.
var extensions = map[string]bool{".jpg": true, ".jpeg": true, ".jfif": true, ".jpe": true, ".png": true, ".gif": true, ".webp": true, ".bmp": true}

// IsName tells a file of a picture by its name.
func IsName(name string) bool { return extensions[strings.ToLower(path.Ext(name))] }

// IsPicture tells a picture by its first bytes, of which there should be 12.
func IsPicture(head []byte) bool {
	_, known := formOf(head)
	return known && (len(head) < 2 || string(head[:2]) != "BM" || len(head) >= 10 && string(head[6:10]) == "\x00\x00\x00\x00")
}

// MediaType tells the media types of pictures that are decoded.
func MediaType(media string) bool {
	switch media {
	case "image/jpeg", "image/jpg", "image/pjpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/x-ms-bmp":
		return true
	}
	return false
}

// KeyOf is a path as paths are compared: letters of either case are one, and
// so are the ways to write an accent.
func KeyOf(name string) string { return strings.ToLower(norm.NFC.String(TextOf(name))) }

// TextOf is a path as text: bytes that are no UTF-8 are GB18030, as in
// archives made in China.
func TextOf(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	if plain, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
		return plain
	}
	return strings.ToValidUTF8(name, "\uFFFD")
}

// Bounds of the places that are looked at for one picture.
const (
	maxDepth  = 16
	maxPlaces = 64
)

// statics are the folders whose content a site's builder (Hugo, Hexo, Jekyll
// and their like) puts at the site's root.
var statics = []string{"", "static", "source", "public", "assets"}

// Places are the paths, as KeyOf has them, at which the picture may lie that a
// file names by an address, the likeliest first. file and root are paths of
// the source, with slashes; root is "" or a folder that the file lies in. None
// leads out of it.
func Places(file, root, address string) []string {
	l := lookout{root: root, seen: map[string]bool{}}
	folder := path.Dir(file)
	for _, name := range writings(address) {
		if strings.HasPrefix(name, "/") {
			for depth := 0; depth < maxDepth; depth++ {
				for _, static := range statics {
					l.add(path.Join(folder, static), name[1:])
				}
				if folder == "." || folder == root {
					break
				}
				folder = path.Dir(folder)
			}
			folder = path.Dir(file)
			continue
		}
		l.add(folder, name)
		stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
		l.add(path.Join(folder, stem), name) // a folder of the article's own, as in Hexo
		l.add(path.Join(folder, stem+"_files"), path.Base(name))
	}
	return l.places
}

type lookout struct {
	root   string
	places []string
	seen   map[string]bool
}

// add adds a path below a folder, unless it leads out of the source.
func (l *lookout) add(folder, name string) {
	at := path.Join(folder, name)
	if at == "." || at == ".." || strings.HasPrefix(at, "../") || strings.HasPrefix(at, "/") {
		return
	}
	if l.root != "" && !strings.HasPrefix(at, l.root+"/") {
		return
	}
	if at = KeyOf(at); !l.seen[at] && len(l.places) < maxPlaces {
		l.seen[at] = true
		l.places = append(l.places, at)
	}
}

// writings are the ways an address in a page may be meant as a file's path:
// with its signs undone, or as it stands.
func writings(address string) []string {
	if strings.ContainsRune(address, 0) || strings.Contains(address, "://") {
		return nil
	}
	bare := address
	if i := strings.IndexAny(bare, "?#"); i >= 0 {
		bare = bare[:i]
	}
	var all []string
	add := func(name string) {
		name = strings.ReplaceAll(name, `\`, "/")
		if name != "" && !strings.HasPrefix(name, "//") && !strings.ContainsRune(name, 0) {
			all = append(all, name)
		}
	}
	if plain, err := url.PathUnescape(bare); err == nil {
		add(plain)
	}
	add(bare)
	if bare != address {
		add(address)
	}
	return all
}

// AddressKey is an address on the web as addresses are compared, whether or
// not it was asked for safely.
func AddressKey(address string) string {
	address, _, _ = strings.Cut(address, "#")
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return address
	}
	host, file, _ := strings.Cut(rest, "/")
	return strings.ToLower(host) + "/" + file
}
