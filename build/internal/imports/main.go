// Command imports holds the program to its rule of imports, as far as the
// compiler cannot: it reads what `go list -deps` says, for this machine and
// for the browser, and names each package that imports what it must not.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	native, err := list(nil, module+"...")
	if err == nil {
		var browser graph
		if browser, err = list([]string{"GOOS=js", "GOARCH=wasm"}, module+"app/...", module+"data/..."); err == nil {
			os.Exit(tell(native, browser))
		}
	}
	fmt.Fprintln(os.Stderr, "error: imports:", err)
	os.Exit(1)
}

// tell prints every breach once, or what was checked.
func tell(native, browser graph) int {
	seen := map[breach]bool{}
	for _, b := range append(check(native), check(browser)...) {
		if !seen[b] {
			fmt.Fprintln(os.Stderr, "error:", b)
		}
		seen[b] = true
	}
	if len(seen) > 0 {
		fmt.Fprintf(os.Stderr, "hint: imports point from the maker to the made, data <- app <- build; see build/internal/imports\n")
		return 1
	}
	fmt.Printf("imports: %d packages of this module keep the rule\n", len(ours(native)))
	return 0
}

// pack is a package as go list tells it.
type pack struct {
	ImportPath string
	Standard   bool
	GoFiles    []string
	Imports    []string
	Module     *struct{ Main bool }
}

// graph is every package reached, by import path.
type graph map[string]*pack

func list(env []string, patterns ...string) (graph, error) {
	cmd := exec.Command("go", append([]string{"list", "-deps", "-json=ImportPath,Standard,GoFiles,Imports,Module"}, patterns...)...)
	cmd.Env = append(os.Environ(), env...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, &complaint)
	}
	packages := graph{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pack
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		packages[p.ImportPath] = &p
	}
}
