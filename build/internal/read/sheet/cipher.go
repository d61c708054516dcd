package sheet

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	le "encoding/binary"
	"unicode/utf16"

	"fangzhi/build/internal/read/container"
)

// knownPassword is that of workbooks of which only the structure is protected:
// Excel opens them without asking.
const knownPassword = "VelvetSweatshop"

// unlock makes the records of a locked workbook plain where that is its password
// ([MS-XLS] 2.2.10, [MS-OFFCRYPTO] 2.3.6); lock is what it says of how it is locked.
func unlock(stream, lock []byte) bool {
	const isRC4, version = 1, 1
	if len(lock) < 54 || container.Uint16(lock, 0) != isRC4 || container.Uint16(lock, 2) != version {
		return false
	}
	c := xlsCipher{stream: stream, key: keyOf(knownPassword, lock[6:22]), block: -1}
	verifier, hash := make([]byte, 16), make([]byte, 16)
	check := c.of(0)
	check.XORKeyStream(verifier, lock[22:38])
	check.XORKeyStream(hash, lock[38:54])
	if sum := md5.Sum(verifier); !bytes.Equal(sum[:], hash) {
		return false
	}
	for r, ok := nextRecord(stream, 0); ok; r, ok = nextRecord(stream, r.after) {
		from := r.after - len(r.body)
		switch r.id {
		case xlsBOF, xlsFilePass, 0xE1, 0x138, 0x194, 0x195, 0x196: // InterfaceHdr, RRDHead, UsrExcl, FileLock, RRDInfo
			continue
		case xlsSheet: // where it begins is plain
			from += min(4, len(r.body))
		}
		c.xor(from, r.after)
	}
	return true
}

// keyOf is the key that those of all blocks are made of.
func keyOf(password string, salt []byte) []byte {
	const kept = 5 // bytes
	var raw, all []byte
	for _, word := range utf16.Encode([]rune(password)) {
		raw = le.LittleEndian.AppendUint16(raw, word)
	}
	sum := md5.Sum(raw)
	for range 16 {
		all = append(append(all, sum[:kept]...), salt...)
	}
	sum = md5.Sum(all)
	return sum[:kept]
}

// xlsCipher makes a stream plain, each kilobyte with a key of its own.
type xlsCipher struct {
	stream, key []byte
	block       int // whose mask is known
	mask        [1024]byte
}

func (c *xlsCipher) of(block int) *rc4.Cipher {
	sum := md5.Sum(le.LittleEndian.AppendUint32(bytes.Clone(c.key), uint32(block)))
	cipher, _ := rc4.NewCipher(sum[:]) // a key of this length is never refused
	return cipher
}

func (c *xlsCipher) xor(from, to int) {
	for at := from; at < to; at++ {
		if block := at / len(c.mask); block != c.block {
			c.block, c.mask = block, [1024]byte{}
			c.of(block).XORKeyStream(c.mask[:], c.mask[:])
		}
		c.stream[at] ^= c.mask[at%len(c.mask)]
	}
}
