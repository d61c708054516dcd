package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// MediaFolder is where a site keeps its pictures.
const MediaFolder = "media"

// Pictures tells of the pictures in a site's media folder. Their list is a
// file of its own, which only a reader that keeps them all needs.
type Pictures struct {
	Count int    `json:"count"`
	Bytes int64  `json:"bytes"` // of all of them; files as found not counted
	List  string `json:"list"`
}

// Picture is a picture of a site, a line of the list: name, bytes, width,
// height, recipe and, where the file as found is kept, its name, parted by spaces.
type Picture struct {
	Name          string // its path in the site
	Bytes         int64
	Width, Height int    // in pixels
	Recipe        string // names what it was made of and how
	Full          string // the file as found, as a path in the site, or ""
}

// ListPictures writes the list of pictures, by name, and sums them up.
func ListPictures(all []Picture) ([]byte, Pictures) {
	slices.SortFunc(all, func(a, b Picture) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Recipe, b.Recipe))
	})
	var out []byte
	var sum Pictures
	for i, p := range all {
		line := fmt.Sprintf("%s %d %d %d %s %s", p.Name, p.Bytes, p.Width, p.Height, p.Recipe, p.Full)
		out = append(append(out, strings.TrimRight(line, " ")...), '\n')
		if i == 0 || all[i-1].Name != p.Name {
			sum.Count++
			sum.Bytes += p.Bytes
		}
	}
	return out, sum
}

// ParsePictures reads a list of pictures. Two may have one name.
func ParsePictures(list []byte) ([]Picture, error) {
	var all []Picture
	for line := range strings.Lines(string(list)) {
		words := strings.Fields(line)
		if len(words) < 5 || !inMedia(words[0]) {
			return nil, fmt.Errorf("pictures: line %d is none of a list", len(all)+1)
		}
		p := Picture{Name: words[0], Recipe: words[4]}
		var err, err2, err3 error
		p.Bytes, err = strconv.ParseInt(words[1], 10, 64)
		p.Width, err2 = strconv.Atoi(words[2])
		p.Height, err3 = strconv.Atoi(words[3])
		if err != nil || err2 != nil || err3 != nil || p.Bytes <= 0 || p.Width <= 0 || p.Height <= 0 {
			return nil, fmt.Errorf("pictures: line %d has impossible numbers", len(all)+1)
		}
		if len(words) > 5 {
			if p.Full = words[5]; !inMedia(p.Full) {
				return nil, fmt.Errorf("pictures: line %d is none of a list", len(all)+1)
			}
		}
		all = append(all, p)
	}
	return all, nil
}

// inMedia tells the names of pictures in a site.
func inMedia(name string) bool {
	rest, ok := strings.CutPrefix(name, MediaFolder+"/")
	return ok && rest != "" && !strings.ContainsAny(rest, `/\:?#%`) && !strings.HasPrefix(rest, ".")
}
