package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"strings"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/pipeline"
)

// earlier opens the site that is to be replaced, where what it holds is what
// this build would make of the same files. A site that cannot say so is built
// from nothing, as if it were not there.
func (b *building) earlier(ctx context.Context, program string, settings *config.Config) []*pipeline.Earlier {
	e, err := pipeline.OpenEarlier(ctx, b.site)
	if err != nil {
		return nil
	}
	hash, err := pipeline.SettingsHash(settings)
	if err != nil || e.Ledger.Program != program || e.Ledger.Settings != hash {
		e.Close()
		return nil
	}
	return []*pipeline.Earlier{e}
}

// mayWait is how many of a thousand articles of a segment may lack a phrase
// that has come to recur, so that a few new articles do not have a great
// segment written, published and fetched again.
const mayWait = 2

// identity names this program by its rules: the commit it was built from, or
// where that says too little its own bytes. Another program may make another
// article of the same file.
func identity() (string, error) {
	if info, ok := debug.ReadBuildInfo(); ok {
		said := map[string]string{}
		for _, s := range info.Settings {
			said[s.Key] = s.Value
		}
		if said["vcs.revision"] != "" && said["vcs.modified"] == "false" {
			return "commit " + said["vcs.revision"], nil
		}
	}
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return "program " + hex.EncodeToString(sum.Sum(nil)[:16]), nil
}

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

// segmentsOf tells which segments a build kept and which it wrote.
func segmentsOf(made *pipeline.Result) string {
	kept, written := 0, 0
	for _, s := range made.Segments {
		if s.Kept != nil {
			kept++
		} else {
			written++
		}
	}
	words := fmt.Sprintf("segments: %d kept as they are (%s), %d written (%s)", kept, count(made.Kept, "article"), written, count(made.Articles-made.Kept, "article"))
	if made.Unfiled > 0 {
		words += fmt.Sprintf("\nphrases: %s in kept segments will be filed under phrases that recur since when their segment is next written; --exact does it now", count(made.Unfiled, "article"))
	}
	return words
}
