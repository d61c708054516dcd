package msword

import (
	"fangzhi/build/internal/read/container"
)

// style is a style of paragraphs.
type style struct {
	builtIn int // what it is among those that Word has, or that of its own
	base    int
	own     paraProps
}

// Word's own styles, and the level that stands for a title.
const (
	builtInTitle = 62
	ownStyle     = 0xFFE
	titleLevel   = -1
	maxBases     = 11 // styles that one is based on
)

// readStyles reads the sheet of styles (STSH, [MS-DOC] 2.9.271).
func readStyles(sheet []byte) (styles []style) {
	n, fixed := container.Uint16(sheet, 2), container.Uint16(sheet, 4)
	for at := 2 + container.Uint16(sheet, 0); len(styles) < n && at+2 <= len(sheet); {
		size := container.Uint16(sheet, at)
		at += 2
		style := style{builtIn: ownStyle, base: ownStyle + 1, own: paraProps{level: -1}}
		if size >= 4 {
			style.builtIn, style.base = container.Uint16(sheet, at)&0xFFF, container.Uint16(sheet, at+2)>>4
			style.readOwn(sheet[at:min(at+size, len(sheet))], fixed)
		}
		styles = append(styles, style)
		at += size + size&1
	}
	return styles
}

// readOwn reads the properties of a style's paragraphs, behind its name (STD,
// [MS-DOC] 2.9.257).
func (s *style) readOwn(std []byte, fixed int) {
	const paragraphs = 1
	if container.Uint16(std, 2)&0xF != paragraphs {
		return
	}
	at := fixed + 2 + 2*container.Uint16(std, fixed) + 2
	at += at & 1
	size := container.Uint16(std, at)
	if at += 2; size < 2 || at+size > len(std) {
		return
	}
	eachProperty(std[at+2:at+size], s.own.read)
}

// stated is what a paragraph says of itself, or its style, or those that this is
// based on.
func (d *doc) stated(run *run) (p paraProps, level int) {
	p = run.own
	level = p.outline
	at := run.style
	for range maxBases {
		if at < 0 || at >= len(d.styles) {
			break
		}
		style := d.styles[at]
		if level == 0 {
			switch {
			case style.builtIn >= 1 && style.builtIn <= 9:
				level = style.builtIn
			case style.builtIn == builtInTitle:
				level = titleLevel
			default:
				level = style.own.outline
			}
		}
		if !p.listed {
			p.list, p.listed = style.own.list, style.own.listed
		}
		if p.level < 0 {
			p.level = style.own.level
		}
		at = style.base
	}
	return p, level
}
