//go:build !linux

package publish

import "errors"

// exchange would make two folders change places in one step.
func exchange(_, _ string) error { return errors.ErrUnsupported }
