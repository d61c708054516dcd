package formattest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// EachKept reads every file of every version that lies in testdata/v*; beside
// each stands, as JSON, what must be read from it.
func EachKept[T any](t *testing.T, extension string, oldest, newest int, check func(t *testing.T, data []byte, want T)) {
	for version := oldest; version <= newest; version++ {
		files, err := filepath.Glob(filepath.Join(folder(version), "*"+extension))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files of version %d: %v", version, err)
		}
		for _, name := range files {
			t.Run(name, func(t *testing.T) {
				var want T
				if err := json.Unmarshal(read(t, beside(name)), &want); err != nil {
					t.Fatal(err)
				}
				check(t, read(t, name), want)
			})
		}
	}
}

// Keep writes a file of a version and what must be read from it.
func Keep(t *testing.T, version int, name string, data []byte, want any) {
	t.Helper()
	expected, err := json.MarshalIndent(want, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder(version), 0o755); err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(folder(version), name)
	write(t, name, data)
	write(t, beside(name), expected)
}

func folder(version int) string { return filepath.Join("testdata", fmt.Sprintf("v%d", version)) }

func beside(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) + ".json" }

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
