package bundlefile

import (
	"encoding/base32"
	"slices"
	"unicode/utf8"

	"fangzhi/data/article"
)

// Bits of the number that opens a record's body: which parts follow. The
// lowest two are the script (an index into scripts, 3 for one not listed).
const (
	hasDate = 1 << (iota + 2)
	hasSource
	hasPeople
	hasPlaces
	hasTopics
	hasPhrases
	hasEvidence
	hasRepairs
	hasOrigin
	hasURL
	hasRights
	hasLinks
	hasPage
	hasCopies
	hasGenre
	allParts = 1<<iota*4 - 1
)

// Words that a record holds as their index here; any other word is written
// out after the length of the list. The lists are part of the format.
var (
	scripts     = []article.Script{article.OtherScript, article.Simplified, article.Traditional}
	certainties = []article.Certainty{"", article.Stated, article.Inferred}
	evidences   = []string{"", "source", "place", "topic", "person", "phrase", "script", "year", "date", "title", "url", "rights", "genre", "carrier", "taken"}
	fields      = append([]article.Field{""}, article.Fields...) // evidence of the text has none
)

// A block's form: its kind in three bits, an index into article.BlockKinds or
// otherKind for one spelled out; and what it has besides its text.
const (
	kindBits  = 7
	otherKind = 7
	hasLevel  = 8
	hasImage  = 16
	hasSize   = 32 // of the picture
	hasPlace  = 64 // where the picture came from
	hasFull   = 128
	allForms  = 2*hasFull - 1
)

// bodyWriter turns an article into the units that are then packed.
type bodyWriter struct {
	body []unit
	ids  []byte // identities that are hashes, kept out of the body: nothing makes them smaller
	bad  string // the first string that is not valid UTF-8
}

// article writes the parts that repeat from one article to the next first and
// together, so that the dictionary can give them in one stroke.
func (w *bodyWriter) article(a *article.Article) {
	parts := presentParts(a)
	script := slices.Index(scripts, a.Script)
	if script < 0 {
		script = len(scripts)
	}
	w.number(parts | script)
	if script == len(scripts) {
		w.string(string(a.Script))
	}
	if parts&hasGenre != 0 {
		writeWord(w, article.Genres, a.Genre)
	}
	w.origin(a, parts)
	if parts&hasDate != 0 {
		w.string(*a.Date)
	}
	w.id(a.ID)
	w.string(a.Title)
	w.blocks(a.Blocks)
	if parts&hasTopics != 0 {
		w.strings(a.Topics)
	}
	if parts&hasPlaces != 0 {
		w.number(len(a.Places))
		for _, levels := range a.Places {
			w.strings(levels)
		}
	}
	if parts&hasPeople != 0 {
		w.number(len(a.People))
		for _, p := range a.People {
			w.string(p.Role)
			w.string(p.Name)
		}
	}
	if parts&hasPhrases != 0 {
		w.strings(a.Phrases)
	}
	if parts&hasEvidence != 0 {
		w.evidence(a.Evidence)
	}
	if parts&hasRepairs != 0 {
		w.repairs(a.Repairs)
	}
	if parts&hasLinks != 0 {
		w.links(a.Links)
	}
	if parts&hasPage != 0 {
		w.string(a.Page.Title)
		w.idList(a.Page.Articles)
	}
	if parts&hasCopies != 0 {
		w.idList(a.Copies)
	}
}

func presentParts(a *article.Article) int {
	parts := 0
	for _, part := range []struct {
		bit     int
		present bool
	}{
		{hasDate, a.Date != nil},
		{hasSource, a.Source != ""},
		{hasPeople, len(a.People) > 0},
		{hasPlaces, len(a.Places) > 0},
		{hasTopics, len(a.Topics) > 0},
		{hasPhrases, len(a.Phrases) > 0},
		{hasEvidence, len(a.Evidence) > 0},
		{hasRepairs, len(a.Repairs) > 0},
		{hasOrigin, a.Origin.Format != "" || a.Origin.Charset != "" || a.Origin.Path != ""},
		{hasURL, a.Origin.URL != ""},
		{hasRights, a.Rights != ""},
		{hasLinks, len(a.Links) > 0},
		{hasPage, a.Page != nil},
		{hasCopies, len(a.Copies) > 0},
		{hasGenre, a.Genre != ""},
	} {
		if part.present {
			parts |= part.bit
		}
	}
	return parts
}

func (w *bodyWriter) origin(a *article.Article, parts int) {
	if parts&hasRights != 0 {
		w.string(a.Rights)
	}
	if parts&hasSource != 0 {
		w.string(a.Source)
	}
	if parts&hasOrigin != 0 {
		w.string(a.Origin.Charset)
		w.string(a.Origin.Format)
		w.string(a.Origin.Path)
	}
	if parts&hasURL != 0 {
		w.string(a.Origin.URL)
	}
}

