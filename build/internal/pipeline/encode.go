package pipeline

import (
	"encoding/binary"
	"errors"
	"reflect"
	"slices"
	"sync"
	"unicode/utf8"
)

// What is laid aside between the passes is written and read once or twice by
// this process alone: a value's fields one behind the other, without names.
// JSON would take a twentieth of a build.

// encode writes a value, or what a pointer points to: strings, integers, truth
// values, and lists, pointers and structs of these. Fields that are not exported,
// or that JSON leaves out, are left out; text that is no UTF-8 is made such.
func encode(value any) []byte {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	*room = appendValue((*room)[:0], reflect.Indirect(reflect.ValueOf(value)))
	return slices.Clone(*room)
}

// rooms are where values are written before it is known how long they are.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

func appendValue(out []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		text := v.String()
		if !utf8.ValidString(text) {
			text = string([]rune(text))
		}
		return append(binary.AppendUvarint(out, uint64(len(text))), text...)
	case reflect.Int, reflect.Int64, reflect.Int32:
		return binary.AppendVarint(out, v.Int())
	case reflect.Bool:
		if v.Bool() {
			return append(out, 1)
		}
		return append(out, 0)
	case reflect.Pointer:
		if v.IsNil() {
			return append(out, 0)
		}
		return appendValue(append(out, 1), v.Elem())
	case reflect.Slice:
		if v.IsNil() {
			return append(out, 0)
		}
		out = binary.AppendUvarint(out, uint64(v.Len())+1)
		for i := range v.Len() {
			out = appendValue(out, v.Index(i))
		}
		return out
	case reflect.Struct:
		for _, i := range exportedOf(v.Type()) {
			out = appendValue(out, v.Field(i))
		}
		return out
	}
	panic("pipeline: a " + v.Kind().String() + " cannot be laid aside") // no article has one
}

// exported are the fields of each type of struct that are written.
var exported sync.Map // of []int, by reflect.Type

func exportedOf(t reflect.Type) []int {
	if known, ok := exported.Load(t); ok {
		return known.([]int)
	}
	fields := []int{}
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && f.Tag.Get("json") != "-" {
			fields = append(fields, i)
		}
	}
	exported.Store(t, fields)
	return fields
}

// errAside is told of bytes that are not as they were written.
var errAside = errors.New("what was laid aside is damaged")

// decodeInto reads what encode wrote of a value of the same type.
func decodeInto(value any, data []byte) error {
	d := decoder{text: string(data), data: data}
	d.value(reflect.ValueOf(value).Elem())
	if d.failed || len(d.data) > 0 {
		return errAside
	}
	return nil
}

// decoder reads values; its strings are parts of one.
type decoder struct {
	text   string
	data   []byte // the rest of text
	failed bool
}

func (d *decoder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		n := d.number()
		if d.failed = d.failed || n > uint64(len(d.data)); !d.failed {
			at := len(d.text) - len(d.data)
			v.SetString(d.text[at : at+int(n)])
			d.data = d.data[n:]
		}
	case reflect.Int, reflect.Int64, reflect.Int32:
		n, size := binary.Varint(d.data)
		if d.failed = d.failed || size <= 0; !d.failed {
			v.SetInt(n)
			d.data = d.data[size:]
		}
	case reflect.Bool:
		v.SetBool(d.number() == 1)
	case reflect.Pointer:
		if d.number() == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			d.value(v.Elem())
		}
	case reflect.Slice:
		n := d.number()
		if d.failed = d.failed || n > uint64(len(d.data))+1; d.failed || n == 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), int(n-1), int(n-1)))
		for i := range int(n - 1) {
			d.value(v.Index(i))
		}
	case reflect.Struct:
		for _, i := range exportedOf(v.Type()) {
			d.value(v.Field(i))
		}
	default:
		d.failed = true
	}
}

func (d *decoder) number() uint64 {
	n, size := binary.Uvarint(d.data)
	if d.failed = d.failed || size <= 0; d.failed {
		return 0
	}
	d.data = d.data[size:]
	return n
}
