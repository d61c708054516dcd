package ui

import (
	"testing"

	"fangzhi/app/engine"
	"fangzhi/app/internal/protocol"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The place a result's link names becomes the hit that stands there, once the
// article has come, after a failure too.
func TestSpot(t *testing.T) {
	f := newFake(3)
	f.fail["id1"] = &protocol.Error{Code: protocol.Network}
	w := open(t, f, "#/article/id1?q=hit&at=0.20")
	w.shows("Try again")
	delete(f.fail, "id1")
	w.do(func() { w.root.readAgain(w.root.ctx, app.Event{}) })
	w.shows("2 / 2")
	if got := w.root.at.String(); got != "#/article/id1?q=hit&hit=2" {
		t.Errorf("the address is %s", got)
	}
}

func TestHitAt(t *testing.T) {
	marks := []engine.Mark{{Block: -1, ByteOffset: 0, Bytes: 6}, {Block: 0, ByteOffset: 3, Bytes: 6}, {Block: 2, ByteOffset: 30, Bytes: 3}}
	for spot, want := range map[Spot]int{{0, 0}: 2, {0, 3}: 2, {0, 8}: 2, {0, 9}: 3, {1, 0}: 3, {2, 30}: 3, {2, 33}: 0, {9, 0}: 0} {
		if got := hitAt(marks, spot); got != want {
			t.Errorf("%s is hit %d, not %d", spot, got, want)
		}
	}
}
