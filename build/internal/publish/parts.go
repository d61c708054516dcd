package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path"
	"path/filepath"

	"fangzhi/data/catalog"
	"fangzhi/data/ranges"
)

// PartBytes is the most that one stored file holds. A larger file is stored as
// parts alone: hosts that limit the size of a file take them, and from hosts
// without Range a reader need not fetch the whole.
const PartBytes = 8 << 20

// segmentsFolder is where a site keeps its segments.
const segmentsFolder = "segments"

// hashDigits is how much of a file's hash its name carries.
const hashDigits = 16

// place moves a finished file into the site under the name of its content,
// cut into parts when it is large.
func (d *Draft) place(ctx context.Context, f catalog.File, kind, suffix string) (catalog.File, error) {
	sum, crc, err := hash(ctx, f.Name)
	if err != nil {
		return f, err
	}
	from := f.Name
	f.SHA256, f.CRC32 = sum, crc
	f.Name = path.Join(segmentsFolder, kind+"-"+sum[:hashDigits]+suffix)
	to := filepath.Join(d.dir, filepath.FromSlash(f.Name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return f, err
	}
	if f.Bytes <= PartBytes {
		if err := os.Rename(from, to); err != nil {
			return f, err
		}
		return f, os.Chmod(to, 0o644)
	}
	if f.Parts, err = split(ctx, from, to, f.Name); err != nil {
		return f, err
	}
	return f, os.Remove(from)
}

// carry brings a file of a site built before into the new one, as it is, by
// another name for the same bytes where the disk can. Its hash is looked at:
// what was damaged since is not published again.
func (d *Draft) carry(ctx context.Context, folder string, f catalog.File) error {
	sum := sha256.New()
	for _, p := range piecesOf(f) {
		from, err := os.Open(filepath.Join(folder, filepath.FromSlash(p.Name)))
		if err != nil {
			return err
		}
		_, err = io.Copy(sum, &stoppable{ctx, from})
		from.Close()
		if err == nil {
			err = d.link(folder, p.Name)
		}
		if err != nil {
			return err
		}
	}
	if hex.EncodeToString(sum.Sum(nil)) != f.SHA256 {
		return &Changed{filepath.Join(folder, filepath.FromSlash(f.Name))}
	}
	return nil
}

// Changed is a file of a site built before that is not as it was written.
type Changed struct{ Path string }

// Error names the file.
func (c *Changed) Error() string {
	return c.Path + ": it is not as it was written (SHA-256)"
}

func piecesOf(f catalog.File) []ranges.Part {
	if len(f.Parts) == 0 {
		return []ranges.Part{{Name: f.Name, Bytes: f.Bytes}}
	}
	return f.Parts
}

// link puts a stored file of a site into the new one; one that is there already stays.
func (d *Draft) link(folder, name string) error {
	from, to := filepath.Join(folder, filepath.FromSlash(name)), filepath.Join(d.dir, filepath.FromSlash(name))
	if _, err := os.Lstat(to); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if os.Link(from, to) == nil {
		return nil
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// linger keeps the files that the site before names, for readers who have it
// open; those of sites before that go. What cannot be kept is no loss.
func (d *Draft) linger() {
	data, err := os.ReadFile(filepath.Join(d.target, catalog.Name))
	if err != nil {
		return
	}
	before, err := catalog.Parse(data)
	if err != nil {
		return
	}
	for _, s := range before.Segments {
		for _, f := range []catalog.File{s.Index, s.Bundle} {
			for _, p := range piecesOf(f) {
				if filepath.IsLocal(filepath.FromSlash(p.Name)) {
					d.link(d.target, p.Name)
				}
			}
		}
	}
}

// hash is a file's SHA-256 in hex and its CRC-32.
func hash(ctx context.Context, name string) (string, uint32, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	sum, crc := sha256.New(), crc32.NewIEEE()
	if _, err := io.Copy(io.MultiWriter(sum, crc), &stoppable{ctx, f}); err != nil {
		return "", 0, err
	}
	return hex.EncodeToString(sum.Sum(nil)), crc.Sum32(), nil
}

// split copies a file into parts named to.000, to.001 and so on.
func split(ctx context.Context, from, to, name string) ([]ranges.Part, error) {
	in, err := os.Open(from)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var parts []ranges.Part
	for {
		suffix := fmt.Sprintf(".%03d", len(parts))
		n, err := copyPart(to+suffix, &stoppable{ctx, in})
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return parts, os.Remove(to + suffix)
		}
		parts = append(parts, ranges.Part{Name: name + suffix, Bytes: n})
	}
}

func copyPart(to string, in io.Reader) (int64, error) {
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(out, io.LimitReader(in, PartBytes))
	if closeErr := out.Close(); err == nil {
		err = closeErr
	}
	return n, err
}

// stoppable ends a long copy when the build is interrupted.
type stoppable struct {
	ctx context.Context
	in  io.Reader
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.in.Read(p)
}
