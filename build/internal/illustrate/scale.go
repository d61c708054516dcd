package illustrate

import (
	"image"
	"image/draw"
)

// scaled gives a picture in another size, no larger: each pixel is the mean of
// those it covers, weighed by how much. It counts in whole numbers alone, so
// that every machine gives the same, and holds a row at a time.
func scaled(source image.Image, width, height int) *image.NRGBA {
	from := source.Bounds()
	s := scaler{
		out: image.NewNRGBA(image.Rect(0, 0, width, height)), wide: from.Dx(), high: from.Dy(), width: width, height: height,
		row: make([]uint64, 4*width), sum: make([]uint64, 4*width), left: from.Dy(),
	}
	band := image.NewRGBA(image.Rect(0, 0, s.wide, 1))
	for y := from.Min.Y; y < from.Max.Y; y++ {
		draw.Draw(band, band.Rect, source, image.Pt(from.Min.X, y), draw.Src)
		s.across(band.Pix)
		s.down()
	}
	return s.out
}

type scaler struct {
	out           *image.NRGBA
	wide, high    int // of the source
	width, height int
	row           []uint64 // of the source, in the new width; each of weight wide
	sum           []uint64 // of the row being made
	left          int      // what it still lacks, in parts of a source row, each of which is height
	y             int
}

// across brings a row into the new width.
func (s *scaler) across(pix []uint8) {
	clear(s.row)
	x, left := 0, s.wide // what the pixel being made still lacks
	for i := 0; i < len(pix); i += 4 {
		for parts := s.width; parts > 0; {
			weight := min(parts, left)
			for c := range 4 {
				s.row[4*x+c] += uint64(weight) * uint64(pix[i+c])
			}
			parts -= weight
			if left -= weight; left == 0 {
				x, left = x+1, s.wide
			}
		}
	}
}

// down adds a row to those being made.
func (s *scaler) down() {
	for parts := s.height; parts > 0; {
		weight := min(parts, s.left)
		for i, v := range s.row {
			s.sum[i] += uint64(weight) * v
		}
		parts -= weight
		if s.left -= weight; s.left == 0 {
			s.finish()
		}
	}
}

// finish writes a row. Colours come multiplied by how opaque they are, and
// leave plain.
func (s *scaler) finish() {
	whole := uint64(s.wide) * uint64(s.high)
	out := s.out.Pix[s.y*s.out.Stride:]
	for x := range s.width {
		sum := s.sum[4*x : 4*x+4]
		alpha := sum[3]
		out[4*x+3] = uint8((alpha + whole/2) / whole)
		for c := range 3 {
			if out[4*x+3] > 0 {
				out[4*x+c] = uint8(min(255, (sum[c]*255+alpha/2)/alpha))
			}
		}
	}
	clear(s.sum)
	s.y, s.left = s.y+1, s.high
}

// framed puts the first frame of a picture that moves into its place.
func framed(picture image.Image, width, height int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(out, picture.Bounds(), picture, picture.Bounds().Min, draw.Src)
	return out
}
