// Command draw draws the picture of the sample page sketch.md: a neighbourhood
// that is nowhere, so that it may be given to everybody.
//
//	go run ./data/samples/draw data/samples/sketch/sketch.png
package main

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
)

// The colours, as indexes of the palette.
const (
	paper = iota
	water
	road
	house
	roof
	seal
	ink
)

var palette = color.Palette{
	paper: color.RGBA{0xf6, 0xf1, 0xe6, 0xff}, water: color.RGBA{0xa9, 0xc6, 0xcf, 0xff}, road: color.RGBA{0xfd, 0xfb, 0xf5, 0xff},
	house: color.RGBA{0xd5, 0xca, 0xb3, 0xff}, roof: color.RGBA{0xb8, 0xaa, 0x8c, 0xff},
	seal: color.RGBA{0xa8, 0x28, 0x1e, 0xff}, ink: color.RGBA{0x2d, 0x27, 0x1f, 0xff},
}

const width, height = 900, 560

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: draw FILE.png")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "error: draw:", err)
		os.Exit(1)
	}
}

func write(name string) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(file, sketch()); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// sketch is the map: a river, streets, rows of houses, five places, a frame.
func sketch() *image.Paletted {
	m := image.NewPaletted(image.Rect(0, 0, width, height), palette)
	for y := range height {
		for x := range width {
			m.SetColorIndex(x, y, ground(x, y))
		}
	}
	for row := range 4 {
		for column := range 7 {
			x, y := 60+column*120, 50+row*125
			if nearRiver(x+40, y+35, 75) {
				continue
			}
			fill(m, x, y, 80, 70, house)
			fill(m, x, y, 80, 14, roof)
			fill(m, x+34, y+46, 12, 24, ink)
		}
	}
	for _, at := range [][2]int{{160, 145}, {400, 145}, {640, 270}, {280, 395}, {760, 395}} {
		ring(m, at[0], at[1])
	}
	for i := range 3 {
		frame(m, 10+i)
	}
	return m
}

func ground(x, y int) uint8 {
	switch {
	case (x-150)%240 < 14 && x > 140 || (y-135)%125 < 14 && y > 120 && y < 520:
		if nearRiver(x, y, 26) && (x-150)%240 >= 14 {
			return water // bridges stand in the streets that cross it
		}
		return road
	case nearRiver(x, y, 26):
		return water
	}
	return paper
}

// nearRiver tells what is so near to the middle of the river.
func nearRiver(x, y, far int) bool {
	middle := 300 + 70*math.Sin(float64(x)/150)
	return math.Abs(float64(y)-middle) < float64(far)
}

func fill(m *image.Paletted, x, y, w, h int, c uint8) {
	for dy := range h {
		for dx := range w {
			m.SetColorIndex(x+dx, y+dy, c)
		}
	}
}

// ring is a place: a dot with a ring around it.
func ring(m *image.Paletted, x, y int) {
	for dy := -16; dy <= 16; dy++ {
		for dx := -16; dx <= 16; dx++ {
			if d := dx*dx + dy*dy; d <= 64 || d >= 170 && d <= 256 {
				m.SetColorIndex(x+dx, y+dy, seal)
			}
		}
	}
}

func frame(m *image.Paletted, at int) {
	for x := at; x < width-at; x++ {
		m.SetColorIndex(x, at, ink)
		m.SetColorIndex(x, height-1-at, ink)
	}
	for y := at; y < height-at; y++ {
		m.SetColorIndex(at, y, ink)
		m.SetColorIndex(width-1-at, y, ink)
	}
}
