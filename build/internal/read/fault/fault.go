// Package fault tells why a file cannot be read, or no further: with a code
// for programs and in words for the publisher.
package fault

import (
	"errors"
	"fmt"
)

// Fault is a fault of a file. As an error it may stand below others.
type Fault struct {
	Code  Code
	Words string // for the publisher
}

// Code is a kind of fault.
type Code string

// The kinds of faults.
const (
	Malformed Code = "malformed" // not what its name says it is, or damaged
	Truncated Code = "truncated" // it was cut short
	Encrypted Code = "encrypted" // it is locked with a password
	TooLarge  Code = "too-large" // beyond a bound
	NoColumns Code = "columns"   // no column is known to be a title or a text
	Scanned   Code = "scanned"   // pictures of text, and no text
	Foreign   Code = "unknown"   // of a kind that is not read
)

// Error gives the words.
func (f *Fault) Error() string { return f.Words }

// New is a fault, its words with values in them as fmt has it.
func New(code Code, words string, values ...any) *Fault {
	return &Fault{Code: code, Words: fmt.Sprintf(words, values...)}
}

// Locked is the fault of a file that opens with a password only.
func Locked() *Fault { return New(Encrypted, "it is locked with a password") }

// In is the fault that an error is or stands for, or nil.
func In(err error) *Fault {
	var f *Fault
	errors.As(err, &f)
	return f
}
