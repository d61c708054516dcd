package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/build/internal/serve"
	"fangzhi/data/catalog"
)

// TestServe starts the command on a free port, asks, and stops it.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, catalog.Name), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	out, in := io.Pipe()
	done := make(chan error, 1)
	go func() {
		err := serveSite(ctx, dir, "127.0.0.1:0", serve.Options{Prefix: "a/b"}, in)
		in.CloseWithError(io.EOF)
		done <- err
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err, <-done)
	}
	address := strings.TrimSpace(line)
	if !strings.HasPrefix(address, "http://127.0.0.1:") || !strings.HasSuffix(address, "/a/b/") {
		t.Errorf("it prints %q", line)
	}
	answer, err := http.Get(address + catalog.Name)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	answer.Body.Close()
	if err != nil || string(body) != "{}" {
		t.Errorf("it answers %q, %v", body, err)
	}
	taken := strings.TrimSuffix(strings.TrimPrefix(address, "http://"), "/a/b/")
	for addr, want := range map[string]struct {
		code int
		says string
	}{
		taken:          {exitFault, "error: another program listens at " + taken + "\nhint: "},
		"80x":          {exitUsage, "error: --addr \"80x\": missing port in address\nhint: "},
		"[::1:80":      {exitUsage, "error: --addr \"[::1:80\": missing ']' in address\nhint: "},
		"192.0.2.1:80": {exitFault, "hint: an address of this machine and a port"}, // one for documentation, that no machine has
	} {
		var told bytes.Buffer
		if code := run([]string{"serve", dir, "--addr", addr}, nil, &told, &told); code != want.code || !strings.Contains(told.String(), want.says) {
			t.Errorf("--addr %s: code %d, %s", addr, code, &told)
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("it stops with %v", err)
	}
}
