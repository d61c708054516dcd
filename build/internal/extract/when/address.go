package when

import (
	"path"
	"strings"

	"fangzhi/build/internal/expression"
)

// dayInAddress is the day that the article's address or its file's name has in it.
func (d days) dayInAddress() (value, words string) {
	for _, address := range []string{d.a.Origin.URL, fileName(d.a.Origin.Path)} {
		if words := inAddress(address); words != "" {
			if value, ok := d.parse(words); ok {
				return value, address
			}
		}
	}
	return "", ""
}

// inAddress is the day that an address or a file's name has in it:
// /2021/12/28/, /2021-12/28/, /2021_12_28_, /20211228/, /2021/news_1228/, t20211228_, 2021-12-28-title.md,
// title(2021-12-28).md.
func inAddress(address string) string {
	m := addressDay.FindStringSubmatch(address)
	if m == nil {
		return ""
	}
	for i := 1; i < len(m); i += 3 {
		if m[i] != "" {
			return m[i] + "-" + m[i+1] + "-" + m[i+2]
		}
	}
	return ""
}

var addressDay = expression.Compile(`(?:^|[/_=(（-])((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?:[/_.)）-]|$)|` +
	`(?:^|[/_=-])((?:19|20)\d\d)(\d\d)/(\d\d)/|` +
	`/((?:19|20)\d\d)/(0[1-9]|1[0-2])([0-3]\d)/|` +
	`/((?:19|20)\d\d)/[a-z]{2,16}_(0[1-9]|1[0-2])([0-3]\d)/|` +
	`(?:^|[/_=t-])((?:19|20)\d\d)(\d\d)(\d\d)(?:[/_.-]|$)`)

func fileName(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }
