package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The garbage collector runs when the heap has grown by a share of what is
// live, all of it by default: too often while that is little, and too late
// where it is much.
const (
	headroom    = 96 << 20 // bytes that may be garbage
	leastGrowth = 40       // percent, where more is live than that is a share of
	mostGrowth  = 400
)

// roomyHeap lets the heap hold a certain amount of garbage, whatever is live,
// and little more than that where much is live. GOGC, where it is set, decides.
func roomyHeap() {
	if os.Getenv("GOGC") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	set := 100
	var collected func(int)
	watch := func() {
		runtime.AddCleanup(new([16]byte), collected, 0) // is called after the next collection
	}
	collected = func(int) {
		metrics.Read(live)
		percent := mostGrowth
		if bytes := live[0].Value.Uint64(); bytes > 0 {
			percent = int(min(max(headroom*100/bytes, leastGrowth), mostGrowth))
		}
		if max(percent, set)-min(percent, set) > set/10 { // to set it stops the program for a moment
			debug.SetGCPercent(percent)
			set = percent
		}
		watch()
	}
	debug.SetGCPercent(mostGrowth)
	set = mostGrowth
	watch()
}
