// Package article is one article as the archive keeps it: its mended text in
// blocks, what is known about it, where it came from and what was changed.
//
// The JSON form is a contract: `fangzhi show --json`, `fangzhi export
// --format jsonl`, the page API and the bundle all speak of an article in
// these words.
package article

import (
	"encoding/base32"
	"strings"
)

// Article is one searchable text. Strings are UTF-8, mended, never HTML.
type Article struct {
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	Date     *string    `json:"date"` // RFC 3339, a day alone where no time is known, a month alone where no day is, nil when unknown
	Source   string     `json:"source"`
	Script   Script     `json:"script"`
	Genre    Genre      `json:"genre"` // "" when unknown
	People   []Person   `json:"people"`
	Places   [][]string `json:"places"` // each from the widest level down
	Topics   []string   `json:"topics"`
	Phrases  []string   `json:"phrases"`
	Blocks   []Block    `json:"blocks"`
	Evidence []Evidence `json:"evidence"`
	Repairs  []Repair   `json:"repairs"`
	Origin   Origin     `json:"origin"`
	Rights   string     `json:"rights,omitempty"`
	Links    []Link     `json:"links,omitempty"` // links out that the page carried, not body text
	Page     *Page      `json:"page,omitempty"`  // the newspaper page, or the book, it was split from
	Copies   []string   `json:"copies"`          // ids of reposts and near-copies
}

// Script is the script an article is written in.
type Script string

// The scripts an article can be in.
const (
	Simplified  Script = "Hans"
	Traditional Script = "Hant"
	OtherScript Script = ""
)

// Genre is what kind of document an article is.
type Genre string

// The genres: a closed list. UnknownGenre is what nothing in a text tells.
const (
	UnknownGenre Genre = ""
	News         Genre = "news"       // 消息, 报道
	Brief        Genre = "brief"      // 简讯
	Feature      Genre = "feature"    // 通讯, 特写, 侧记
	Commentary   Genre = "commentary" // 评论, 社论, 理论
	Interview    Genre = "interview"  // 访谈, 问答
	ReporterNote Genre = "note"       // 记者手记
	Speech       Genre = "speech"     // 讲话, 致辞
	Notice       Genre = "notice"     // 公告, 通知, 公示, to whom it may concern
	Law          Genre = "law"        // 法规, 文件: laws, rules, and what offices write under a number
	Report       Genre = "report"     // 工作报告, 调查报告, 总结
	Case         Genre = "case"       // 案例, 裁判文书
	Data         Genre = "data"       // 数据, 表格
)

// Genres lists every genre that is known, in the order of their stored numbers.
var Genres = []Genre{News, Brief, Feature, Commentary, Interview, ReporterNote, Speech, Notice, Law, Report, Case, Data}

// Block is a run of text that search never crosses: no hit spans two blocks.
type Block struct {
	Kind   BlockKind `json:"kind"`
	Text   string    `json:"text"`             // for a figure, its caption; for a table, cells parted by tabs and rows by newlines
	Level  int       `json:"level,omitempty"`  // heading level, 1 to 6
	Number int       `json:"number,omitempty"` // of an item of a numbered list; 0: it has none
	Code   bool      `json:"-"`                // stated to be of a program, while it is being read and mended
	Place  uint64    `json:"-"`                // hash of the names of the elements it stood in, likewise; 0: of no page
	Box    uint64    `json:"-"`                // the same of the innermost of them that holds more than a paragraph
	Linked bool      `json:"-"`                // all of its words led elsewhere, likewise
	OfSite bool      `json:"-"`                // other pages of its site tell that it is the site's, likewise
	Picture
}

// Picture is what a figure shows. One that was taken along lies in the site
// and has a size; any other is an address, and as an address only it is shown.
type Picture struct {
	Image    string `json:"image,omitempty"` // its file's path in the site (media/…), else its address
	Width    int    `json:"width,omitempty"` // of that file, in pixels; 0 when it was not taken along
	Height   int    `json:"height,omitempty"`
	Original string `json:"original,omitempty"` // where one that was taken along came from: an address, or a path in the source
	Full     string `json:"full,omitempty"`     // the file as found, as a path in the site, when it was asked for
}

// BlockKind is what a block is on the page.
type BlockKind string

