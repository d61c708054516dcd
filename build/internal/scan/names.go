package scan

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

// named gives files whose names are not UTF-8 paths that are: folders that
// were unpacked or copied from systems of GBK or Big5 are full of them. Their
// charset is told by all together; two that read alike are numbered.
func named(files []File, names func([]byte) string) []File {
	var foreign []int
	var all strings.Builder
	taken := map[string]bool{}
	for i, f := range files {
		if utf8.ValidString(f.Path) {
			taken[f.Path] = true
			continue
		}
		foreign = append(foreign, i)
		all.WriteString(strings.ReplaceAll(f.Path, "\n", " ") + "\n")
	}
	if len(foreign) == 0 {
		return files
	}
	text := all.String()
	if names != nil {
		text = names([]byte(text))
	}
	lines := strings.Split(text, "\n")
	for n, i := range foreign {
		name := files[i].Path
		if len(lines) > len(foreign) {
			name = lines[n]
		}
		files[i].Path = apart(strings.ToValidUTF8(name, "\uFFFD"), taken)
	}
	return files
}

// apart is a path that is not taken yet, numbered before its ending where it must be.
func apart(name string, taken map[string]bool) string {
	ending := path.Ext(name)
	free := name
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s~%d%s", strings.TrimSuffix(name, ending), n, ending)
	}
	taken[free] = true
	return free
}
