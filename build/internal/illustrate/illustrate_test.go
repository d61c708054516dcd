package illustrate

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/webp"
)

var usual = Options{Side: 1280, Quality: 75}

// corners is a picture with a red, a green, a blue and a white quarter, from
// the upper left on to the right and down.
func corners(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, []color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}[2*(2*y/h)+2*x/w])
		}
	}
	return m
}

func encoded(t *testing.T, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func asJPEG(t *testing.T, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, m, &jpeg.Options{Quality: 95}) })
}

func asPNG(t *testing.T, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, m) })
}

// letters are the quarters of a picture as it is kept: r, g, b, w.
func letters(t *testing.T, data []byte) string {
	t.Helper()
	m, err := webp.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	for _, at := range []image.Point{{w / 4, h / 4}, {w * 3 / 4, h / 4}, {w / 4, h * 3 / 4}, {w * 3 / 4, h * 3 / 4}} {
		r, g, b, _ := m.At(at.X, at.Y).RGBA()
		switch {
		case r > 0xb000 && g > 0xb000 && b > 0xb000:
			out += "w"
		case r > g && r > b:
			out += "r"
		case g > b:
			out += "g"
		default:
			out += "b"
		}
	}
	return out
}

func TestEveryKindIsTaken(t *testing.T) {
	m := corners(200, 100)
	moving := encoded(t, func(b *bytes.Buffer) error {
		first, second := image.NewPaletted(m.Rect, color.Palette{color.Black, color.White, color.RGBA{255, 0, 0, 255}, color.RGBA{0, 255, 0, 255}, color.RGBA{0, 0, 255, 255}}), image.NewPaletted(m.Rect, color.Palette{color.Black})
		for y := range 100 {
			for x := range 200 {
				first.Set(x, y, m.At(x, y))
			}
		}
		return gif.EncodeAll(b, &gif.GIF{Image: []*image.Paletted{first, second}, Delay: []int{1, 1}})
	})
	still, err := usual.make(asPNG(t, m))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"jpeg": asJPEG(t, m), "png": asPNG(t, m), "gif": moving, "webp": still.webp,
		"bmp":           encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, m) }),
		"animated webp": animated(still.webp, 200, 100),
	} {
		got, err := usual.make(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if letters(t, got.webp) != "rgbw" || got.width != 200 || got.height != 100 {
			t.Errorf("%s: %s, %d × %d", name, letters(t, got.webp), got.width, got.height)
		}
		again, err := usual.make(data)
		if err != nil || !bytes.Equal(again.webp, got.webp) {
			t.Errorf("%s: other bytes the second time", name)
		}
	}
}

// animated puts a still WebP file into a moving one, as its first frame.
func animated(still []byte, w, h int) []byte {
	size := func(n int) []byte { return []byte{byte(n), byte(n >> 8), byte(n >> 16)} }
	frame := append(make([]byte, 6), size(w-1)...)
	frame = append(append(frame, size(h-1)...), 10, 0, 0, 0)
	frame = append(frame, still[12:]...)
	canvas := append([]byte{0x02, 0, 0, 0}, append(size(w-1), size(h-1)...)...)
	body := appendChunk(nil, chunk{"VP8X", canvas})
	body = appendChunk(body, chunk{"ANIM", make([]byte, 6)})
	for range 2 {
		body = appendChunk(body, chunk{"ANMF", frame})
	}
	out := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body)+4))
	return append(append(out, "WEBP"...), body...)
}

