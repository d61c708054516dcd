// Package uuid is the one function of github.com/google/uuid that go-app
// calls in a browser, answered by the browser.
package uuid

import (
	"strconv"
	"syscall/js"
)

// NewString is a new random name; 16 random bytes in hex.
func NewString() string {
	random := js.Global().Get("crypto").Call("getRandomValues", js.Global().Get("Uint32Array").New(4))
	name := ""
	for i := range 4 {
		name += strconv.FormatUint(uint64(random.Index(i).Float())|1<<32, 16)[1:]
	}
	return name
}
