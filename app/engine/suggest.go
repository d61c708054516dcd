package engine

import (
	"context"
	"slices"
	"sort"
	"strings"
	"unicode"

	"fangzhi/app/engine/language"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// SuggestRequest is a query being typed.
type SuggestRequest struct {
	Text  string `json:"text"`
	Limit int    `json:"limit,omitempty"` // 0 means DefaultSuggestions
}

// Bounds on how many suggestions are given.
const (
	DefaultSuggestions = 8
	maxSuggestions     = 50
)

// Suggestions are what the last word of a query may become.
type Suggestions struct {
	Text      string       `json:"text"`
	Rest      string       `json:"rest"` // the query without the word that is suggested for
	List      []Suggestion `json:"suggestions"`
	BytesRead int64        `json:"bytes_read"`
	Reads     int          `json:"reads"`
}

// TitleKind is the kind of a suggestion that is an article's title.
const TitleKind = "title"

// Suggestion is a facet value or an article's title. Suggestions of one kind
// stand together, the kind with the best first, titles last.
type Suggestion struct {
	Kind  string  `json:"kind"`  // a facet kind, or TitleKind
	Value string  `json:"value"` // a facet value; a title
	Parts []Part  `json:"parts"` // the name shown, of a place its narrowest level; what was typed is marked
	Count int     `json:"count"` // articles that have the value; 1 for a title
	ID    string  `json:"id,omitempty"`
	Date  *string `json:"date,omitempty"`
	whole bool
	place uint32 // of a title's article in the archive
}

// Suggest completes the last word of a query, which may be typed in
// characters of either script, in pinyin, or in initials; behind the name of a
// field, such as 地点:, with values of that field alone. What no suggestion is
// known for has none; it is no error.
func (a *Archive) Suggest(ctx context.Context, req SuggestRequest) (*Suggestions, error) {
	a.meter.take(nil)
	w := lastWord(req.Text)
	result := &Suggestions{Text: req.Text, Rest: w.rest, List: []Suggestion{}}
	limit := min(req.Limit, maxSuggestions)
	if limit <= 0 {
		limit = DefaultSuggestions
	}
	list, err := a.completed(ctx, indexfile.NewTyped(w.text), w, limit)
	if err != nil {
		return nil, err
	}
	result.List = append(result.List, list...)
	var taken Result
	a.meter.take(&taken)
	result.BytesRead, result.Reads = taken.BytesRead, taken.Reads
	return result, nil
}

// completed is what a word may become.
func (a *Archive) completed(ctx context.Context, typed indexfile.Typed, w word, limit int) ([]Suggestion, error) {
	values, titles := make([][]Suggestion, len(a.segments)), make([][]Suggestion, len(a.segments))
	errs := parallel(len(a.segments), func(i int) (err error) {
		values[i], titles[i], err = a.segments[i].suggest(ctx, typed, w, limit)
		return err
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := firstError(errs); err != nil && len(errs) == 1 {
		return nil, err // of several segments, those that can be read suggest
	}
	best := mergeValues(values)
	if len(a.segments) > 1 {
		best = best[:min(len(best), limit)]
		a.countElsewhere(ctx, best, values)
		sortValues(best)
	}
	return arrange(best, mergeTitles(titles), limit), nil
}

// countElsewhere adds to the counts of values those of the segments that did not
// suggest them, as they have enough that is commoner there.
func (a *Archive) countElsewhere(ctx context.Context, best []Suggestion, bySegment [][]Suggestion) {
	counts := make([][]int, len(a.segments))
	parallel(len(a.segments), func(i int) error {
		var keys []indexfile.Key
		var of []int // the value of each key
		for k := range best {
			if !slices.ContainsFunc(bySegment[i], best[k].isSameValue) {
				keys, of = append(keys, best[k].key()), append(of, k)
			}
		}
		if len(keys) == 0 {
			return nil
		}
		lists, err := a.segments[i].index.Lookup(ctx, keys)
		counts[i] = make([]int, len(best))
		for k, list := range lists {
			if list != nil {
				counts[i][of[k]] = list.DocFreq
			}
		}
		return err // a segment that cannot be read suggests nothing either
	})
	for _, ofSegment := range counts {
		for k, n := range ofSegment {
			best[k].Count += n
		}
	}
}

// key is that of the articles with a value.
func (s *Suggestion) key() indexfile.Key {
	kind := facet.Kind(s.Kind)
	field, _ := indexfile.FieldOf(kind)
	return indexfile.Key{Field: field, Term: facet.Key(kind, s.Value)}
}

func (s *Suggestion) isSameValue(other Suggestion) bool { return s.key() == other.key() }

// word is what is being typed, and what it may become.
type word struct {
	text   string
	rest   string
	kinds  []facet.Kind // nil for all
	titles bool
}

// lastWord takes the last word of a query, and the name of a field before it.
func lastWord(query string) word {
	runes := []rune(query)
	start := len(runes)
	for start > 0 && !endsWord(runes[start-1]) {
		start--
	}
	w := word{text: strings.TrimLeft(string(runes[start:]), "-－"), rest: strings.TrimSpace(string(runes[:start])), titles: true}
	name, value, found := strings.Cut(strings.Replace(w.text, "：", ":", 1), ":")
	if !found || len([]rune(name)) > language.MaxFieldName {
		return w
	}
	name = token.FoldString(name)
	field, isText := language.TextNames[name]
	kind, isKind := language.KindNamed[name]
	switch {
	case isText:
		w.text, w.kinds, w.titles = value, []facet.Kind{}, field == indexfile.Title
	case isKind:
		w.text, w.kinds, w.titles = value, []facet.Kind{kind}, false
	case language.DateNames[name]:
		w.text = ""
	}
	return w
}

func endsWord(r rune) bool {
	return unicode.IsSpace(r) || language.IsOpen(r) || language.IsClose(r) || language.IsQuote(r) || r == '|' || r == '｜'
}

// suggest gives a segment's values and titles, those that are best there.
func (s *segment) suggest(ctx context.Context, typed indexfile.Typed, w word, limit int) (values, titles []Suggestion, err error) {
	found, err := s.index.Suggest(ctx, typed, w.kinds, w.titles, limit)
	if err != nil {
		return nil, nil, err
	}
	at := slices.IndexFunc(found, func(f indexfile.Suggestion) bool { return f.Kind == "" })
	if at < 0 {
		at = len(found)
	}
	errs := parallel(2, func(i int) (err error) {
		if i == 0 {
			values, err = s.suggestedValues(ctx, typed, found[:min(at, limit)])
		} else {
			titles = s.suggestedTitles(ctx, typed, found[at:min(len(found), at+titleRoom(at, limit))])
		}
		return err
	})
	return values, titles, firstError(errs)
}

func (s *segment) suggestedValues(ctx context.Context, typed indexfile.Typed, found []indexfile.Suggestion) ([]Suggestion, error) {
	wanted := map[facet.Kind][]uint32{}
	for _, f := range found {
		wanted[f.Kind] = append(wanted[f.Kind], f.Ordinal)
	}
	texts, err := s.index.Values(ctx, wanted)
	if err != nil {
		return nil, err
	}
	var list []Suggestion
	for _, f := range found {
		value := texts[f.Kind][0].Text
		texts[f.Kind] = texts[f.Kind][1:]
		name := value
		if f.Kind == facet.Place {
			name = value[strings.LastIndex(value, facet.PlaceSeparator)+1:]
		}
		if parts, whole, ok := s.spelled(name, typed); ok {
			list = append(list, Suggestion{Kind: string(f.Kind), Value: value, Parts: parts, Count: f.Count, whole: whole})
		}
	}
	return list, nil
}

// suggestedTitles reads the articles of titles; one that cannot be read is
// not suggested.
func (s *segment) suggestedTitles(ctx context.Context, typed indexfile.Typed, found []indexfile.Suggestion) []Suggestion {
	documents := make([]int, len(found))
	for i, f := range found {
		documents[i] = f.Document
	}
	articles, errs := s.bundle.ReadPieces(ctx, documents, make([]int, len(documents))) // of long ones the first, which comes with the title
	var list []Suggestion
	for i, a := range articles {
		if errs[i] != nil {
			continue
		}
		place := uint32(0) // where segments lie one behind the other, so do their titles
		if s.places != nil {
			place = s.places[documents[i]]
		}
		if parts, whole, ok := s.spelled(a.Title, typed); ok {
			list = append(list, Suggestion{Kind: TitleKind, Value: a.Title, Parts: parts, Count: 1, ID: a.ID, Date: a.Date, whole: whole, place: place})
		}
	}
	return list
}

// spelled marks in a name what was typed of it.
func (s *segment) spelled(name string, typed indexfile.Typed) (marked []Part, whole, ok bool) {
	start, end, whole, ok := s.index.Spelled(name, typed)
	return parts(name, []found{{start: start, end: end}}), whole, ok
}

// mergeValues sums the counts of a value over the segments.
func mergeValues(bySegment [][]Suggestion) []Suggestion {
	var all []Suggestion
	for _, list := range bySegment {
		for _, s := range list {
			if at := slices.IndexFunc(all, s.isSameValue); at < 0 {
				all = append(all, s)
			} else {
				all[at].Count += s.Count
			}
		}
	}
	sortValues(all)
	return all
}

// sortValues puts those first that are wholly typed, then those of most articles.
func sortValues(all []Suggestion) {
	sort.SliceStable(all, func(i, k int) bool {
		a, b := &all[i], &all[k]
		switch {
		case a.whole != b.whole:
			return a.whole
		case a.Count != b.Count:
			return a.Count > b.Count
		case a.Kind != b.Kind:
			return a.Kind < b.Kind
		}
		return a.Value < b.Value
	})
}

// mergeTitles puts the newest first, those of one day as they stand in the
// archive; one title stands for all that are the same.
func mergeTitles(bySegment [][]Suggestion) []Suggestion {
	var all []Suggestion
	for _, list := range bySegment {
		all = append(all, list...)
	}
	day := func(s *Suggestion) string {
		if s.Date == nil {
			return ""
		}
		return *s.Date
	}
	sort.SliceStable(all, func(i, k int) bool {
		a, b := &all[i], &all[k]
		switch {
		case a.whole != b.whole:
			return a.whole
		case day(a) != day(b):
			return day(a) > day(b)
		}
		return a.place < b.place
	})
	var kept []Suggestion
	for _, s := range all {
		if !slices.ContainsFunc(kept, func(k Suggestion) bool { return token.FoldString(k.Value) == token.FoldString(s.Value) }) {
			kept = append(kept, s)
		}
	}
	return kept
}

// titleRoom is how many titles there is room for beside so many values: a third
// of all at least.
func titleRoom(values, limit int) int { return max(limit-values, (limit+2)/3) }

// arrange takes the best up to a limit and puts those of a kind together.
func arrange(values, titles []Suggestion, limit int) []Suggestion {
	titles = titles[:min(len(titles), titleRoom(len(values), limit))]
	values = values[:min(len(values), limit-len(titles))]
	list := []Suggestion{}
	for _, first := range values {
		if slices.ContainsFunc(list, func(s Suggestion) bool { return s.Kind == first.Kind }) {
			continue
		}
		for _, s := range values {
			if s.Kind == first.Kind {
				list = append(list, s)
			}
		}
	}
	return append(list, titles...)
}
