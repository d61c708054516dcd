package offline

import (
	"context"
	"encoding/json"
	"errors"
	"hash/crc32"
	"slices"
	"strconv"
	"sync"
	"time"

	"fangzhi/data/ranges"
)

// What was read of an archive that is not kept can be read again without a
// line, the latest up to readBytes. It lies in slots, a file for what was read
// at a stretch, block behind block; a piece's name holds the hash of what is
// in it, so a block never goes out of date.
const (
	readName    = "read.json" // the note of the slots
	readBytes   = 8 << 20
	readSlots   = 256
	stretchMost = 2 * ChunkBytes // a study of everything leaves the rest in its place
)

// readNote is what the slots hold, the oldest first.
type readNote struct {
	Catalog json.RawMessage `json:"catalog,omitempty"` // as it last came from the host
	Slots   []*slot         `json:"slots"`
}

// slot is a file of blocks.
type slot struct {
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"`
	CRC32 uint32 `json:"crc"`
	Runs  []run  `json:"runs"`

	data []byte // nil until needed
}

// run is a block, by its piece and its place there.
type run struct {
	Piece  string `json:"p"`
	Offset int64  `json:"o"`
	Bytes  int64  `json:"n"`
}

// spot is where a block lies.
type spot struct {
	run
	slot *slot
	at   int64
}

// recent is what was read, on the disk and on its way there.
type recent struct {
	mu      sync.Mutex
	note    *readNote         // nil until loaded
	spots   map[string][]spot // by piece
	mine    *slot             // to be written
	catalog []byte            // likewise; nil for none
	came    chan struct{}     // holds a word when something is to be written
	doubted bool              // nothing is taken any more
}

// load reads the note once. The caller holds mu.
func (r *recent) load(ctx context.Context, disk Disk) *readNote {
	if r.note == nil {
		r.index(readReadNote(ctx, disk))
	}
	return r.note
}

// index makes the blocks of a note findable, and those to be written.
func (r *recent) index(n *readNote) {
	r.note, r.spots = n, map[string][]spot{}
	for _, s := range append(n.Slots[:len(n.Slots):len(n.Slots)], r.mine) {
		at := int64(0)
		for _, b := range s.runs() {
			r.spots[b.Piece] = append(r.spots[b.Piece], spot{b, s, at})
			at += b.Bytes
		}
	}
}

// find gives the blocks that hold a range between them: what lies together the
// engine asks for together, as far as it has not got it already. It is nil
// when they do not hold all.
func (r *recent) find(piece string, of ranges.Range) (list []spot) {
	for at := of.ByteOffset; at < of.End(); {
		best, reach := spot{}, at
		for _, s := range r.spots[piece] {
			if end := s.Offset + s.Bytes; s.Offset <= at && end > reach {
				best, reach = s, end
			}
		}
		if reach == at {
			return nil
		}
		list, at = append(list, best), reach
	}
	return list
}

func (s *slot) runs() []run {
	if s == nil {
		return nil
	}
	return s.Runs
}

// readReadNote reads the note as it is now. One that cannot be read is as none.
func readReadNote(ctx context.Context, disk Disk) *readNote {
	n := &readNote{}
	if disk != nil {
		if data, err := disk.Load(ctx, readName); err != nil || json.Unmarshal(data, n) != nil {
			n = &readNote{}
		}
	}
	n.Slots = slices.DeleteFunc(n.Slots, func(s *slot) bool { return !s.isSound() })
	return n
}

// isSound tells whether what a note says of a slot can be: other pages of the same
// host may write it too.
func (s *slot) isSound() bool {
	if s == nil {
		return false
	}
	bytes := int64(0)
	for _, b := range s.Runs {
		if b.Offset < 0 || b.Offset > 1<<50 || b.Bytes <= 0 || b.Bytes > readBytes || bytes > readBytes {
			return false
		}
		bytes += b.Bytes
	}
	return bytes == s.Bytes
}

// Seen gives a block that was read before. A slot that is not what it was is
// as none.
func (s *Store) Seen(ctx context.Context, piece string, of ranges.Range) ([]byte, bool) {
	r := &s.recent
	r.mu.Lock()
	defer r.mu.Unlock()
	r.load(ctx, s.disk)
	data := make([]byte, 0, of.Bytes)
	for _, b := range r.find(piece, of) {
		if b.slot.data == nil {
			all, err := s.disk.Read(ctx, b.slot.Name, ranges.Range{Bytes: b.slot.Bytes})
			if err != nil || crc32.ChecksumIEEE(all) != b.slot.CRC32 {
				return nil, false
			}
			b.slot.data = all
		}
		from := of.ByteOffset + int64(len(data)) - b.Offset
		data = append(data, b.slot.data[b.at+from:b.at+min(b.Bytes, of.End()-b.Offset)]...)
	}
	return data, int64(len(data)) == of.Bytes
}

