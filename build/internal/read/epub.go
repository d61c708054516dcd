package read

import (
	"context"
	"strings"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/imageurl"
	"fangzhi/build/internal/read/webpage"
	"fangzhi/data/article"
)

// maxChapters is the most files of a book that are read.
const maxChapters = 20_000

// readEPUB reads a book (EPUB 2 and 3): a document for each file of its spine
// that has text, called by the table of contents. A part's title page, with
// nothing but a heading, is one like any other.
func readEPUB(ctx context.Context, b Binary) ([]Document, error) {
	p, err := container.Open(b.At, b.Bytes)
	if err != nil {
		return nil, err
	}
	book, err := openBook(p)
	if err != nil {
		return nil, err
	}
	titles := book.contents(p)
	var all []Document
	var broken error
	for _, name := range book.spine[:min(len(book.spine), maxChapters)] {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if name == book.nav {
			continue
		}
		raw, err := p.Read(name)
		if err != nil {
			broken = err // the other chapters can still be read
			continue
		}
		d := chapter(b.Decode(raw), titles[name])
		for i, block := range d.Blocks { // pictures are parts of the book
			if block.Image != "" && !imageurl.OnWeb(block.Image) && !imageurl.IsData(block.Image) {
				d.Blocks[i].Image = container.Beside(name, block.Image)
			}
		}
		if len(d.Blocks) == 0 {
			continue
		}
		d.Book = book.title
		d.Fields = append(d.Fields, book.fields...)
		all = append(all, d)
	}
	if len(book.spine) == 0 {
		return nil, fault.New(fault.Malformed, "its list of chapters is empty")
	}
	return all, broken
}

// chapter reads a page of a book, which is content throughout.
func chapter(text, title string) Document {
	d := Document{Title: title, Blocks: webpage.Fragment(text), Raw: text}
	if d.Title == "" {
		for _, block := range d.Blocks[:min(len(d.Blocks), 3)] {
			if block.Kind == article.Heading {
				d.Title = block.Text
				break
			}
		}
	}
	d.Blocks = withoutFirst(d.Blocks, d.Title)
	return d
}

// book is what a package document (OPF) says.
type book struct {
	title  string
	fields []Field
	spine  []string // names of parts, in the order of reading
	nav    string   // the table of contents, as a page
	ncx    string   // and as EPUB 2 has it
}

// packageOf names the part that is the package document.
func packageOf(p *container.Parts) (root string, err error) {
	err = p.Walk("META-INF/container.xml", container.Handler{Start: func(e container.Element) bool {
		if e.Name == "rootfile" && root == "" {
			root = e.Attr("full-path")
		}
		return true
	}})
	if err == nil && !p.Has(root) {
		err = fault.New(fault.Malformed, "it is no book: META-INF/container.xml names none")
	}
	return root, err
}

func openBook(p *container.Parts) (*book, error) {
	root, err := packageOf(p)
	if err != nil {
		return nil, err
	}
	b := &book{}
	names := map[string]string{} // of parts, by id
	value, property, toc := "", "", ""
	var refs []string
	err = p.Walk(root, container.Handler{
		Start: func(e container.Element) bool {
			value = ""
			switch property = e.Name; e.Name {
			case "item":
				name := container.Beside(root, e.Attr("href"))
				names[e.Attr("id")] = name
				if strings.Contains(" "+e.Attr("properties")+" ", " nav ") {
					b.nav = name
				}
				if e.Attr("media-type") == "application/x-dtbncx+xml" {
					b.ncx = name
				}
			case "spine":
				toc = e.Attr("toc")
			case "itemref":
				refs = append(refs, e.Attr("idref"))
			}
			return true
		},
		Text: func(s string) { value = container.AddWords(value, s) },
		End: func(name string) {
			if name == property {
				b.state(name, oneLine(value))
			}
			property = ""
		},
	})
	if err != nil {
		return nil, err
	}
	if names[toc] != "" {
		b.ncx = names[toc]
	}
	placed := map[string]bool{"": true}
	for _, id := range refs {
		if name := names[id]; !placed[name] { // a part has one place in a book
			b.spine = append(b.spine, name)
			placed[name] = true
		}
	}
	return b, b.locked(p)
}

// state takes over what the book says of itself.
func (b *book) state(name, value string) {
	if value == "" {
		return
	}
	switch name {
	case "title":
		if b.title == "" {
			b.title = value
			b.fields = append(b.fields, Field{FieldSource, value})
		}
	case "creator":
		b.fields = append(b.fields, Field{FieldAuthor, value})
	case "date":
		b.fields = append(b.fields, Field{FieldDate, value})
	case "rights":
		b.fields = append(b.fields, Field{FieldRights, value})
	case "subject":
		b.fields = append(b.fields, Field{FieldTopics, value})
	}
}

// locked tells a book whose chapters are encrypted; its fonts often are.
func (b *book) locked(p *container.Parts) error {
	chapters := map[string]bool{}
	for _, name := range b.spine {
		chapters[name] = true
	}
	found := false
	err := p.Walk("META-INF/encryption.xml", container.Handler{Start: func(e container.Element) bool {
		found = found || e.Name == "CipherReference" && chapters[container.Beside("", e.Attr("URI"))]
		return true
	}})
	if err == nil && found {
		return fault.New(fault.Encrypted, "it is locked (by digital rights management)")
	}
	return nil
}

// contents are the titles of the parts, from the table of contents; of several
// in one part the first.
func (b *book) contents(p *container.Parts) map[string]string {
	titles := map[string]string{}
	note := func(from, address, title string) {
		name := container.Beside(from, address)
		if title = oneLine(title); title != "" && titles[name] == "" {
			titles[name] = title
		}
	}
	address, title, inside := "", "", false
	_ = p.Walk(b.nav, container.Handler{ // a table that cannot be read leaves the headings
		Start: func(e container.Element) bool {
			if e.Name == "a" {
				address, title, inside = e.Attr("href"), "", true
			}
			return true
		},
		Text: func(s string) {
			if inside {
				title = container.AddWords(title, s)
			}
		},
		End: func(name string) {
			if name == "a" {
				note(b.nav, address, title)
				inside = false
			}
		},
	})
	_ = p.Walk(b.ncx, container.Handler{
		Start: func(e container.Element) bool {
			switch e.Name {
			case "navLabel":
				title, inside = "", true
			case "content":
				note(b.ncx, e.Attr("src"), title)
			}
			return true
		},
		Text: func(s string) {
			if inside {
				title = container.AddWords(title, s)
			}
		},
		End: func(name string) { inside = inside && name != "navLabel" },
	})
	return titles
}
