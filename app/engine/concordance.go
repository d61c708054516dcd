package engine

import (
	"context"
	"encoding/json"
	"slices"
	"sort"
	"time"
	"unicode/utf8"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
)

// The orders of a concordance; Newest is one too.
const (
	ByDate  Sort = "date"  // oldest first, the undated last
	ByLeft  Sort = "left"  // by what stands before the hit, read outward from it
	ByRight Sort = "right" // by what stands behind it
)

const (
	contextRunes = 40      // of a line on either side, at most
	mostLines    = 1 << 19 // that are given, or sorted by their context
)

// Concordance is hits in their context, aligned on the hit. `fangzhi
// concordance --json`, the page API and the app all get this object.
type Concordance struct {
	Query     string   `json:"query"`
	Sort      Sort     `json:"sort"`
	Total     int      `json:"total"`    // hits
	Articles  int      `json:"articles"` // that have hits
	Copies    int      `json:"copies"`   // articles left out because another is the same work
	Sorted    int      `json:"sorted"`   // lines in this order: Total, or 524288 of a sort by context
	TookMS    float64  `json:"took_ms"`
	BytesRead int64    `json:"bytes_read"`
	Reads     int      `json:"reads"`
	Rounds    int      `json:"rounds"` // reads in sequence, where articles are not read in batches
	Lines     []Line   `json:"lines"`
	Problems  []string `json:"problems,omitempty"`
}

// Line is a hit with what stands around it in its block, as it is written.
type Line struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Date   *string `json:"date"`
	Source string  `json:"source"`
	Number int     `json:"number"` // which of the article's marks, from 1
	Mark
	Left    string `json:"left"`
	Hit     string `json:"hit"`
	Right   string `json:"right"`
	Problem string `json:"problem,omitempty"` // why the article could not be read
}

// kept is the latest concordance, so that turning its pages finds it sorted.
type kept struct {
	asked    string // the request but for its page
	findings *findings
	total    int       // hits
	articles int       // that have hits
	order    []uint32  // findings' documents by date
	lines    []lineRef // all lines sorted by context, nil for an order by date
}

// lineRef is a line: a hit of an article.
type lineRef struct {
	rank   uint32 // of the article in kept.order
	number uint32 // from 1
}

// Concordance answers a request with its hits, in the order ByDate, Newest,
// ByLeft or ByRight; Offset and Limit count hits. Of an order by date the
// articles of the page are read, and others only when the positions cannot
// tell how many hits there are; for an order by context all that are found.
func (a *Archive) Concordance(ctx context.Context, req Request, progress func(Progress)) (*Concordance, error) {
	started := time.Now()
	a.meter.take(nil)
	switch req.Sort {
	case "":
		req.Sort = ByDate
	case Newest, ByDate, ByLeft, ByRight:
	default:
		return nil, &language.QueryError{Query: req.Query, Problem: "query.bad-sort"}
	}
	if req.Limit <= 0 {
		req.Limit = DefaultLimit
	}
	k, err := a.sorted(ctx, req, progress)
	if err != nil {
		return nil, err
	}
	f := k.findings
	result := &Concordance{Query: req.Query, Sort: req.Sort, Total: k.total, Articles: k.articles, Copies: f.query.works.copies(), Sorted: k.total}
	refs := k.page(max(0, req.Offset), min(req.Limit, mostLines))
	if k.lines != nil {
		result.Sorted = len(k.lines)
	}
	result.Lines = []Line{}
	for some := range slices.Chunk(refs, hitsTogether) {
		lines, err := k.read(ctx, some)
		if err != nil {
			return nil, err
		}
		result.Lines = append(result.Lines, lines...)
	}
	result.Problems = append(append([]string{}, a.info.Problems...), f.query.problems...)
	var took Result
	a.meter.take(&took)
	result.BytesRead, result.Reads, result.Rounds = took.BytesRead, took.Reads, took.Rounds
	result.TookMS = float64(time.Since(started).Microseconds()) / 1000
	return result, nil
}

