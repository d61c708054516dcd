package main

import (
	"fmt"
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
