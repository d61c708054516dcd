package bundlefile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"fangzhi/data/bundlefile/coding"
	"fangzhi/data/ranges"
)

// head is what the first bytes of a bundle say of the rest.
type head struct {
	headBytes    int64
	articles     int64
	bodyLimit    int64 // units of the longest body
	rawLimit     int64 // bytes of the largest raw, inflated
	outside      int64 // 1 if the directory's blocks are at the end of the file, 0 if in the head
	model        span  // in the head
	root         span  // in the head
	directory    span  // in the head, or at the end of the file
	records      span
	raws         span
	modelContent []byte
	rootContent  []byte
	blockContent []byte // the directory's blocks if they are in the head
}

// fixedBytes is the part of the head that does not vary in size.
const fixedBytes = 4 + 4 + 8*10 + checksumBytes

func (h *head) inside() bool { return h.outside == 0 }

func (h *head) fileBytes() int64 { return max(h.raws.end, h.directory.end) }

// place lays the sections out, one after the other, from their sizes.
func (h *head) place(model, root, directory, records, raws int64) {
	at := int64(fixedBytes - checksumBytes)
	next := func(bytes int64) span {
		s := span{at, at + bytes}
		at = s.end
		return s
	}
	h.model, h.root = next(model), next(root)
	if h.inside() {
		h.directory = next(directory)
	}
	at += checksumBytes
	h.headBytes = at
	h.records, h.raws = next(records), next(raws)
	if !h.inside() {
		h.directory = next(directory)
	}
}

// append writes the head, checksum last.
func (h *head) append(dst []byte) []byte {
	start := len(dst)
	dst = append(dst, magic...)
	dst = binary.LittleEndian.AppendUint32(dst, Version)
	for _, n := range []int64{
		h.headBytes, h.articles, h.bodyLimit, h.rawLimit, h.outside,
		h.model.bytes(), h.root.bytes(), h.directory.bytes(), h.records.bytes(), h.raws.bytes(),
	} {
		dst = binary.LittleEndian.AppendUint64(dst, uint64(n))
	}
	dst = append(dst, h.modelContent...)
	dst = append(dst, h.rootContent...)
	dst = append(dst, h.blockContent...)
	return binary.LittleEndian.AppendUint32(dst, crc32.Checksum(dst[start:], castagnoli))
}

var (
	errNoBundle = errors.New("it is no bundle")
	errLayout   = errors.New("its sections do not fit together")
)

// readHead reads what append wrote; data must be the whole head.
func readHead(data []byte) (*head, error) {
	if len(data) < fixedBytes || string(data[:len(magic)]) != magic {
		return nil, errNoBundle
	}
	sum := len(data) - checksumBytes // in every version the checksum ends the head
	if binary.LittleEndian.Uint32(data[sum:]) != crc32.Checksum(data[:sum], castagnoli) {
		return nil, errChecksum
	}
	if v := binary.LittleEndian.Uint32(data[4:]); v != Version {
		return nil, fmt.Errorf("a bundle of version %d, this program reads version %d: %w", v, Version, ranges.ErrVersion)
	}
	var n [10]int64
	for i := range n {
		v := binary.LittleEndian.Uint64(data[8+8*i:])
		if v > maxFileBytes {
			return nil, coding.ErrTooLarge
		}
		n[i] = int64(v)
	}
	h := &head{articles: n[1], bodyLimit: n[2], rawLimit: n[3], outside: n[4]}
	h.place(n[5], n[6], n[7], n[8], n[9])
	if h.outside > 1 || h.headBytes != n[0] || n[0] != int64(len(data)) {
		return nil, errLayout
	}
	if h.bodyLimit > maxBodyUnits || h.rawLimit > maxRawBytes {
		return nil, coding.ErrTooLarge
	}
	h.modelContent = data[h.model.start:h.model.end]
	h.rootContent = data[h.root.start:h.root.end]
	if h.inside() {
		h.blockContent = data[h.directory.start:h.directory.end]
	}
	return h, nil
}

// putChecksum fills the first bytes of data with the checksum of the rest.
func putChecksum(data []byte) {
	binary.LittleEndian.PutUint32(data, crc32.Checksum(data[checksumBytes:], castagnoli))
}

func checksumHolds(data []byte) bool {
	return len(data) >= checksumBytes &&
		binary.LittleEndian.Uint32(data) == crc32.Checksum(data[checksumBytes:], castagnoli)
}
