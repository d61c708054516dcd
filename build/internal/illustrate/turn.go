package illustrate

import (
	"bytes"
	"encoding/binary"
	"image"
)

// turn is how a picture is to be turned to stand upright, as EXIF counts: 1 is
// as it is, 6 a quarter to the right.
type turn int

// swaps tells turns that lay a picture on its side.
func (t turn) swaps() bool { return t >= 5 }

// orientation reads the tag of a JPEG file's EXIF; 1 when there is none.
func orientation(data []byte) turn {
	for _, s := range segments(data) {
		if s.marker == application+1 && bytes.HasPrefix(s.data, []byte("Exif\x00\x00")) {
			return tagged(s.data[6:])
		}
	}
	return 1
}

// orientationTag is Orientation of EXIF 2.3, table 4.
const orientationTag = 0x0112

// tagged finds the orientation in the first directory of a TIFF structure.
func tagged(tiff []byte) turn {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := int(order.Uint16(tiff[at:]))
	for i := range entries {
		entry := at + 2 + int64(i)*12
		if entry+12 > int64(len(tiff)) {
			break
		}
		if order.Uint16(tiff[entry:]) == orientationTag {
			if t := turn(order.Uint16(tiff[entry+8:])); t >= 1 && t <= 8 {
				return t
			}
		}
	}
	return 1
}

// turned stands a picture upright.
func turned(p *image.NRGBA, t turn) *image.NRGBA {
	if t <= 1 {
		return p
	}
	w, h := p.Rect.Dx(), p.Rect.Dy()
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	if t.swaps() {
		out = image.NewNRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := t.place(x, y, w, h)
			copy(out.Pix[ty*out.Stride+4*tx:][:4], p.Pix[y*p.Stride+4*x:][:4])
		}
	}
	return out
}

// place is where a pixel comes to stand.
func (t turn) place(x, y, w, h int) (int, int) {
	switch t {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}
