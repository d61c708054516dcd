// Command generate writes the class table of package token: which characters
// are one character in another writing, and which of them are seen only in
// Simplified or only in Traditional text. Run it with `go generate`.
//
// Its inputs are not in the repository. OpenCC's character dictionaries come
// from the module proxy and Unihan's from Debian's package unicode-data; both
// are held to the checksums below, so that the same table always comes out.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	output := flag.String("o", "class_table.go", "Go file to write")
	unicodeDir := flag.String("unicode", "/usr/share/unicode", "folder of Debian's package unicode-data")
	review := flag.Bool("review", false, "print the classes for a reader, the largest first, and write nothing")
	flag.Parse()
	if err := run(*output, *unicodeDir, *review); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(output, unicodeDir string, review bool) error {
	src, err := readSources(unicodeDir)
	if err != nil {
		return err
	}
	classes := buildClasses(src)
	if review {
		printClasses(os.Stdout, classes)
		return nil
	}
	table, err := encode(src, classes)
	if err != nil {
		return err
	}
	return os.WriteFile(output, table, 0o644)
}
