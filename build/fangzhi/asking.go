package main

import (
	"strings"
	"time"

	"fangzhi/app/engine"
	"fangzhi/data/facet"

	"github.com/spf13/cobra"
)

// asking is what the flags say of the articles wanted.
type asking struct {
	filters  []string
	sort     string
	from, to string
	works    bool // of copies only one counts
}

func (a *asking) addFlags(cmd *cobra.Command) {
	a.addNarrowing(cmd)
	cmd.Flags().StringVar(&a.sort, "sort", "", "the `order`: relevance, newest or oldest")
}

// addNarrowing adds the flags that narrow the articles.
func (a *asking) addNarrowing(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&a.filters, "filter", nil, "only articles with a facet value, as `kind=value`; may be repeated")
	cmd.Flags().StringVar(&a.from, "from", "", "first `day`, as 2006, 2006-01 or 2006-01-02")
	cmd.Flags().StringVar(&a.to, "to", "", "last `day`, likewise")
}

// request is the request without its query; a wrong flag is misuse.
func (a *asking) request() (engine.Request, error) {
	req := engine.Request{Sort: engine.Sort(a.sort), From: a.from, To: a.to, Works: a.works}
	switch req.Sort {
	case "", engine.Relevance, engine.Newest, engine.Oldest:
	default:
		return req, misuse("--sort relevance, newest or oldest", "no order is called %q", a.sort)
	}
	for _, day := range []string{a.from, a.to} {
		if !isDay(day) {
			return req, misuse("write a day as 2006, 2006-01 or 2006-01-02", "%q is no day", day)
		}
	}
	if a.to != "" && a.from > a.to && !strings.HasPrefix(a.from, a.to) {
		return req, misuse("--from is the first day, --to the last", "--from %s lies after --to %s", a.from, a.to)
	}
	for _, filter := range a.filters {
		kind, value, ok := strings.Cut(filter, "=")
		if _, known := facet.Parse(kind); !ok || !known || value == "" {
			return req, misuse("write a filter as kind=value; the kinds are "+kinds(), "%q is no filter", filter)
		}
		if kind == string(facet.Year) && !isDay(value) {
			return req, misuse("write a year as 2006, a month as 2006-01", "%q is no year", value)
		}
		req.Filters = append(req.Filters, engine.Filter{Kind: kind, Value: value})
	}
	return req, nil
}

func kinds() string {
	names := make([]string, len(facet.Kinds))
	for i, k := range facet.Kinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}

// isDay tells whether text is a year, a month or a day; "" leaves it open.
func isDay(text string) bool {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return text == ""
}

func addWorks(cmd *cobra.Command, ask *asking) {
	cmd.Flags().BoolVar(&ask.works, "works", false, "count of reposts and near-copies only one")
}
