// Package gazetteer knows the administrative divisions of China, and finds
// them in a text.
//
// It reads a place as a text writes it, level by level (江苏常州武进区湖塘镇采菱社区),
// and tells the whole chain 省 › 市 › 区县 › 街道/镇 › 社区/村. What a text says is
// stated; a level above is concluded only where no other division bears the
// name, or where the other places of the same text pick one. Names are
// compared as search compares them, so either script finds the same division.
package gazetteer

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"

	"fangzhi/data/token"
)

//go:embed divisions.deflate
var packed []byte

// ID is a division of the table.
type ID int32

// None is no division: what provinces lie in.
const None ID = -1

const none = None

// Rank is a level of administration, the widest first.
type Rank uint8

// The ranks. A county is also a district, a county-level city, a zone; a town
// is also a street office; a village is also a residents' community.
const (
	Province Rank = 1 + iota
	City
	County
	Town
	Village
)

// division is one division of the table.
type division struct {
	name string // official, in Simplified
	in   ID
	rank Rank
}

// table is every division and the names they are found by.
type table struct {
	divisions   []division
	names       spellings
	today       int // how many there are today: those that are no more lie behind them
	taiwan      ID  // the province
	hongKong    ID
	traditional map[rune]rune
}

// load unpacks the table, once.
var load = sync.OnceValue(func() *table {
	text, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		panic("gazetteer: divisions.deflate, which is part of this program, is damaged: " + err.Error())
	}
	t := &table{traditional: map[rune]rune{}}
	t.names.init()
	first, rest, _ := strings.Cut(string(text), "\n")
	pairs := []rune(first + alsoTraditional)
	for i := 0; i+1 < len(pairs); i += 2 {
		t.traditional[pairs[i]] = pairs[i+1]
	}
	delete(t.traditional, '峰') // 霧峰, which the table of variants writes 峯
	t.read(rest)
	for _, path := range zones {
		t.addPath(strings.Split(path, "/"))
	}
	t.addTaiwan()
	t.addHongKong()
	t.today = len(t.divisions)
	for _, path := range former {
		t.addPath(strings.Split(path, "/"))
	}
	for id := range t.divisions {
		t.addNames(ID(id))
	}
	for _, words := range misleading {
		for _, word := range strings.Fields(words) {
			t.names.add(token.FoldString(word), name{of: none})
		}
	}
	return t
})

// read takes the divisions of a text, each line one tab deeper than the line
// it lies in.
func (t *table) read(text string) {
	var above [8]ID
	above[0] = none
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		name := strings.TrimLeft(line, "\t")
		depth := len(line) - len(name)
		above[depth+1] = t.add(name, above[depth], depth)
	}
}

func (t *table) add(name string, in ID, depth int) ID {
	t.divisions = append(t.divisions, division{name: name, in: in, rank: rankOf(name, depth)})
	return ID(len(t.divisions) - 1)
}

// rankOf tells the rank of a division by its name and by how deep it lies:
// what lies in a province can be a city, or a county where a level is missing.
func rankOf(name string, depth int) Rank {
	switch {
	case depth == 0:
		return Province
	case hasEnding(name, "街道", "镇", "乡", "苏木"), depth > 1 && hasEnding(name, "地区"):
		return Town
	case hasEnding(name, "村"):
		return Village
	case depth == 1 && hasEnding(name, "市", "自治州", "盟", "地区"):
		return City
	}
	return County
}

// addPath adds a division by hand, below ones that the table has.
func (t *table) addPath(path []string) {
	in := none
	for i, name := range path {
		id := t.below(in, name)
		if id == none {
			id = t.add(name, in, i)
		}
		in = id
	}
}

func (t *table) below(in ID, name string) ID {
	for id, d := range t.divisions {
		if d.in == in && d.name == name {
			return ID(id)
		}
	}
	return none
}

// isWithin tells that a division is another or lies in it.
func (t *table) isWithin(id, in ID) bool {
	for ; id != none; id = t.divisions[id].in {
		if id == in {
			return true
		}
	}
	return false
}

// path lists the divisions that one lies in, the widest first, itself last.
func (t *table) path(id ID) []ID {
	var path []ID
	for ; id != none; id = t.divisions[id].in {
		path = append(path, id)
	}
	slices.Reverse(path)
	return path
}

// inTraditional writes a name as Traditional does.
func (t *table) inTraditional(name string) string {
	if written, ok := otherwise[name]; ok {
		return written
	}
	return strings.Map(func(r rune) rune {
		if other, ok := t.traditional[r]; ok {
			return other
		}
		return r
	}, name)
}

// alsoTraditional are characters of Taiwan's towns that the table, which ends before them, has not.
const alsoTraditional = "势勢峦巒龟龜锣鑼鸟鳥浓濃线線坜壢脚腳"

// otherwise are the names that go against the table of characters.
var otherwise = map[string]string{"台州市": "台州市", "天台县": "天台縣", "沈阳市": "瀋陽市", "沈河区": "瀋河區", "沈北新区": "瀋北新區", "钟祥市": "鍾祥市", "范县": "范縣", "二仑乡": "二崙鄉", "仑背乡": "崙背鄉", "南庄乡": "南庄鄉"}

func hasEnding(name string, endings ...string) bool {
	for _, ending := range endings {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}
