package engine

import (
	"context"
	"maps"
	"slices"
	"time"

	"fangzhi/app/engine/language"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
)

// MostTerms is how many queries a Trend sets beside each other.
const MostTerms = 8

// TrendRequest asks how often queries hit over time.
type TrendRequest struct {
	Queries []string `json:"queries"`
	Filters []Filter `json:"filters,omitempty"`
	From    string   `json:"from,omitempty"`
	To      string   `json:"to,omitempty"`
	By      string   `json:"by,omitempty"`    // "year", which "" means, or "month"
	Works   bool     `json:"works,omitempty"` // whether of reposts and near-copies only one counts
}

// Trend is hits over time. `fangzhi trend --json`, the page API and the app
// all get this object.
type Trend struct {
	By        string      `json:"by"`
	Terms     []TrendTerm `json:"terms"`
	Periods   []Period    `json:"periods"` // those that articles passing the filters are dated in, oldest first
	Undated   Period      `json:"undated"` // the articles without a date
	TookMS    float64     `json:"took_ms"`
	BytesRead int64       `json:"bytes_read"`
	Reads     int         `json:"reads"`
	Problems  []string    `json:"problems,omitempty"`
}

// TrendTerm is a query and what it comes to in all.
type TrendTerm struct {
	Query    string `json:"query"`
	Hits     int    `json:"hits"`
	Articles int    `json:"articles"` // that have hits
	Copies   int    `json:"copies"`   // articles left out because another is the same work
}

// Period is a year or a month.
type Period struct {
	Period     string       `json:"period"`     // 2006 or 2006-01; "" for the undated
	Articles   int          `json:"articles"`   // all that pass the filters, hit or not
	Characters uint64       `json:"characters"` // of their titles and bodies, without white space
	Counts     []TrendCount `json:"counts"`     // by term
}

// TrendCount is what a term comes to in a period.
type TrendCount struct {
	Hits     int     `json:"hits"`
	Articles int     `json:"articles"` // that have hits
	Rate     float64 `json:"rate"`     // hits in 10,000 characters
}

// undated stands for the period of articles without a date.
const undated = -1 << 31

// Trend counts the hits of up to MostTerms queries by year or month, and the
// characters among which they stand.
func (a *Archive) Trend(ctx context.Context, req TrendRequest, progress func(Progress)) (*Trend, error) {
	started := time.Now()
	a.meter.take(nil)
	months := 12
	switch {
	case req.By == "month":
		months = 1
	case req.By != "" && req.By != "year":
		return nil, &language.QueryError{Query: req.By, Problem: "query.bad-sort"}
	case len(req.Queries) > MostTerms:
		return nil, &language.QueryError{Query: req.Queries[MostTerms], Problem: "query.many-terms"}
	}
	c := &chart{months: months, terms: len(req.Queries), periods: map[int]*Period{}}
	t := &Trend{By: "year", Terms: []TrendTerm{}, Periods: []Period{}}
	if months == 1 {
		t.By = "month"
	}
	problems, err := c.countAll(ctx, a, req)
	if err != nil {
		return nil, err
	}
	for i, query := range req.Queries {
		f, err := a.findings(ctx, req.request(query))
		if err == nil {
			err = f.count(ctx, progress)
		}
		if err != nil {
			return nil, err
		}
		c.countTerm(f, i)
		hits, articles := f.total()
		t.Terms = append(t.Terms, TrendTerm{query, hits, articles, f.query.works.copies()})
		problems = append(problems, f.query.problems...)
	}
	t.Undated = c.take(undated)
	for _, number := range slices.Sorted(maps.Keys(c.periods)) {
		t.Periods = append(t.Periods, c.take(number))
	}
	slices.Sort(problems)
	t.Problems = append(append([]string{}, a.info.Problems...), slices.Compact(problems)...)
	var took Result
	a.meter.take(&took)
	t.BytesRead, t.Reads = took.BytesRead, took.Reads
	t.TookMS = float64(time.Since(started).Microseconds()) / 1000
	return t, nil
}

