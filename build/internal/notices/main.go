// Command notices gathers the licences of everything that the reader's
// program is made of into one text, which every site carries beside it:
// whoever passes a site on passes the notices on with it.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: notices FILE   (at the root of the module)")
		os.Exit(2)
	}
	text, err := notices()
	if err == nil {
		err = os.WriteFile(os.Args[1], text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error: notices:", err)
		os.Exit(1)
	}
}

// notices is the whole text: ours, that of our data, Go's, then each module's in order.
func notices() ([]byte, error) {
	goRoot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	modules, err := modules()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = errors.Join(
		add(&out, "Fangzhi", "LICENSE"),
		add(&out, "Fangzhi's tables", "data/*/LICENSES.md", "build/internal/*/LICENSES.md"),
		add(&out, "Go", filepath.Join(strings.TrimSpace(string(goRoot)), "LICENSE")),
	)
	for _, m := range modules {
		err = errors.Join(err, add(&out, m.Path+" "+m.Version,
			filepath.Join(m.Dir, "LICEN[CS]E*"), filepath.Join(m.Dir, "COPYING*"), filepath.Join(m.Dir, "NOTICE*")))
	}
	return out.Bytes(), err
}

// add appends the files that the patterns name; none is an error.
func add(out *bytes.Buffer, name string, patterns ...string) error {
	fmt.Fprintf(out, "%s\n%s\n\n", name, strings.Repeat("=", len(name)))
	found := 0
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil {
			return err
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			found++
			fmt.Fprintf(out, "%s\n\n", bytes.TrimSpace(text))
		}
	}
	if found == 0 {
		return fmt.Errorf("%s has no licence at %s", name, strings.Join(patterns, ", "))
	}
	return nil
}

// module is a module as go list tells it.
type module struct {
	Path, Version, Dir string
	Main               bool
}

// modules lists the modules that the reader's program is made of.
func modules() ([]module, error) {
	cmd := exec.Command("go", "list", "-deps", "-json=Module", "./app")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	list, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, &complaint)
	}
	var all []module
	for dec := json.NewDecoder(bytes.NewReader(list)); ; {
		var p struct{ Module *module }
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if p.Module != nil && !p.Module.Main {
			all = append(all, *p.Module)
		}
	}
	slices.SortFunc(all, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	return slices.Compact(all), nil
}
