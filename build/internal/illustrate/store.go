package illustrate

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"fangzhi/data/catalog"
)

// Store keeps pictures in a folder, each once however often it is taken. What
// the site before has already made is taken over from there. It may be used
// by many at once.
type Store struct {
	options Options
	folder  string // of the site being made; what is in it is called media/…
	before  string // the site before, or ""
	known   map[string]catalog.Picture

	lock sync.Mutex
	kept map[string]*keeping // by Hash and options
}

// Hash names a picture's bytes as found.
type Hash [sha256.Size]byte

// HashOf is the hash of a picture as found.
func HashOf(data []byte) Hash { return sha256.Sum256(data) }

// keeping is the work of keeping a picture, which is done once.
type keeping struct {
	once    sync.Once
	picture catalog.Picture
	err     error
}

// NewStore begins to keep pictures in a folder; before is the site that is
// being replaced, if there is one.
func NewStore(folder, before string, options Options) *Store {
	s := &Store{options: options, folder: folder, before: before, known: map[string]catalog.Picture{}, kept: map[string]*keeping{}}
	for _, p := range picturesOf(before) {
		s.known[p.Recipe] = p
	}
	return s
}

// picturesOf are the pictures of the site before; one that cannot be read has none.
func picturesOf(site string) []catalog.Picture {
	if site == "" {
		return nil
	}
	data, err := os.ReadFile(filepath.Join(site, catalog.Name))
	if err != nil {
		return nil
	}
	c, err := catalog.Parse(data)
	if err != nil || c.Pictures == nil {
		return nil
	}
	list, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(c.Pictures.List)))
	if err != nil {
		return nil
	}
	pictures, err := catalog.ParsePictures(list)
	if err != nil {
		return nil
	}
	return pictures
}

// recipeOf names what a picture becomes by what it is and how it is made.
func (s *Store) recipeOf(hash Hash) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %d %v %x", recipe, s.options.Side, s.options.Quality, s.options.Originals, hash))
	return hex.EncodeToString(sum[:hashBytes])
}

// hashBytes is how much of a hash names a file.
const hashBytes = 8

// Take keeps a picture; open gives its bytes when they are needed: the site
// before may have it. An error that is a *Fault is one of the picture.
func (s *Store) Take(hash Hash, open func() ([]byte, error)) (catalog.Picture, error) {
	key := s.recipeOf(hash)
	s.lock.Lock()
	k := s.kept[key]
	if k == nil {
		k = &keeping{}
		s.kept[key] = k
	}
	s.lock.Unlock()
	k.once.Do(func() {
		if s.takeOver(key) {
			k.picture = s.known[key]
			return
		}
		var data []byte
		if data, k.err = open(); k.err == nil {
			k.picture, k.err = s.keep(data)
			k.picture.Recipe = key
		}
	})
	return k.picture, k.err
}

// takeOver takes a picture over from the site before, if it is whole there.
func (s *Store) takeOver(key string) bool {
	p, known := s.known[key]
	if !known {
		return false
	}
	for _, name := range []string{p.Name, p.Full} {
		if name == "" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(s.before, filepath.FromSlash(name)))
		if err != nil || !IsNamed(name, data) || s.write(name, data) != nil {
			return false
		}
	}
	return true
}

// Adopt keeps all pictures of a site that was built apart, as they are.
func (s *Store) Adopt(site string) error {
	for _, p := range picturesOf(site) {
		for _, name := range []string{p.Name, p.Full} {
			if name == "" {
				continue
			}
			data, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(name)))
			if err != nil {
				return err
			}
			if name != nameOf(data, filepath.Ext(name)) {
				return fmt.Errorf("%s: it is not as it was written", filepath.Join(site, filepath.FromSlash(name)))
			}
			if err := s.write(name, data); err != nil {
				return err
			}
		}
		s.kept[p.Recipe] = &keeping{picture: p}
	}
	return nil
}

// keep makes a picture's files.
func (s *Store) keep(data []byte) (catalog.Picture, error) {
	m, err := s.options.make(data)
	if err != nil {
		return catalog.Picture{}, err
	}
	p := catalog.Picture{Name: nameOf(m.webp, ".webp"), Bytes: int64(len(m.webp)), Width: m.width, Height: m.height}
	if s.options.Originals {
		kind, _ := formOf(data)
		p.Full = nameOf(data, kind.extension)
		if err := s.write(p.Full, data); err != nil {
			return p, err
		}
	}
	return p, s.write(p.Name, m.webp)
}

// nameOf calls a file by its content.
func nameOf(data []byte, extension string) string {
	sum := sha256.Sum256(data)
	return catalog.MediaFolder + "/" + hex.EncodeToString(sum[:hashBytes]) + extension
}

// IsNamed tells whether a file of a site's pictures is what it is called by.
func IsNamed(name string, data []byte) bool { return name == nameOf(data, filepath.Ext(name)) }

// write writes a file that may be there: two pictures may become the same.
func (s *Store) write(name string, data []byte) error {
	path := filepath.Join(s.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = io.Copy(file, bytes.NewReader(data))
	return errors.Join(err, file.Close())
}

// Finish writes the list of all pictures kept, and says what the catalog is
// to say of them: nothing when there are none.
func (s *Store) Finish() (*catalog.Pictures, error) {
	var all []catalog.Picture
	for _, k := range s.kept {
		if k.err == nil && k.picture.Name != "" {
			all = append(all, k.picture)
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	list, sum := catalog.ListPictures(all)
	sum.List = nameOf(list, ".txt")
	return &sum, s.write(sum.List, list)
}
