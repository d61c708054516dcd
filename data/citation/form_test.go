package citation

import (
	"encoding/json"
	"strings"
	"testing"
)

// A list in any form holds every work, and an empty one is still a list.
func TestForms(t *testing.T) {
	works := []Work{{ID: "a", Title: "甲", Source: "日报", Date: "2020-01-01"}, {ID: "b", Title: "乙"}}
	list := func(f *Form, works []Work) string {
		var b strings.Builder
		for i := range works {
			b.WriteString(f.Next(i, &works[i]))
		}
		return b.String() + f.End(len(works))
	}
	for i := range Forms {
		f := &Forms[i]
		if FormOf(f.Name) != f {
			t.Errorf("%s is not found by its name", f.Name)
		}
		got := list(f, works)
		if !strings.Contains(got, "甲") || !strings.Contains(got, "乙") || !strings.HasSuffix(got, "\n") {
			t.Errorf("%s: %q", f.Name, got)
		}
		if n := strings.Count(got, "\n"); f.Words && n != len(works) {
			t.Errorf("%s: %d lines", f.Name, n)
		}
	}
	for _, works := range [][]Work{nil, works} {
		var items []map[string]any
		if err := json.Unmarshal([]byte(list(FormOf("csljson"), works)), &items); err != nil || len(items) != len(works) {
			t.Errorf("CSL-JSON of %d: %d items, %v", len(works), len(items), err)
		}
	}
	if got := list(FormOf("gbt"), works); !strings.HasPrefix(got, "[1] 甲") || !strings.Contains(got, "\n[2] 乙") {
		t.Errorf("GB/T: %q", got)
	}
	if FormOf("mla") != nil {
		t.Error("a form that is none is found")
	}
}
