// Package illustrate takes pictures along: it makes of a picture in whatever
// form a WebP file fit for a screen, called by its content.
//
// A picture is hostile until it is decoded: its bytes, pixels, scans and the
// memory it takes are bounded before that, and nothing of it but its pixels
// comes through, so that no place, camera or name in its metadata is
// published. The same bytes in give the same bytes out, on any machine.
package illustrate

import (
	"bytes"
	"fmt"
	"image"

	"github.com/gen2brain/webp"
)

// Bounds of a picture.
const (
	MaxBytes       = 32 << 20  // of the file
	MaxPixels      = 64 << 20  // 64 megapixels
	maxMemoryBytes = 384 << 20 // that decoding takes, for all that are decoded at once
	maxSide        = 16383     // of a WebP file
	leastSide      = 24        // pixels of either side below which it is a bullet, not a picture
)

// recipe changes when the same picture would become another file.
const recipe = "fangzhi picture 1"

// Options are how pictures are kept.
type Options struct {
	Side      int  // the longest side, in pixels
	Quality   int  // 1 to 100
	Originals bool // the file as found is kept too
}

// Code says why a picture is not taken along.
type Code string

// The codes.
const (
	Damaged  Code = "picture-damaged" // it is cut short or broken
	Unknown  Code = "picture-unknown" // of a kind that is not decoded
	TooLarge Code = "picture-large"   // beyond a bound
	Small    Code = "picture-small"   // a bullet, a line, a pixel that counts visits
)

// Fault is why a picture is not taken along.
type Fault struct {
	Code  Code
	Words string // for the publisher
}

// Error gives the words.
func (f *Fault) Error() string { return f.Words }

func faultf(code Code, words string, values ...any) *Fault {
	return &Fault{code, fmt.Sprintf(words, values...)}
}

// made is a picture ready to be kept.
type made struct {
	webp          []byte
	width, height int
}

// make makes the WebP file of a picture. An error is a *Fault.
func (o Options) make(data []byte) (made, error) {
	h, err := look(data)
	if err != nil {
		return made{}, err
	}
	memory.take(h.memoryBytes())
	defer memory.give(h.memoryBytes())
	source, err := h.decode()
	if err != nil {
		return made{}, err
	}
	width, height := o.fit(h.width, h.height)
	out, err := o.encode(turned(scaled(source, width, height), h.turn), flat(source) && width == h.width)
	if err != nil {
		return made{}, err
	}
	if h.turn.swaps() {
		width, height = height, width
	}
	return made{out, width, height}, nil
}

// fit is the size a picture is kept in: its longest side as wanted, never
// larger than it is. One much taller than wide, as pages of text are passed
// around, is measured by its width, so that it can still be read.
func (o Options) fit(width, height int) (int, int) {
	longest := max(min(width, 2*height), min(height, 2*width))
	w, h := width, height
	if longest > o.Side {
		w, h = scaleTo(width, o.Side, longest), scaleTo(height, o.Side, longest)
	}
	if far := max(w, h); far > maxSide {
		w, h = scaleTo(w, maxSide, far), scaleTo(h, maxSide, far)
	}
	return w, h
}

func scaleTo(side, to, from int) int { return max(1, (side*to+from/2)/from) }

// flat tells a picture of few colours, which may be smaller without loss.
func flat(source image.Image) bool {
	_, is := source.(*image.Paletted)
	return is
}

// method is how hard the encoder tries, 0 to 6.
const method = 4

// encode writes WebP. The encoder is libwebp as WebAssembly; the program is
// built with the tag nodynamic, lest a library of the machine take its place
// and write other bytes.
func (o Options) encode(picture *image.NRGBA, flat bool) ([]byte, error) {
	var out bytes.Buffer
	if err := webp.Encode(&out, picture, webp.Options{Quality: o.Quality, Method: method}); err != nil {
		return nil, fmt.Errorf("illustrate: writing WebP: %w", err)
	}
	if flat {
		var exact bytes.Buffer
		if err := webp.Encode(&exact, picture, webp.Options{Lossless: true, Quality: o.Quality, Method: method}); err == nil && exact.Len() < out.Len() {
			return exact.Bytes(), nil
		}
	}
	return out.Bytes(), nil
}