// The kinds of block.
const (
	Paragraph BlockKind = "paragraph"
	Heading   BlockKind = "heading"
	Figure    BlockKind = "figure"
	ListItem  BlockKind = "list"
	Table     BlockKind = "table"
	Quote     BlockKind = "quote"
	// Introduction is of the newspaper page that the article stands on: its
	// title and what it says above its articles. The first of them holds it, behind
	// its own text, so that it can be found and read. Of a text that is on no such
	// page it is the summary that was stated above it.
	Introduction BlockKind = "introduction"
)

// BlockKinds lists every kind in the order of their stored numbers.
var BlockKinds = []BlockKind{Paragraph, Heading, Figure, ListItem, Table, Quote, Introduction}

// Person is somebody named by the article in a role (记者, 通讯员, 编辑, 摄影 …).
type Person struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

// Certainty tells a fact that the source states from one that was concluded.
type Certainty string

// The two certainties.
const (
	Stated   Certainty = "stated"
	Inferred Certainty = "inferred"
)

// Evidence is why a facet value is believed: the words it was read from, and
// where they stand.
type Evidence struct {
	Kind      string    `json:"kind"` // a facet.Kind
	Value     string    `json:"value"`
	Text      string    `json:"text"` // the words of the source
	Certainty Certainty `json:"certainty"`
	Block     int       `json:"block"`           // index into Blocks; -1 for the title, -2 for words that are not of the text
	Offset    int       `json:"offset"`          // where they begin, in characters of that block's text or of the title
	Field     Field     `json:"field,omitempty"` // of words that are not of the text: what they were read from
}

// Field is what a document has beside its text.
type Field string

// The fields. Around are lines that stood around the text and are no part of
// it, Page the head of the newspaper page, Links the list of other articles that
// the page carried, URL and Path where the document was found.
const (
	FieldDate   Field = "date"
	FieldSource Field = "source"
	FieldSite   Field = "site"
	FieldAuthor Field = "author"
	FieldEditor Field = "editor"
	FieldTopics Field = "topics"
	FieldTaken  Field = "taken"
	FieldAround Field = "around"
	FieldPage   Field = "page"
	FieldLinks  Field = "links"
	FieldURL    Field = "url"
	FieldPath   Field = "path"
)

// Fields lists every field in the order of their stored numbers.
var Fields = []Field{FieldDate, FieldSource, FieldSite, FieldAuthor, FieldEditor, FieldTopics, FieldTaken, FieldAround, FieldPage, FieldLinks, FieldURL, FieldPath}

// Repair is one change made to the text as found. The repairs of a block are
// in order and none lies in another: with every after put back to before, its
// text is as found.
type Repair struct {
	Rule      string    `json:"rule"`
	Block     int       `json:"block"`  // index into Blocks; -1 for the title, -2 for text that is in no block
	Offset    int       `json:"offset"` // where after stands, in characters of the mended text of its block or title; of text in no block, the block it stood before
	Before    string    `json:"before"`
	After     string    `json:"after"`
	Certainty Certainty `json:"certainty"`
}

// Places a repair or evidence can be in when it is in no block.
const (
	InTitle   = -1
	OutOfText = -2
)

// Origin is the file an article was read from.
type Origin struct {
	Path    string `json:"path"` // relative to the source folder, with forward slashes
	Format  string `json:"format"`
	Charset string `json:"charset"`
	URL     string `json:"url"`
}

// Link is an address the page carried beside its text.
type Link struct {
	Title string `json:"title"`
	URL   string `json:"url,omitempty"`
	Date  string `json:"date,omitempty"`
}

// Page is a newspaper page that held several articles, or a book its chapters.
type Page struct {
	Title    string   `json:"title"`
	Articles []string `json:"articles"`       // ids, in the page's order, this one among them; of a book those around it
	Book     bool     `json:"book,omitempty"` // it is a book
}

// IDBytes is the number of hash bytes an id holds: at a million articles two
// ids collide with a chance below one in a million million.
const IDBytes = 10

// IDEncoding is how those bytes are written as an id.
var IDEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// Text is the searchable body: every block's text, a newline between blocks.
// A newline is no search character, so nothing matches across blocks.
func (a *Article) Text() string {
	texts := make([]string, len(a.Blocks))
	for i, block := range a.Blocks {
		texts[i] = block.Text
	}
	return strings.Join(texts, "\n")
}

// Day is the date's first ten characters (2006-01-02), or "" when unknown. A
// month alone counts as its first day.
func (a *Article) Day() string {
	switch {
	case a.Date == nil:
		return ""
	case len(*a.Date) == len("2006-01"):
		return *a.Date + "-01"
	case len(*a.Date) < 10:
		return ""
	}
	return (*a.Date)[:10]
}
