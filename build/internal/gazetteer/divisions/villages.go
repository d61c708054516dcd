package main

import (
	"fmt"
	"slices"
	"strings"

	"fangzhi/data/token"
)

// endings are what villages and communities are called, the longer ones first.
var endings = strings.Fields(`社区居民委员会 社区居委会 社区村民委员会 社区村委会 居民委员会 村民委员会 居委会 村委会 嘎查委员会 社区 嘎查 村`)

// readVillages gives each division the villages that the table has in it. Those
// of a zone or an office that is no town lie in its county.
func (d *division) readVillages(name string) error {
	byCode := map[string]*division{}
	d.codes(byCode)
	rows, err := readTable(name)
	if err != nil {
		return err
	}
	for _, row := range rows {
		in := byCode[row["streetCode"]]
		for _, code := range []string{row["areaCode"], row["cityCode"], row["provinceCode"]} {
			if in == nil {
				in = byCode[code]
			}
		}
		if in == nil {
			return fmt.Errorf("%s: %s lies in %s, which is not known", name, row["name"], row["streetCode"])
		}
		if stem := stemOf(row["name"]); stem != "" && !slices.Contains(in.villages, stem) {
			in.villages = append(in.villages, stem)
		}
	}
	return nil
}

func (d *division) codes(all map[string]*division) {
	if d.code != "" {
		all[d.code] = d
	}
	for _, b := range d.below {
		b.codes(all)
	}
}

// stemOf is a village's name without what it is called, or "" where that tells
// nothing of it.
func stemOf(name string) string {
	for _, ending := range endings {
		if stem, ok := strings.CutSuffix(name, ending); ok {
			name = stem
			break
		}
	}
	const longest = 8 // characters
	if n := len([]rune(name)); n == 0 || n > longest || strings.ContainsAny(name, "（）() \t") {
		return ""
	}
	return token.FoldString(name)
}

// writeVillages writes the villages of each division in a line of its own, in the
// order in which write has the divisions.
func (d *division) writeVillages(out *strings.Builder, depth int) {
	if depth >= 0 {
		if len(d.villages) > 0 {
			out.WriteString("\t" + strings.Join(d.villages, "\t") + "\t")
		}
		out.WriteString("\n")
	}
	for _, b := range d.below {
		b.writeVillages(out, depth+1)
	}
}
