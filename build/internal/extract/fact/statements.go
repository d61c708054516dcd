package fact

// Statements are what a document says of itself apart from its text.
type Statements struct {
	Date   []string
	Source []string
	Site   []string // the website it was saved from
	Author []string
	Editor []string
	Topics []string
	Genre  []string
	Rights []string
	Above  []string // lines that stood above the text and are no part of it
	Aside  []string // lines around the text that are no part of it, those above among them
	Page   string   // the title and introduction of the newspaper page it stands on

	Chapter bool // it is one of a book, and no news
}
