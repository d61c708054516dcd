package pipeline

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"fangzhi/build/internal/illustrate"
)

// maxHeldBytes bounds the pictures of archives and documents that are laid
// aside until it is known which of them are shown.
const maxHeldBytes = 8 << 30

// heldPictures are pictures laid aside in a temporary file.
type heldPictures struct {
	lock sync.Mutex
	file *os.File
	out  *bufio.Writer
	end  int64
}

func newHeldPictures(dir string) (*heldPictures, error) {
	file, err := os.CreateTemp(dir, "pictures-*")
	if err != nil {
		return nil, err
	}
	return &heldPictures{file: file, out: bufio.NewWriterSize(file, 256<<10)}, nil
}

// errTooMuchHeld is told of pictures beyond maxHeldBytes.
var errTooMuchHeld = fmt.Errorf("the pictures in archives have more than %d GB together: unpack some", maxHeldBytes>>30)

// add appends a picture. One that is too large is kept as far as shows that.
func (h *heldPictures) add(r io.Reader) (offset, size int64, err error) {
	data, err := io.ReadAll(io.LimitReader(r, illustrate.MaxBytes+1))
	if err != nil {
		return 0, 0, err
	}
	h.lock.Lock()
	defer h.lock.Unlock()
	if h.end+int64(len(data)) > maxHeldBytes {
		return 0, 0, errTooMuchHeld
	}
	offset = h.end
	n, err := h.out.Write(data)
	h.end += int64(n)
	return offset, int64(n), err
}

func (h *heldPictures) flush() error {
	h.lock.Lock()
	defer h.lock.Unlock()
	return h.out.Flush()
}

// read gives a picture back; flush comes before the first.
func (h *heldPictures) read(offset, size int64) ([]byte, error) {
	data := make([]byte, size)
	_, err := h.file.ReadAt(data, offset)
	if errors.Is(err, io.EOF) && size == 0 {
		err = nil
	}
	return data, err
}

func (h *heldPictures) remove() {
	h.file.Close()
	os.Remove(h.file.Name())
}
