package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/pipeline"
)

// mostShares is into how many parts the files of an archive can be divided.
const mostShares = 10_000

// shareOf reads a share, as 3/16; nil is all.
func shareOf(text string) (*ledger.Share, error) {
	if text == "" {
		return nil, nil
	}
	a, b, _ := strings.Cut(text, "/")
	part, err := strconv.Atoi(a)
	of, err2 := strconv.Atoi(b)
	if errors.Join(err, err2) != nil || part < 1 || of < part || of > mostShares {
		return nil, misuse("--part 3/16 is the third of sixteen", "%q is no share", text)
	}
	return &ledger.Share{Part: part, Of: of}, nil
}

// missingOf names the shares that would make the archive whole.
func missingOf(parts []*pipeline.Earlier) []string {
	have := map[int]map[int]bool{}
	for _, e := range parts {
		if s := e.Ledger.Share; s != nil {
			if have[s.Of] == nil {
				have[s.Of] = map[int]bool{}
			}
			have[s.Of][s.Part] = true
		}
	}
	var missing []string
	for _, of := range slices.Sorted(maps.Keys(have)) {
		for part := 1; part <= of; part++ {
			if !have[of][part] {
				missing = append(missing, fmt.Sprintf("%d/%d", part, of))
			}
		}
	}
	return missing
}
