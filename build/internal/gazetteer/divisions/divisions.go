package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// division is one in the tree; the root is the whole country.
type division struct {
	name     string
	code     string
	below    []*division
	villages []string // that lie in no lower division of the table
}

func (d *division) write(out *strings.Builder, depth int) {
	if depth >= 0 {
		out.WriteString(strings.Repeat("\t", depth) + d.name + "\n")
	}
	for _, b := range d.below {
		b.write(out, depth+1)
	}
}

// under adds a division. What has the name of the one it lies in is that one:
// 东莞市 is a city and its own county.
func (d *division) under(name, code string) *division {
	if name == d.name {
		return d
	}
	for _, b := range d.below {
		if b.name == name {
			return b
		}
	}
	b := &division{name: name, code: code}
	d.below = append(d.below, b)
	return b
}

// fillers are rows that stand for a level that is not there.
var fillers = []string{"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}

// readDivisions reads provinces, cities, areas and streets.
func readDivisions(folder string) (*division, error) {
	root := &division{}
	byCode := map[string]*division{}
	tables := []struct {
		file, parent string
	}{{"provinces.csv", ""}, {"cities.csv", "provinceCode"}, {"areas.csv", "cityCode"}, {"streets.csv", "areaCode"}}
	for _, table := range tables {
		rows, err := readTable(filepath.Join(folder, table.file))
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			parent := root
			if table.parent != "" {
				if parent = byCode[row[table.parent]]; parent == nil {
					return nil, fmt.Errorf("%s: %s lies in %s, which is not known", table.file, row["name"], row[table.parent])
				}
			}
			name := row["name"]
			switch {
			case slices.Contains(fillers, name):
				byCode[row["code"]] = parent
			case table.file != "streets.csv":
				byCode[row["code"]] = parent.under(name, row["code"])
			default:
				if name = townName(name); name != "" {
					parent.under(name, row["code"])
				}
			}
		}
	}
	return root, addOthers(root, filepath.Join(folder, "HK-MO-TW.json"))
}

// townName is a town's name as texts write it. What is no town is left out:
// farms, zones and offices of all kinds stand in the table beside them.
func townName(name string) string {
	name = strings.TrimSuffix(name, "办事处")
	for _, ending := range []string{"街道", "镇", "乡", "苏木", "地区"} {
		if strings.HasSuffix(name, ending) && len([]rune(name)) > len([]rune(ending)) {
			return name
		}
	}
	return ""
}

func readTable(name string) ([]map[string]string, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close() // only read from
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, column := range lines[0] {
			row[column] = line[i]
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// addOthers adds Hong Kong with its districts, Macau, and Taiwan with its
// cities and counties.
func addOthers(root *division, name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var all map[string]map[string][]string
	if err := json.Unmarshal(data, &all); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, province := range []string{"香港特别行政区", "澳门特别行政区", "台湾省"} {
		p := root.under(province, "")
		for _, part := range sorted(all[province]) {
			switch province {
			case "香港特别行政区":
				for _, district := range all[province][part] {
					p.under(district, "")
				}
			case "台湾省":
				p.under(part, "")
			}
		}
	}
	return nil
}

func sorted(parts map[string][]string) []string {
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
