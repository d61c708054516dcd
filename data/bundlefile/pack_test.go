package bundlefile

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPackedUnitsComeBack(t *testing.T) {
	models := map[string]*Model{"untrained": Train(nil), "trained": trained()}
	random := rand.New(rand.NewPCG(1, 2))
	bodies := map[string][]unit{
		"empty": nil, "one": {'一'}, "ends": {endOfString, endOfString}, "last": {unitLimit - 1, 0, 0x10FFFF},
		"run": slices.Repeat([]unit{'啊'}, 3*stretchUnits), "period": slices.Repeat([]unit{'甲', '乙', '丙'}, 30000),
	}
	var mixed []unit
	for len(mixed) < stretchUnits+1000 {
		if n := random.IntN(400); n < len(mixed) && random.IntN(3) == 0 {
			at := random.IntN(len(mixed) - n)
			mixed = append(mixed, mixed[at:at+n]...)
		} else {
			mixed = append(mixed, unit(random.IntN(100)+'一'))
		}
	}
	bodies["mixed"] = mixed
	var w bodyWriter
	w.article(few()[3].Article)
	bodies["article"] = w.body
	for name, m := range models {
		p := newPacker(m, newSymbolTrie(m))
		for kind, body := range bodies {
			packed := p.pack(nil, body)
			got, err := m.unpack(nil, packed, len(body))
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