// sorted finds and sorts what a request asks for, or takes it from the latest
// concordance.
func (a *Archive) sorted(ctx context.Context, req Request, progress func(Progress)) (*kept, error) {
	req.Offset, req.Limit, req.Counts = 0, 0, false
	asked, err := json.Marshal(req)
	if err != nil {
		return nil, err
	}
	if a.kept != nil && a.kept.asked == string(asked) {
		return a.kept, nil
	}
	a.kept = nil
	f, err := a.findings(ctx, req)
	if err != nil {
		return nil, err
	}
	k := &kept{asked: string(asked), findings: f, order: f.byDate(req.Sort != Newest)}
	if req.Sort == ByLeft || req.Sort == ByRight {
		err = k.sortByContext(ctx, req.Sort == ByLeft, progress)
	} else {
		err = f.count(ctx, progress)
	}
	if err != nil {
		return nil, err
	}
	k.total, k.articles = f.total()
	if len(f.query.problems) == 0 {
		a.kept = k
	}
	return k, nil
}

// byDate orders the documents by their days, those of one day as they stand in
// the archive and those of none last.
func (f *findings) byDate(oldest bool) []uint32 {
	days, places := make([]int, len(f.documents)), make([]uint64, len(f.documents))
	order := make([]uint32, len(f.documents))
	for i, number := range f.documents {
		order[i], places[i] = uint32(i), archivePlace(f.query.reader, f.query.plans, number)
		segment, local := f.query.reader.Locate(number)
		day, ok := f.query.plans[segment].index.DayOf(local)
		switch {
		case !ok:
			days[i] = 1 << 40
		case oldest:
			days[i] = day.Number
		default:
			days[i] = -day.Number
		}
	}
	sort.Slice(order, func(i, k int) bool {
		a, b := order[i], order[k]
		return days[a] < days[b] || days[a] == days[b] && places[a] < places[b]
	})
	return order
}

// page is a part of the lines.
func (k *kept) page(offset, limit int) []lineRef {
	if k.lines != nil {
		from := min(offset, len(k.lines))
		return k.lines[from:min(from+limit, len(k.lines))]
	}
	var refs []lineRef
	for rank, i := range k.order {
		hits := int(k.findings.hits[i])
		if offset >= hits {
			offset -= hits
			continue
		}
		for n := offset; n < hits; n++ {
			if len(refs) == limit {
				return refs
			}
			refs = append(refs, lineRef{uint32(rank), uint32(n + 1)})
		}
		offset = 0
	}
	return refs
}

// read reads the articles of lines and cuts the lines out.
func (k *kept) read(ctx context.Context, refs []lineRef) ([]Line, error) {
	q := k.findings.query
	which := map[uint32]int{} // by rank, which of documents
	var documents []uint64
	for _, ref := range refs {
		if _, ok := which[ref.rank]; !ok {
			which[ref.rank] = len(documents)
			documents = append(documents, k.findings.documents[k.order[ref.rank]])
		}
	}
	articles := q.at(inRound(ctx, 5), documents, true)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	found := make([][]Mark, len(articles))
	for i, e := range articles {
		if e.err == nil {
			found[i] = marks(e.Article, k.findings.leaves)
		}
	}
	lines := make([]Line, len(refs))
	for i, ref := range refs {
		at := which[ref.rank]
		switch {
		case articles[at].err != nil:
			lines[i] = Line{Number: int(ref.number), Problem: articles[at].err.Error()}
		case int(ref.number) > len(found[at]):
			lines[i] = Line{Number: int(ref.number), Problem: articles[at].ID + ": the article and the index disagree: build the site again"}
		default:
			lines[i] = newLine(articles[at].Article, found[at][:ref.number])
		}
	}
	return lines, nil
}

// newLine is the line of the last of an article's hits up to it.
func newLine(a *article.Article, hits []Mark) Line {
	mark := hits[len(hits)-1]
	l := Line{ID: a.ID, Title: a.Title, Date: a.Date, Source: a.Source, Number: len(parted(slices.Clone(hits))), Mark: mark}
	l.Left, l.Hit, l.Right = around(a, mark)
	return l
}

// around cuts a hit out of its block with what stands before and behind it.
func around(a *article.Article, mark Mark) (left, hit, right string) {
	text := a.Title
	if mark.Block != article.InTitle {
		text = a.Blocks[mark.Block].Text
	}
	start, end := mark.ByteOffset, mark.ByteOffset+mark.Bytes
	shift := max(0, start-utf8.UTFMax*contextRunes)
	line := []byte(text[shift:min(len(text), end+utf8.UTFMax*contextRunes)])
	left = text[shift+back(line, start-shift, contextRunes) : start]
	right = text[end : shift+forward(line, end-shift, contextRunes)]
	return left, text[start:end], right
}
