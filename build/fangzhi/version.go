package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"fangzhi/data/bundlefile"
	"fangzhi/data/catalog"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"

	"github.com/spf13/cobra"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Tell the version of the program and of the formats it writes",
		Args:  cobra.NoArgs,
		Run: func(cmd *cobra.Command, _ []string) {
			fmt.Fprintf(cmd.OutOrStdout(), "fangzhi %s, %s\nindex %d, bundle %d, catalog %d, token %d\n",
				programVersion(), runtime.Version(), indexfile.Version, bundlefile.Version, catalog.Version, token.Version)
		},
	}
}

// programVersion is the module's version, or the commit it was built from.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return info.Main.Version
}

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
	if _, err := io.Copy(sum, headOf(file)); err != nil {
		return "", err
	}
	return "program " + hex.EncodeToString(sum.Sum(nil)[:16]), nil
}

// headOf is so much of a program as tells it from all others: where the linker
// has marked it with a hash of all it is made of, what go tool buildid reads.
func headOf(program io.Reader) io.Reader {
	head := make([]byte, 32<<10)
	n, err := io.ReadFull(program, head)
	for _, mark := range []string{"\x04\x00\x00\x00Go\x00\x00", "Go build ID: \""} { // in ELF, and elsewhere
		if err == nil && bytes.Contains(head, []byte(mark)) {
			return bytes.NewReader(head)
		}
	}
	return io.MultiReader(bytes.NewReader(head[:n]), program)
}
