package main

import (
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
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return "program " + hex.EncodeToString(sum.Sum(nil)[:16]), nil
}
