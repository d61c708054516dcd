package fetch

import "testing"

// Each request takes the lane on which fewest wait, and says who asks while
// there is room, where it must, and to a host that wants to know.
func TestLanes(t *testing.T) {
	var l lanes
	var leave []func()
	for i, want := range []struct{ may, nameless bool }{
		{true, false}, {true, false}, {true, false}, {true, false}, {true, false}, {true, false},
		{true, true}, {false, false}, {true, true}, {true, true}, {true, true}, {true, true}, {true, true}, {true, true}, {true, false},
	} {
		nameless, done := l.enter(want.may)
		if leave = append(leave, done); nameless != want.nameless {
			t.Errorf("request %d: nameless %v", i, nameless)
		}
	}
	for _, done := range leave {
		done()
		done() // an answer that came may be dropped too
	}
	if l.named != 0 || l.nameless != 0 || l.most() != 12 {
		t.Errorf("%d and %d are under way, of %d", l.named, l.nameless, l.most())
	}
	l.refuse()
	for range 7 {
		if nameless, _ := l.enter(true); nameless {
			t.Error("nameless to a host that refuses that")
		}
	}
	if l.most() != 6 {
		t.Error(l.most())
	}
}
