package publish

import (
	"reflect"
	"strings"
	"testing"

	"fangzhi/web"
)

func TestSums(t *testing.T) {
	file := sums([]web.File{{Name: "b/c d.js", Data: []byte("b")}, {Name: "a.html"}})
	const want = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.html\n3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b/c d.js\n"
	if string(file.Data) != want {
		t.Errorf("sums\n%swant\n%s", file.Data, want)
	}
	got, err := ParseSums(file.Data)
	if err != nil || !reflect.DeepEqual(got, []Sum{{SHA256(nil), "a.html"}, {SHA256([]byte("b")), "b/c d.js"}}) {
		t.Errorf("read back %v, %v", got, err)
	}
	for _, bad := range []string{"", "e3  a", want + "x", want + want[:64] + "  ../up\n", want[:60] + "zzzz  a\n"} {
		if _, err := ParseSums([]byte(bad)); err == nil || !strings.Contains(err.Error(), SumsName+", line ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzParseSums(f *testing.F) {
	f.Add(sums([]web.File{{Name: "a"}, {Name: "b/c"}}).Data)
	f.Add([]byte("\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := ParseSums(data)
		if err == nil && len(all) != strings.Count(strings.TrimSuffix(string(data), "\n"), "\n")+1 {
			t.Errorf("%d sums of %q", len(all), data)
		}
	})
}