// request is the request for the articles of one query; "" for all there are.
func (r *TrendRequest) request(query string) Request {
	return Request{Query: query, Filters: r.Filters, From: r.From, To: r.To, Works: r.Works}
}

// chart adds up by period.
type chart struct {
	months  int // in a period
	terms   int
	periods map[int]*Period
}

// period is that of a month, counted from January of the year 0.
func (c *chart) period(month int) *Period {
	number := undated
	if month != indexfile.NoMonth {
		number = month / c.months
	}
	if c.periods[number] == nil {
		c.periods[number] = &Period{Counts: make([]TrendCount, c.terms)}
	}
	return c.periods[number]
}

// take takes a period out, with its name and rates.
func (c *chart) take(number int) Period {
	p := c.periods[number]
	delete(c.periods, number)
	if p == nil {
		p = &Period{Counts: make([]TrendCount, c.terms)}
	}
	switch {
	case number == undated:
	case c.months == 1:
		p.Period = monthText(number)
	default:
		p.Period = monthText(12 * number)[:4]
	}
	for i := range p.Counts {
		if p.Characters > 0 {
			p.Counts[i].Rate = float64(p.Counts[i].Hits) * 10000 / float64(p.Characters)
		}
	}
	return *p
}

// countAll counts the articles among which hits may stand, and their
// characters: by the sums in the index, or article by article when not all pass.
func (c *chart) countAll(ctx context.Context, a *Archive, req TrendRequest) (problems []string, err error) {
	narrowed := len(req.Filters) > 0 || req.From != "" || req.To != ""
	for _, s := range a.segments {
		narrowed = narrowed || req.Works && s.index.ValueCount(facet.Work) > 0
	}
	if narrowed {
		q, err := a.everything(ctx, req.request(""))
		if err != nil {
			return nil, err
		}
		q.note(parallel(len(q.plans), func(i int) error { return q.plans[i].loadCharacters(inRound(ctx, 4), q.inSegment(i)) }))
		c.each(q, q.documents, func(_ int, p *Period, characters int) {
			p.Articles++
			p.Characters += uint64(characters)
		})
		return q.problems, ctx.Err()
	}
	months := make([][]indexfile.Month, len(a.segments))
	errs := parallel(len(a.segments), func(i int) (err error) {
		months[i], err = a.segments[i].index.Months(ctx)
		return err
	})
	for i, err := range errs {
		if err != nil {
			problems = append(problems, err.Error())
		}
		for _, month := range months[i] {
			p := c.period(month.Number)
			p.Articles += month.Documents
			p.Characters += month.Characters
		}
	}
	return problems, ctx.Err()
}

// countTerm adds the hits of a term.
func (c *chart) countTerm(f *findings, term int) {
	c.each(f.query, f.documents, func(i int, p *Period, _ int) {
		if f.hits[i] > 0 {
			p.Counts[term].Hits += int(f.hits[i])
			p.Counts[term].Articles++
		}
	})
}

// each visits documents with their periods and, as far as they were loaded,
// their characters.
func (c *chart) each(q *query, documents []uint64, visit func(i int, p *Period, characters int)) {
	for i, number := range documents {
		segment, local := q.reader.Locate(number)
		index, month := q.plans[segment].index, indexfile.NoMonth
		if day, ok := index.DayOf(local); ok {
			month = day.Month()
		}
		characters, _ := index.CharactersOf(local)
		visit(i, c.period(month), characters)
	}
}

// loadCharacters reads the lengths of documents.
func (p *plan) loadCharacters(ctx context.Context, documents []uint32) error {
	var blocks []int
	for _, document := range documents {
		if block := indexfile.ColumnBlock(int(document)); len(blocks) == 0 || blocks[len(blocks)-1] != block {
			blocks = append(blocks, block)
		}
	}
	return p.index.LoadCharacters(ctx, blocks)
}
