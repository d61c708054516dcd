package coding

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// texts are bodies of a title and a text that have much in common.
func texts() (bodies [][]Unit) {
	for i := range 40 {
		body := []Unit(fmt.Sprintf("第%d届邻里节", i))
		body = NumberUnits(append(body, EndOfString), i)
		bodies = append(bodies, append(append(body, []Unit(strings.Repeat(fmt.Sprintf("今年的邻里节有%d户人家参加，大家包饺子、写春联。", i), 3))...), EndOfString))
	}
	return bodies
}

func TestPackedUnitsComeBack(t *testing.T) {
	models := map[string]*Model{"untrained": Learn(nil), "trained": Learn(texts())}
	random := rand.New(rand.NewPCG(1, 2))
	bodies := map[string][]Unit{
		"empty": nil, "one": {'一'}, "ends": {EndOfString, EndOfString}, "last": {unitLimit - 1, 0, 0x10FFFF},
		"run": slices.Repeat([]Unit{'啊'}, 3*stretchUnits), "period": slices.Repeat([]Unit{'甲', '乙', '丙'}, 30000),
	}
	var mixed []Unit
	for len(mixed) < stretchUnits+1000 {
		if n := random.IntN(400); n < len(mixed) && random.IntN(3) == 0 {
			at := random.IntN(len(mixed) - n)
			mixed = append(mixed, mixed[at:at+n]...)
		} else {
			mixed = append(mixed, Unit(random.IntN(100)+'一'))
		}
	}
	bodies["mixed"] = mixed
	bodies["text"] = texts()[3]
	for name, m := range models {
		p := NewPacker(m, NewSymbolTrie(m))
		for kind, body := range bodies {
			packed := p.Pack(nil, body)
			got, err := m.Unpack(nil, packed, len(body))
			if err != nil || !slices.Equal(got, body) {
				i := 0
				for i < min(len(got), len(body)) && got[i] == body[i] {
					i++
				}
				t.Errorf("%s, %s: %d units of %d come back, differing at %d: %v", name, kind, len(got), len(body), i, err)
			}
		}
	}
}
