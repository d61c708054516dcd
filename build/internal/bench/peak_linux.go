package main

import (
	"os"
	"syscall"
)

// peakBytes is the most memory that a process held; 0 when it cannot be told.
func peakBytes(ended *os.ProcessState) int64 {
	if usage, ok := ended.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss * 1024
	}
	return 0
}
