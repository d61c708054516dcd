package coding

import (
	"reflect"
	"slices"
	"testing"
)

// FuzzModel reads any bytes as a model; one that is read must be good to
// write and read with, and comes back the same when it is stored.
func FuzzModel(f *testing.F) {
	for _, m := range []*Model{Learn(nil), Learn(texts())} {
		f.Add(m.Plain())
	}
	text := texts()[3]
	f.Fuzz(func(t *testing.T, plain []byte) {
		m, err := parseModel(plain)
		if err != nil {
			return
		}
		if again, err := parseModel(m.Plain()); err != nil || !reflect.DeepEqual(again, m) {
			t.Errorf("a model stored again comes back different: %v", err)
		}
		body, err := m.Unpack(nil, NewPacker(m, NewSymbolTrie(m)).Pack(nil, text), len(text))
		if err != nil || !slices.Equal(body, text) {
			t.Errorf("%d units of %d come back: %v", len(body), len(text), err)
		}
	})
}
