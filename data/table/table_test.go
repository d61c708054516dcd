package table

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

func TestRow(t *testing.T) {
	for _, test := range []struct {
		cells []string
		want  string
	}{
		{nil, "\r\n"},
		{[]string{"党建", "", "a b"}, "党建,,a b\r\n"},
		{[]string{`说"好"`, "一,二", "上\n下"}, "\"说\"\"好\"\"\",\"一,二\",\"上\n下\"\r\n"},
		{[]string{"=1+1", "+86", "-5", "@cmd", "1=1", "a-b"}, "'=1+1,'+86,'-5,'@cmd,1=1,a-b\r\n"},
		{[]string{"＝1", "\t=1", "\r=1", "=HYPERLINK(\"x\",\"y\")"}, "'＝1,'\t=1,\"'\r=1\",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n"},
	} {
		if got := Row(test.cells...); got != test.want {
			t.Errorf("%q: %q, want %q", test.cells, got, test.want)
		}
	}
}

// FuzzRow reads what is written with another reader: the same cells come
// back, but for the apostrophe before formulas.
func FuzzRow(f *testing.F) {
	f.Add("=a", "b\"c,d")
	f.Add("上\n下", "\r")
	f.Fuzz(func(t *testing.T, a, b string) {
		got, err := csv.NewReader(strings.NewReader(Row("x", a, b))).Read()
		if err != nil {
			t.Fatal(err)
		}
		for i, cell := range got[1:] {
			if cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
				t.Errorf("%q can be a formula", cell)
			}
			got[i+1] = strings.TrimPrefix(cell, "'")
		}
		plain := func(s string) string { return strings.ReplaceAll(strings.TrimPrefix(s, "'"), "\r\n", "\n") } // as that reader reads line ends
		if want := []string{"x", plain(a), plain(b)}; !slices.Equal(got, want) && !strings.Contains(a+b, "\r") {
			t.Errorf("%q, want %q", got, want)
		}
	})
}
