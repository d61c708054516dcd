package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/publish"
)

// sums compares what of a site its catalog does not tell of with the hashes
// that were written beside it: the page, the program, the catalog itself.
func (i *inspection) sums(ctx context.Context) {
	data, err := i.place.Whole(ctx, publish.SumsName)
	if err != nil {
		i.fault(fmt.Errorf("%s: %w", publish.SumsName, err))
		return
	}
	all, err := publish.ParseSums(data)
	i.fault(err)
	for _, sum := range all {
		if ctx.Err() != nil {
			return
		}
		data, err := i.place.Whole(ctx, sum.Name)
		if errors.Is(err, fs.ErrNotExist) {
			err = errors.New("it is missing")
		}
		if got := publish.SHA256(data); err == nil && got != sum.SHA256 {
			err = fmt.Errorf("its hash is %s, not the one there", got)
		}
		if err != nil {
			i.fault(fmt.Errorf("%s, which %s tells of: %w", sum.Name, publish.SumsName, err))
		}
	}
}

// ledger reads what the next build is to know. Hosts do not show it.
func (i *inspection) ledger(ctx context.Context) {
	data, err := i.place.Whole(ctx, ledger.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err == nil {
		_, err = ledger.Parse(data)
	}
	if err != nil {
		i.fault(fmt.Errorf("%w: the next build reads every file", err))
	}
}
