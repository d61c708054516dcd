package read

import (
	"slices"
	"strings"

	"fangzhi/build/internal/read/numbering"
	"fangzhi/build/internal/read/plaintext"
	"fangzhi/build/internal/read/webpage"
	"fangzhi/data/article"
)

// officeText gathers the blocks of a word processor's document from its
// paragraphs and tables, which may lie in each other.
type officeText struct {
	blocks []article.Block
	title  string // of the paragraph that is styled as one
	paras  []*officePara
	tables []*officeTable
}

type officePara struct {
	text  strings.Builder
	kind  article.BlockKind
	level int
	title bool

	style   string        // its name in the document
	numbers numbering.Ref // the list that it is of, as it states itself
	number  int           // of an item of a plain list
	label   string        // what a list has before its words
	unended bool          // its end was deleted
	leftOut bool

	caption  bool // of the picture before
	pictures []article.Block
}

func (o *officeText) beginPara() *officePara {
	p := &officePara{kind: article.Paragraph, numbers: numbering.NoRef}
	o.paras = append(o.paras, p)
	return p
}

// para is the paragraph being gathered, or nil.
func (o *officeText) para() *officePara {
	if len(o.paras) == 0 {
		return nil
	}
	return o.paras[len(o.paras)-1]
}

// picture adds a picture to the paragraph it hangs on.
func (o *officeText) picture(address, words string) {
	block := article.Block{Kind: article.Figure, Text: captionWords(words), Picture: article.Picture{Image: address}}
	if p := o.para(); p != nil {
		p.pictures = append(p.pictures, block)
		return
	}
	o.add(block)
}

// captionWords are the words that a document has for a picture, where they are
// its author's: programs put a file's name there, or guess.
func captionWords(words string) string {
	words = oneLine(words)
	if webpage.IsFileName(words) || strings.Contains(words, "自动生成") || strings.Contains(words, "自動產生") || strings.Contains(words, "automatically generated") {
		return ""
	}
	return words
}

func (o *officeText) write(text string) {
	if p := o.para(); p != nil {
		p.text.WriteString(text)
	}
}

// endPara ends the paragraph; its line breaks part blocks, as they do on a page.
func (o *officeText) endPara() {
	p := o.para()
	if p == nil {
		return
	}
	o.paras = o.paras[:len(o.paras)-1]
	defer func() {
		for _, picture := range p.pictures {
			o.add(picture)
		}
	}()
	if p.leftOut {
		return
	}
	if p.label != "" && len(o.tables) > 0 && strings.TrimSpace(p.text.String()) == "" {
		p.text.WriteString(p.label) // a column of numbers
		p.label = ""
	}
	for _, line := range strings.Split(p.text.String(), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		line = p.label + line
		block := article.Block{Kind: p.kind, Text: line, Level: p.level, Number: p.number}
		p.label, p.number = "", 0
		switch {
		case p.title && o.title == "":
			o.title = line
			continue
		case p.caption && o.captioned(line):
			continue
		case p.kind == article.Paragraph:
			block = plaintext.Block(line)
		}
		o.add(block)
	}
}

// captioned gives the picture before its caption, if it lacks one.
func (o *officeText) captioned(line string) bool {
	blocks := o.blocks
	if n := len(o.tables); n > 0 {
		blocks = o.tables[n-1].loose
	}
	if n := len(blocks); n > 0 && blocks[n-1].Kind == article.Figure && blocks[n-1].Text == "" {
		blocks[n-1].Text = line
		return true
	}
	return false
}

func (o *officeText) add(b article.Block) {
	if n := len(o.tables); n > 0 {
		t := o.tables[n-1]
		t.cell = append(t.cell, b.Text)
		t.loose = append(t.loose, b)
		return
	}
	o.blocks = append(o.blocks, b)
}

// document is the document gathered. Its stated title counts where it is one:
// many were never changed from that of another document.
func (o *officeText) document(stated string) Document {
	for len(o.paras) > 0 {
		o.endPara()
	}
	for len(o.tables) > 0 {
		o.endTable()
	}
	d := Document{Blocks: webpage.Captioned(o.blocks), Title: o.title}
	if d.Title == "" {
		d.Title = onlyTopHeading(d.Blocks)
	}
	if stated = oneLine(stated); d.Title == "" && stated != "" {
		for _, b := range d.Blocks[:min(len(d.Blocks), 5)] {
			if sameWords(b.Text, stated) {
				d.Title = stated
			}
		}
	}
	var raw strings.Builder
	if o.title != "" {
		raw.WriteString(o.title + "\n")
	}
	for _, b := range d.Blocks {
		raw.WriteString(b.Text + "\n")
	}
	d.Raw = raw.String()
	if d.Title != "" {
		d.Blocks = withoutFirst(d.Blocks, d.Title)
	}
	return d
}

// withoutFirst takes the block away that repeats the title at the beginning.
func withoutFirst(blocks []article.Block, title string) []article.Block {
	for i := range blocks[:min(len(blocks), 5)] {
		if sameWords(blocks[i].Text, title) {
			return slices.Concat(blocks[:i], blocks[i+1:])
		}
	}
	return blocks
}
