//go:build js

// Package browser waits for what a browser promises and turns what it throws
// into errors. Everything here blocks the calling goroutine, so none of it may
// be called from inside a js.FuncOf callback.
package browser

import (
	"context"
	"syscall/js"
)

// Error is what a promise was rejected with, or a call threw.
type Error struct {
	Name    string // the exception's name, such as QuotaExceededError
	Message string
}

func (e *Error) Error() string {
	if e.Name == "" {
		return e.Message
	}
	return e.Name + ": " + e.Message
}

// ErrorOf reads an exception.
func ErrorOf(v js.Value) *Error {
	if v.Type() != js.TypeObject {
		return &Error{Message: v.String()}
	}
	return &Error{Name: text(v.Get("name")), Message: text(v.Get("message"))}
}

func text(v js.Value) string {
	if v.Type() != js.TypeString {
		return ""
	}
	return v.String()
}

// Await waits for a promise. When ctx ends first the promise is left to itself.
func Await(ctx context.Context, promise js.Value) (js.Value, error) {
	type settled struct {
		value js.Value
		err   error
	}
	done := make(chan settled, 1)
	var resolved, rejected js.Func
	settle := func(s settled) any {
		done <- s
		resolved.Release()
		rejected.Release()
		return nil
	}
	resolved = js.FuncOf(func(_ js.Value, args []js.Value) any { return settle(settled{value: first(args)}) })
	rejected = js.FuncOf(func(_ js.Value, args []js.Value) any { return settle(settled{err: ErrorOf(first(args))}) })
	promise.Call("then", resolved, rejected)
	select {
	case s := <-done:
		return s.value, s.err
	case <-ctx.Done():
		return js.Undefined(), ctx.Err()
	}
}

func first(args []js.Value) js.Value {
	if len(args) == 0 {
		return js.Undefined()
	}
	return args[0]
}

// Call calls a method that may throw, and waits for the promise it may give.
func Call(ctx context.Context, v js.Value, method string, args ...any) (got js.Value, err error) {
	got, err = try(v, method, args)
	if err != nil || got.Type() != js.TypeObject || got.Get("then").Type() != js.TypeFunction {
		return got, err
	}
	return Await(ctx, got)
}

func try(v js.Value, method string, args []any) (got js.Value, err error) {
	defer func() {
		if thrown, ok := recover().(js.Error); ok {
			err = ErrorOf(thrown.Value)
		}
	}()
	if v.Get(method).Type() != js.TypeFunction {
		return js.Undefined(), &Error{Name: "NotSupportedError", Message: "this browser has no " + method}
	}
	return v.Call(method, args...), nil
}

// Bytes copies an ArrayBuffer or Uint8Array.
func Bytes(v js.Value) []byte {
	if v.InstanceOf(js.Global().Get("ArrayBuffer")) {
		v = js.Global().Get("Uint8Array").New(v)
	}
	data := make([]byte, v.Get("byteLength").Int())
	js.CopyBytesToGo(data, v)
	return data
}

// Array copies bytes into a new Uint8Array.
func Array(data []byte) js.Value {
	v := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(v, data)
	return v
}

// Has tells whether an object has a property of a name that is not null.
func Has(v js.Value, name string) bool {
	return v.Truthy() && v.Get(name).Truthy()
}
