package read

import (
	"context"
	"net/url"
	"path"
	"strings"

	"fangzhi/data/article"
)

// maxChapters is the most files of a book that are read.
const maxChapters = 20_000

// readEPUB reads a book (EPUB 2 and 3): a document for each file of its spine
// that has text, called by the table of contents. A part's title page, with
// nothing but a heading, is one like any other.
func readEPUB(ctx context.Context, b Binary) ([]Document, error) {
	p, err := openParts(b)
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
		raw, err := p.read(name)
		if err != nil {
			broken = err // the other chapters can still be read
			continue
		}
		d := chapter(b.Decode(raw), titles[name])
		for i, block := range d.Blocks { // pictures are parts of the book
			if block.Image != "" && !onWeb(block.Image) && !isData(block.Image) {
				d.Blocks[i].Image = beside(name, block.Image)
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
		return nil, faultf(Malformed, "its list of chapters is empty")
	}
	return all, broken
}

// chapter reads a page of a book, which is content throughout.
func chapter(text, title string) Document {
	d := Document{Title: title, Blocks: fragmentBlocks(text), Raw: text}
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
func packageOf(p *parts) (root string, err error) {
	err = p.walk("META-INF/container.xml", handler{start: func(e element) bool {
		if e.name == "rootfile" && root == "" {
			root = e.attr("full-path")
		}
		return true
	}})
	if err == nil && !p.has(root) {
		err = faultf(Malformed, "it is no book: META-INF/container.xml names none")
	}
	return root, err
}

func openBook(p *parts) (*book, error) {
	root, err := packageOf(p)
	if err != nil {
		return nil, err
	}
	b := &book{}
	names := map[string]string{} // of parts, by id
	value, property, toc := "", "", ""
	var refs []string
	err = p.walk(root, handler{
		start: func(e element) bool {
			value = ""
			switch property = e.name; e.name {
			case "item":
				name := beside(root, e.attr("href"))
				names[e.attr("id")] = name
				if strings.Contains(" "+e.attr("properties")+" ", " nav ") {
					b.nav = name
				}
				if e.attr("media-type") == "application/x-dtbncx+xml" {
					b.ncx = name
				}
			case "spine":
				toc = e.attr("toc")
			case "itemref":
				refs = append(refs, e.attr("idref"))
			}
			return true
		},
		text: func(s string) { value = addWords(value, s) },
		end: func(name string) {
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
func (b *book) locked(p *parts) error {
	chapters := map[string]bool{}
	for _, name := range b.spine {
		chapters[name] = true
	}
	found := false
	err := p.walk("META-INF/encryption.xml", handler{start: func(e element) bool {
		found = found || e.name == "CipherReference" && chapters[beside("", e.attr("URI"))]
		return true
	}})
	if err == nil && found {
		return faultf(Encrypted, "it is locked (by digital rights management)")
	}
	return nil
}

// contents are the titles of the parts, from the table of contents; of several
// in one part the first.
func (b *book) contents(p *parts) map[string]string {
	titles := map[string]string{}
	note := func(from, address, title string) {
		name := beside(from, address)
		if title = oneLine(title); title != "" && titles[name] == "" {
			titles[name] = title
		}
	}
	address, title, inside := "", "", false
	_ = p.walk(b.nav, handler{ // a table that cannot be read leaves the headings
		start: func(e element) bool {
			if e.name == "a" {
				address, title, inside = e.attr("href"), "", true
			}
			return true
		},
		text: func(s string) {
			if inside {
				title = addWords(title, s)
			}
		},
		end: func(name string) {
			if name == "a" {
				note(b.nav, address, title)
				inside = false
			}
		},
	})
	_ = p.walk(b.ncx, handler{
		start: func(e element) bool {
			switch e.name {
			case "navLabel":
				title, inside = "", true
			case "content":
				note(b.ncx, e.attr("src"), title)
			}
			return true
		},
		text: func(s string) {
			if inside {
				title = addWords(title, s)
			}
		},
		end: func(name string) { inside = inside && name != "navLabel" },
	})
	return titles
}

// beside is the part that an address in another part leads to.
func beside(from, address string) string {
	address, _, _ = strings.Cut(address, "#")
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	if address == "" {
		return ""
	}
	return strings.TrimPrefix(path.Join("/", path.Dir(from), address), "/")
}
