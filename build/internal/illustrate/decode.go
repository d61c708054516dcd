package illustrate

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/bmp"
	"golang.org/x/image/webp"
)

// head is what is known of a picture before it is decoded.
type head struct {
	form          form
	width, height int
	pixelBytes    int // that decoding takes for a pixel
	turn          turn
	data          []byte // what is decoded, when that is not the file
}

// form is a kind of picture.
type form struct {
	name      string
	extension string
	config    func([]byte) (image.Config, error)
	decode    func([]byte) (image.Image, error)
}

var (
	jpegForm = form{"JPEG", ".jpg",
		func(b []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) }}
	pngForm = form{"PNG", ".png",
		func(b []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) }}
	gifForm = form{"GIF", ".gif",
		func(b []byte) (image.Config, error) { return gif.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return gif.Decode(bytes.NewReader(b)) }} // its first frame
	bmpForm = form{"BMP", ".bmp",
		func(b []byte) (image.Config, error) { return bmp.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return bmp.Decode(bytes.NewReader(b)) }}
	webpForm = form{"WebP", ".webp",
		func(b []byte) (image.Config, error) { return webp.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(b)) }}
)

// formOf tells a picture's kind by its first bytes, whatever it is called.
func formOf(data []byte) (form, bool) {
	for _, known := range []struct {
		magic string
		form
	}{
		{"\xff\xd8\xff", jpegForm}, {"\x89PNG\r\n\x1a\n", pngForm}, {"GIF87a", gifForm}, {"GIF89a", gifForm}, {"BM", bmpForm},
	} {
		if bytes.HasPrefix(data, []byte(known.magic)) {
			return known.form, true
		}
	}
	if len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return webpForm, true
	}
	return form{}, false
}

// look learns of a picture what deciding about it needs.
func look(data []byte) (head, error) {
	if len(data) > MaxBytes {
		return head{}, faultf(TooLarge, "the picture has %d MB, it may have %d", len(data)>>20, MaxBytes>>20)
	}
	kind, known := formOf(data)
	if !known {
		return head{}, faultf(Unknown, "it is no picture of a kind that is read (JPEG, PNG, GIF, WebP, BMP)")
	}
	h := head{form: kind, data: data}
	if kind.name == webpForm.name {
		h.data = firstFrame(data)
	}
	config, err := kind.config(h.data)
	if err != nil {
		return head{}, faultf(Damaged, "the picture is damaged: %v", err)
	}
	h.width, h.height = config.Width, config.Height
	h.pixelBytes = bytesOf(config.ColorModel)
	if kind.name == gifForm.name {
		h.pixelBytes += 4 // its first frame may be smaller, and is put into its place
	}
	if kind.name == jpegForm.name {
		h.turn = orientation(data)
		if err := h.checkScans(data); err != nil {
			return head{}, err
		}
	}
	return h, h.check()
}

func (h head) check() error {
	switch {
	case h.width <= 0 || h.height <= 0:
		return faultf(Damaged, "the picture is damaged: it has no pixels")
	case h.width < leastSide || h.height < leastSide:
		return faultf(Small, "%d × %d pixels show nothing", h.width, h.height)
	case h.width > MaxPixels/h.height || h.memoryBytes() > maxMemoryBytes:
		return faultf(TooLarge, "%d × %d pixels are more than are decoded (%d million, %d MB)", h.width, h.height, MaxPixels>>20, maxMemoryBytes>>20)
	}
	return nil
}

func (h head) memoryBytes() int { return h.width * h.height * h.pixelBytes }

// bytesOf is how much a decoder holds of a pixel.
func bytesOf(model color.Model) int {
	switch model {
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.YCbCrModel:
		return 3
	case color.NRGBA64Model, color.RGBA64Model:
		return 8
	}
	if _, paletted := model.(color.Palette); paletted {
		return 1
	}
	return 4
}

// Bounds on the scans of a JPEG file: each is a pass over the picture, though
// it may have but a few bytes.
const (
	maxScans     = 200
	scanPixels   = 1 << 30 // of all scans together
	coefficients = 12      // bytes that decoding a progressive one takes for a pixel beside its own
)

// Markers of JPEG (ITU T.81, table B.1).
const (
	progressive = 0xc2
	startOfScan = 0xda
	application = 0xe0
)

func (h *head) checkScans(data []byte) error {
	scans := bytes.Count(data, []byte{0xff, startOfScan})
	if scans > maxScans || scans > 1 && scans*h.width > scanPixels/max(h.height, 1) {
		return faultf(TooLarge, "the picture is made of %d scans, more than any camera makes", scans)
	}
	for _, s := range segments(data) {
		if s.marker == progressive {
			h.pixelBytes += coefficients
		}
	}
	return nil
}

// segment is a part of a JPEG file before its first scan.
type segment struct {
	marker byte
	data   []byte
}

func segments(data []byte) []segment {
	var all []segment
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		marker := data[at+1]
		if marker == 0xff { // filling
			at++
			continue
		}
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == startOfScan || size < 2 || at+2+size > len(data) {
			break
		}
		all = append(all, segment{marker, data[at+4 : at+2+size]})
		at += 2 + size
	}
	return all
}

// decode gives the pixels.
func (h head) decode() (image.Image, error) {
	picture, err := h.form.decode(h.data)
	if err != nil {
		return nil, faultf(Damaged, "the picture is damaged: %v", err)
	}
	if b := picture.Bounds(); b.Dx() != h.width || b.Dy() != h.height {
		return framed(picture, h.width, h.height), nil
	}
	return picture, nil
}