// Note takes a block that came from the host where Seen had none, to be
// written by SaveRead. It is copied.
func (s *Store) Note(piece string, of ranges.Range, data []byte) {
	r, b := &s.recent, run{piece, of.ByteOffset, of.Bytes}
	r.mu.Lock()
	defer r.mu.Unlock()
	if s.disk == nil || r.spots == nil || r.doubted || s.whole() || r.find(piece, of) != nil {
		return
	}
	if r.mine == nil {
		r.mine = &slot{}
	}
	if r.mine.Bytes+b.Bytes > stretchMost {
		return
	}
	r.spots[piece] = append(r.spots[piece], spot{b, r.mine, r.mine.Bytes})
	r.mine.Runs = append(r.mine.Runs, b)
	r.mine.data = append(r.mine.data, data...)
	r.mine.Bytes += b.Bytes
	r.tell()
}

// whole tells whether an archive is known to be kept whole.
func (s *Store) whole() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.note != nil && s.note.Catalog != nil
}

// NoteCatalog takes the host's catalog likewise.
func (s *Store) NoteCatalog(data []byte) {
	r := &s.recent
	r.mu.Lock()
	defer r.mu.Unlock()
	r.catalog = compact(data)
	r.tell()
}

func (r *recent) tell() {
	select {
	case r.came <- struct{}{}:
	default:
	}
}

// AwaitRead waits until there is something for SaveRead to write.
func (s *Store) AwaitRead() { <-s.recent.came }

// LastCatalog is the catalog as it last came from the host, or nil.
func (s *Store) LastCatalog(ctx context.Context) []byte {
	s.recent.mu.Lock()
	defer s.recent.mu.Unlock()
	return s.recent.load(ctx, s.disk).Catalog
}

// SaveRead writes what was read since it was last called, and drops the
// oldest beyond the bounds. An archive that is kept whole needs none of it.
func (s *Store) SaveRead(ctx context.Context) error {
	r := &s.recent
	r.mu.Lock()
	mine, newest, n := r.mine, r.catalog, r.load(ctx, s.disk)
	r.mine, r.catalog = nil, nil
	r.mu.Unlock()
	if s.disk == nil || mine == nil && (newest == nil || string(newest) == string(n.Catalog)) {
		return nil
	}
	written, err := s.writeRead(ctx, mine, newest)
	if err == nil {
		n = written
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.index(n) // and what could not be written is let go
	return err
}

// writeRead writes a slot and the catalog, each of which may be nil, and gives
// the note as it is then.
func (s *Store) writeRead(ctx context.Context, mine *slot, newest []byte) (*readNote, error) {
	release, err := s.disk.Lock(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	n := readReadNote(ctx, s.disk) // another page may have changed it
	if s.Catalog(ctx) != nil {
		return n, nil
	}
	if newest != nil {
		n.Catalog = newest
	}
	if mine != nil {
		name := "read-" + strconv.FormatInt(time.Now().UnixNano(), 36)
		for at := 0; at < len(mine.data); at += ChunkBytes {
			err = errors.Join(err, s.disk.Write(ctx, name, int64(at), mine.data[at:min(at+ChunkBytes, len(mine.data))]))
		}
		n.Slots = append(n.Slots, &slot{Name: name, Bytes: mine.Bytes, CRC32: crc32.ChecksumIEEE(mine.data), Runs: mine.Runs})
	}
	bytes := n.bytes()
	for err == nil && (bytes > readBytes || len(n.Slots) > readSlots) {
		bytes -= n.Slots[0].Bytes
		err = s.disk.Remove(ctx, n.Slots[0].Name)
		n.Slots = n.Slots[1:]
	}
	if err != nil {
		return nil, err
	}
	data, _ := json.Marshal(n) // a note can be written
	return n, s.disk.Save(ctx, readName, data)
}

func (n *readNote) bytes() (bytes int64) {
	for _, s := range n.Slots {
		bytes += s.Bytes
	}
	return bytes
}

// readHeld is how much can be read again.
func (s *Store) readHeld(ctx context.Context) int64 {
	return readReadNote(ctx, s.disk).bytes()
}

// forgetRead drops all that was read. The disk is locked.
func (s *Store) forgetRead(ctx context.Context) (err error) {
	for _, old := range readReadNote(ctx, s.disk).Slots {
		err = errors.Join(err, s.disk.Remove(ctx, old.Name))
	}
	r := &s.recent
	r.mu.Lock()
	defer r.mu.Unlock()
	r.mine = nil
	r.index(&readNote{})
	return errors.Join(err, s.disk.Save(ctx, readName, []byte("{}")))
}

// Doubt drops all that was read, in time, and takes no more: a block of it is
// not right.
func (s *Store) Doubt() {
	if s.disk == nil {
		return
	}
	s.recent.mu.Lock()
	s.recent.doubted, s.recent.spots, s.recent.mine = true, map[string][]spot{}, nil
	s.recent.mu.Unlock()
	go func() {
		ctx := context.Background()
		if release, err := s.disk.Lock(ctx); err == nil {
			defer release()
			s.forgetRead(ctx)
		}
	}()
}