// exif puts an orientation, a place and a maker into a JPEG file.
func exif(data []byte, orientation byte) []byte {
	tiff := []byte("MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(orientation) + "\x00\x00\x00\x00\x00\x00GPS 31.2,121.4 SECRET")
	part := append([]byte("Exif\x00\x00"), tiff...)
	head := append([]byte{0xff, 0xd8, 0xff, 0xe1, byte((len(part) + 2) >> 8), byte(len(part) + 2)}, part...)
	return append(head, data[2:]...)
}

func TestStandsUpright(t *testing.T) {
	data := asJPEG(t, corners(200, 100))
	for orientation, want := range map[byte]string{1: "rgbw", 2: "grwb", 3: "wbgr", 4: "bwrg", 5: "rbgw", 6: "brwg", 7: "wgbr", 8: "gwrb", 9: "rgbw"} {
		got, err := usual.make(exif(data, orientation))
		if err != nil {
			t.Fatal(err)
		}
		if s := letters(t, got.webp); s != want || (got.width == 100) != (orientation >= 5 && orientation <= 8) {
			t.Errorf("orientation %d: %s, %d × %d, want %s", orientation, s, got.width, got.height, want)
		}
		if bytes.Contains(got.webp, []byte("SECRET")) || bytes.Contains(got.webp, []byte("EXIF")) {
			t.Errorf("orientation %d: its metadata came along", orientation)
		}
	}
}

func TestSizes(t *testing.T) {
	for _, c := range []struct{ w, h, toW, toH int }{
		{1280, 800, 1280, 800}, {200, 100, 200, 100}, {2560, 1600, 1280, 800}, {3000, 2000, 1280, 853},
		{2000, 3000, 853, 1280}, {750, 20000, 614, 16383}, {800, 4000, 640, 3200}, {4000, 800, 3200, 640}, {30000, 100, 16383, 55},
	} {
		if w, h := usual.fit(c.w, c.h); w != c.toW || h != c.toH {
			t.Errorf("%d × %d becomes %d × %d, want %d × %d", c.w, c.h, w, h, c.toW, c.toH)
		}
	}
	got, err := Options{Side: 101, Quality: 75}.make(asPNG(t, corners(1000, 500)))
	if err != nil || letters(t, got.webp) != "rgbw" || got.width != 101 || got.height != 51 {
		t.Errorf("%d × %d, %v", got.width, got.height, err)
	}
}

// TestMeans: a pixel is the mean of those it covers; what is clear has no colour.
func TestMeans(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 3, 1))
	m.SetNRGBA(0, 0, color.NRGBA{200, 0, 0, 255})
	m.SetNRGBA(1, 0, color.NRGBA{0, 200, 0, 255})
	m.SetNRGBA(2, 0, color.NRGBA{0, 0, 99, 0})
	got := scaled(m, 2, 1)
	if want := []uint8{133, 67, 0, 255, 0, 200, 0, 85}; !bytes.Equal(got.Pix, want) {
		t.Errorf("%v, want %v", got.Pix, want)
	}
}

func TestRefused(t *testing.T) {
	whole := asJPEG(t, corners(200, 100))
	huge := asPNG(t, corners(30, 30))
	binary.BigEndian.PutUint32(huge[16:], 50_000)
	binary.BigEndian.PutUint32(huge[20:], 50_000)
	scans := append(bytes.Clone(whole[:len(whole)-2]), bytes.Repeat([]byte{0xff, 0xda, 0, 3, 0}, 5000)...)
	for name, c := range map[string]struct {
		data []byte
		code Code
	}{
		"nothing":     {nil, Unknown},
		"a text":      {[]byte("图"), Unknown},
		"svg":         {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), Unknown},
		"cut short":   {whole[:len(whole)/4], Damaged},
		"a head only": {[]byte("\x89PNG\r\n\x1a\n"), Damaged},
		"webp head":   {[]byte("RIFF\x04\x00\x00\x00WEBP"), Damaged},
		"a dot":       {asPNG(t, corners(1, 1)), Small},
		"a line":      {asPNG(t, corners(600, 2)), Small},
		"a bomb":      {fixed(huge), TooLarge},
		"scans":       {scans, TooLarge},
		"too long":    {append([]byte("\xff\xd8\xff"), make([]byte, MaxBytes)...), TooLarge},
	} {
		_, err := usual.make(c.data)
		var fault *Fault
		if !errors.As(err, &fault) || fault.Code != c.code || strings.TrimSpace(fault.Words) == "" {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}
