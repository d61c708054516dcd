package article

import "testing"

// TestIDs: an id is for good, so that a link to an article outlives every
// rebuild; what its parts are is told apart.
func TestIDs(t *testing.T) {
	if got := ID("a.txt", "湖塘", "一座桥"); got != "kmwqjef7td2d2aoi" {
		t.Errorf("the id is %s", got)
	}
	seen := map[string]bool{}
	for _, parts := range [][3]string{{"a", "b", "c"}, {"ab", "", "c"}, {"a", "bc", ""}, {"", "", "abc"}, {"a", "b", "d"}} {
		id := ID(parts[0], parts[1], parts[2])
		hash, err := IDEncoding.DecodeString(id)
		if seen[id] || err != nil || len(hash) != IDBytes {
			t.Errorf("%q: id %s, of %d bytes, %v", parts, id, len(hash), err)
		}
		seen[id] = true
	}
}

func TestDays(t *testing.T) {
	for date, day := range map[string]string{
		"2021-06-02T08:30:00+08:00": "2021-06-02",
		"2021-06-02":                "2021-06-02",
		"2021-06":                   "2021-06-01",
		"2021":                      "",
	} {
		if got := (&Article{Date: &date}).Day(); got != day {
			t.Errorf("%s is of the day %q, want %q", date, got, day)
		}
	}
	if got := new(Article).Day(); got != "" {
		t.Errorf("of no date, the day is %q", got)
	}
}
