package main

import (
	"context"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// mostForPeer bounds the archives that are given to Pagefind, which takes
// 3 GB for 10,000 articles.
const mostForPeer = 20_000

// pagefind measures what Pagefind takes to index articles, a page each.
func pagefind(ctx context.Context, program, dir string, articles []string) (cost, error) {
	if err := os.RemoveAll(dir); err != nil {
		return cost{}, err
	}
	defer os.RemoveAll(dir)
	for i, article := range articles {
		title, text, _ := strings.Cut(article, "\n")
		folder := filepath.Join(dir, fmt.Sprint(i/1000))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return cost{}, err
		}
		var page strings.Builder
		fmt.Fprintf(&page, `<!doctype html><html lang="zh"><meta charset="utf-8"><title>%[1]s</title><main data-pagefind-body><h1>%[1]s</h1>`, html.EscapeString(title))
		for paragraph := range strings.SplitSeq(text, "\n") {
			fmt.Fprintf(&page, "<p>%s</p>", html.EscapeString(paragraph))
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.html", i)), []byte(page.String()), 0o644); err != nil {
			return cost{}, err
		}
	}
	child := exec.CommandContext(ctx, program, "--site", dir)
	if out, err := child.CombinedOutput(); err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", program, err, out)
	}
	cpu := child.ProcessState.UserTime() + child.ProcessState.SystemTime()
	return cost{cpu.Seconds(), peakBytes(child.ProcessState)}, nil
}
