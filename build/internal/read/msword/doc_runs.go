package msword

import (
	"slices"
	"sort"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/numbering"
)

// What Word knows of runs of its text: pages of 512 bytes name runs by where they
// lie in the main stream, with properties that differ from their style's.

// run is a run of text and what is known of it.
type run struct {
	from, to int // bytes of the main stream
	style    int
	own      paraProps
	inTable  bool
	endsRow  bool
	isGone   bool
}

// paraProps is what a paragraph or a style says of itself.
type paraProps struct {
	outline int  // level of a heading, from 1; 0 says nothing
	list    int  // of those that paragraphs refer to, from 1; 0 is none
	listed  bool // it says which list
	level   int  // of the list, from 0; -1 says nothing
}

// read takes a property.
func (p *paraProps) read(code int, value []byte) {
	switch code {
	case 0x2640: // sprmPOutLvl
		if value[0] < 9 {
			p.outline = int(value[0]) + 1
		}
	case 0x460B: // sprmPIlfo
		if p.listed, p.list = true, container.Uint16(value, 0); p.list > numbering.MaxLists {
			p.list = 0
		}
	case 0x260A: // sprmPIlvl
		p.level = min(int(value[0]), numbering.MaxLevels-1)
	}
}

const docPage = 512

// runs are the runs that the pages of a list name (PlcBtePapx, PlcBteChpx), in
// order: those that make keeps.
func (d *doc) runs(plc []byte, make func(page []byte, n, i int) (run, bool)) (all []run) {
	pages := (len(plc) - 4) / 8
	for k := range max(pages, 0) {
		at := int(container.Uint32(plc, 4*(pages+1)+4*k)&(1<<22-1)) * docPage
		if at+docPage > len(d.main) {
			continue
		}
		page := d.main[at : at+docPage]
		n := int(page[docPage-1])
		for i := range n {
			if found, ok := make(page, n, i); ok && 4*(n+1) <= docPage {
				found.from, found.to = int(container.Uint32(page, 4*i)), int(container.Uint32(page, 4*i+4))
				all = append(all, found)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b run) int { return a.from - b.from })
	return all
}

// runAt is the run in which a byte of the main stream lies, or nil.
func runAt(runs []run, at int) *run {
	i := sort.Search(len(runs), func(i int) bool { return runs[i].from > at }) - 1
	if i < 0 || at >= runs[i].to {
		return nil
	}
	return &runs[i]
}

// paraRun reads what page says of the paragraphs of its run i of n
// (PapxInFkp, [MS-DOC] 2.9.175).
func (d *doc) paraRun(page []byte, n, i int) (run, bool) {
	at := 4*(n+1) + 13*i
	if at >= docPage {
		return run{}, false
	}
	at = 2 * int(page[at])
	if at == 0 || at+2 >= docPage {
		return run{own: paraProps{level: -1}}, true
	}
	size := 2*int(page[at]) - 1
	if at++; size < 0 {
		size = 2 * int(page[at])
		at++
	}
	properties := page[at:min(at+size, docPage-1)]
	run := run{style: container.Uint16(properties, 0), own: paraProps{level: -1}}
	take := func(code int, value []byte) {
		switch code {
		case 0x2416: // sprmPFInTable
			run.inTable = value[0] != 0
		case 0x2417: // sprmPFTtp
			run.endsRow = value[0] != 0
		default:
			run.own.read(code, value)
		}
	}
	eachProperty(properties[min(2, len(properties)):], func(code int, value []byte) {
		if code == 0x6646 { // sprmPHugePapx: a row of many cells has more than a page holds
			eachProperty(d.huge(value), take)
			return
		}
		take(code, value)
	})
	return run, true
}

// huge are the properties that lie in the data stream (PrcData, [MS-DOC] 2.9.208).
func (d *doc) huge(at []byte) []byte {
	data, from := d.data(), uint64(container.Uint32(at, 0))
	if from+2 > uint64(len(data)) {
		return nil
	}
	from, n := from+2, uint64(container.Uint16(data, int(from)))
	return data[from:min(from+n, uint64(len(data)))]
}

// goneRun reads whether the characters of a page's run i of n are deleted or
// hidden (Chpx, [MS-DOC] 2.9.32); others need not be known.
func goneRun(page []byte, n, i int) (run run, gone bool) {
	at := 4*(n+1) + i
	if at >= docPage || page[at] == 0 {
		return run, false
	}
	at = 2 * int(page[at])
	if at >= docPage {
		return run, false
	}
	eachProperty(page[at+1:min(at+1+int(page[at]), docPage-1)], func(code int, value []byte) {
		if code == 0x0800 || code == 0x083C { // sprmCFRMarkDel, sprmCFVanish
			run.isGone = value[0] == 1
		}
	})
	return run, run.isGone
}

// eachProperty gives the properties of a list with their values, each of at
// least a byte (Prl, [MS-DOC] 2.6.1).
func eachProperty(list []byte, do func(code int, value []byte)) {
	for len(list) > 2 {
		code := container.Uint16(list, 0)
		list = list[2:]
		size := [8]int{1, 1, 2, 4, 2, 2, 0, 3}[code>>13]
		switch {
		case size > 0:
		case code == 0xD608: // sprmTDefTable: the length takes two bytes
			size = 1 + container.Uint16(list, 0)
		default:
			size = 1 + int(list[0])
		}
		if size > len(list) || size == 0 {
			return
		}
		do(code, list[:size])
		list = list[size:]
	}
}