// blocks are written as runs of one form, then all the texts.
func (w *bodyWriter) blocks(blocks []article.Block) {
	w.number(len(blocks))
	for start := 0; start < len(blocks); {
		form := formOf(blocks[start])
		end := start + 1
		for end < len(blocks) && sameForm(blocks[start], blocks[end]) {
			end++
		}
		w.number(form)
		if form&kindBits == otherKind {
			w.string(string(blocks[start].Kind))
		}
		if form&hasLevel != 0 {
			w.signed(levelOf(blocks[start]))
		}
		w.number(end - start)
		start = end
	}
	for _, b := range blocks {
		w.string(b.Text)
		w.picture(b.Picture)
	}
}

func (w *bodyWriter) picture(p article.Picture) {
	form := pictureForm(p)
	if form&hasImage != 0 {
		w.string(p.Image)
	}
	if form&hasSize != 0 {
		w.number(max(p.Width, 0))
		w.number(max(p.Height, 0))
	}
	if form&hasPlace != 0 {
		w.string(p.Original)
	}
	if form&hasFull != 0 {
		w.string(p.Full)
	}
}

func formOf(b article.Block) int {
	form := slices.Index(article.BlockKinds, b.Kind)
	if form < 0 {
		form = otherKind
	}
	if levelOf(b) != 0 {
		form |= hasLevel
	}
	return form | pictureForm(b.Picture)
}

// levelOf is the level of a heading, or the number of an item of a list: no
// block has both.
func levelOf(b article.Block) int {
	if b.Kind == article.ListItem {
		return b.Number
	}
	return b.Level
}

func pictureForm(p article.Picture) int {
	form := 0
	if p.Image != "" {
		form |= hasImage
	}
	if p.Width > 0 || p.Height > 0 {
		form |= hasSize
	}
	if p.Original != "" {
		form |= hasPlace
	}
	if p.Full != "" {
		form |= hasFull
	}
	return form
}

func sameForm(a, b article.Block) bool {
	return a.Kind == b.Kind && levelOf(a) == levelOf(b) && pictureForm(a.Picture) == pictureForm(b.Picture)
}

// evidence and repairs are written column by column: like stands by like.
func (w *bodyWriter) evidence(all []article.Evidence) {
	w.number(len(all))
	for _, e := range all {
		writeWord(w, evidences, e.Kind)
		writeWord(w, certainties, e.Certainty)
		writeWord(w, fields, e.Field)
	}
	for _, e := range all {
		w.signed(e.Block)
		w.signed(e.Offset)
	}
	for _, e := range all {
		w.string(e.Value)
		w.string(e.Text)
	}
}

func (w *bodyWriter) repairs(all []article.Repair) {
	w.number(len(all))
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].Rule == all[start].Rule && all[end].Certainty == all[start].Certainty {
			end++
		}
		w.string(all[start].Rule)
		writeWord(w, certainties, all[start].Certainty)
		w.number(end - start)
		start = end
	}
	last := article.Repair{}
	for _, r := range all {
		w.signed(r.Block - last.Block)
		if r.Block != last.Block {
			last.Offset = 0
		}
		w.signed(r.Offset - last.Offset)
		last = r
	}
	for _, r := range all {
		w.string(r.Before)
	}
	for _, r := range all {
		w.string(r.After)
	}
}

func (w *bodyWriter) links(all []article.Link) {
	w.number(len(all))
	for _, l := range all {
		w.string(l.Title)
		w.string(l.URL)
		w.string(l.Date)
	}
}

func (w *bodyWriter) strings(all []string) {
	w.number(len(all))
	for _, s := range all {
		w.string(s)
	}
}

func (w *bodyWriter) idList(all []string) {
	w.number(len(all))
	for _, id := range all {
		w.id(id)
	}
}

// id writes an identity that article.ID made as its hash beside the body, any
// other as a string after a mark.
func (w *bodyWriter) id(id string) {
	hash, err := idEncoding.DecodeString(id)
	if err != nil || len(hash) != article.IDBytes || idEncoding.EncodeToString(hash) != id {
		w.number(spelledID)
		w.string(id)
		return
	}
	w.number(hashedID)
	w.ids = append(w.ids, hash...)
}

const (
	hashedID  = 0
	spelledID = 1
)

const idBytes = article.IDBytes

// idEncoding is the one article.ID writes hashes in.
var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

func writeWord[W ~string](w *bodyWriter, known []W, word W) {
	i := slices.Index(known, word)
	if i >= 0 {
		w.number(i)
		return
	}
	w.number(len(known))
	w.string(string(word))
}

func (w *bodyWriter) number(n int) { w.body = numberUnits(w.body, n) }
func (w *bodyWriter) signed(n int) { w.body = signedUnits(w.body, n) }

func (w *bodyWriter) string(s string) {
	if w.bad == "" && !utf8.ValidString(s) {
		w.bad = s
	}
	for _, r := range s {
		w.body = append(w.body, r)
	}
	w.body = append(w.body, endOfString)
}
