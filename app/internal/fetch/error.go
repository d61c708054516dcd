package fetch

import (
	"errors"
	"fmt"

	"fangzhi/app/internal/protocol"
	"fangzhi/data/ranges"
)

// ErrNoRanges is a host's answer with a whole file where a run of bytes was
// asked for.
var ErrNoRanges = errors.New("the host answers with whole files")

// Kind is who is to blame for a failed read.
type Kind int

// The kinds.
const (
	NoLine  Kind = iota // nothing came: no line, or the host is away
	BadHost             // the host answered, but not with the file
	Gone                // the host has no such file, or another: the site was updated
	Absent              // the host lacks a file that its catalog names
	Short               // fewer bytes came than the file has
)

// Error is a failed read.
type Error struct {
	Kind    Kind
	Name    string        // of the file, in the site
	Range   *ranges.Range // what was asked for; nil: all
	Problem string
}

func (e *Error) Error() string {
	if e.Range == nil {
		return fmt.Sprintf("%s: %s", e.Name, e.Problem)
	}
	return fmt.Sprintf("%s: bytes %d to %d: %s", e.Name, e.Range.ByteOffset, e.Range.End(), e.Problem)
}

// Code is what the page is told.
func (e *Error) Code() protocol.Code {
	switch e.Kind {
	case Gone:
		return protocol.Updated
	case Absent:
		return protocol.Damaged
	}
	return protocol.Network
}
