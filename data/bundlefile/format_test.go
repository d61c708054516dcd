package bundlefile

import (
	"encoding/binary"
	"flag"
	"fmt"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
	"fangzhi/data/internal/formattest"
)

var update = flag.Bool("update", false, "write testdata/dump.txt, the dump in FORMAT.md and the files of the present version anew")

// kept is what stands beside a file in testdata/v*: what must be read from it.
type kept struct {
	Article *article.Article `json:"article"`
	Raw     string           `json:"raw"`
}

// oldestRead is the oldest version that this program reads.
const oldestRead = Version

// TestOldFilesCanBeRead opens a file of every version this program reads.
func TestOldFilesCanBeRead(t *testing.T) {
	if *update {
		keep(t)
	}
	formattest.EachKept(t, ".fzb", oldestRead, Version, func(t *testing.T, data []byte, want []kept) {
		if len(want) == 0 {
			t.Fatal("no articles are expected of it")
		}
		var entries []entryOf
		for _, k := range want {
			entries = append(entries, entryOf{k.Article, k.Raw})
		}
		checkAll(t, opened(t, data, int64(binary.LittleEndian.Uint64(data[8:]))), entries)
	})
}

func keep(t *testing.T) {
	entries := few()
	data, _ := written(t, entries)
	var all []kept
	for _, e := range entries {
		all = append(all, kept{e.Article, e.raw})
	}
	formattest.Keep(t, Version, "few.fzb", data, all)
}

// TestFormatPage compares what FORMAT.md shows of this package, the layout in
// the package comment and the dump of a bundle of two articles, with how they are now.
func TestFormatPage(t *testing.T) {
	formattest.Dump(t, "bundle", dump(t), *update)
	formattest.Check(t, "layout:bundle", formattest.Layout(t, "bundlefile.go"), *update)
}

// dumped are two articles, and others like them to train on.
func dumped() (entries []entryOf, like []*article.Article) {
	text := func(id, title, body string) *article.Article {
		a := bare(article.ID(id, "", ""))
		a.Title, a.Script = title, article.Simplified
		a.Blocks = []article.Block{{Kind: article.Paragraph, Text: body}}
		a.Origin = article.Origin{Path: id, Format: "text", Charset: "gb18030"}
		return a
	}
	for _, name := range "甲乙丙丁甲乙丙丁甲乙丙丁" {
		like = append(like, text(string(name), "社区网格员", "在社区，"+string(name)+"走访居民。"))
	}
	date := "甲年"
	a, b := text("甲", "社区网格员走访", "居民说在社区，居民说在。"), bare("𠮷")
	a.Date = &date
	a.Repairs = []article.Repair{{Rule: "丙", Before: "丁", Certainty: article.Stated}}
	return []entryOf{{a, "居民说丁在社区，居民说在。"}, {b, ""}}, like
}

// dump explains a bundle.
func dump(t *testing.T) string {
	entries, like := dumped()
	m := Train(like)
	data, summary := writtenWith(t, m, entries)
	r := opened(t, data, summary.HeadBytes)
	d := &dumper{data: data, model: r.model}
	d.head(r.head)
	places, errs := r.places(t.Context(), []int{0, 1})
	for i, p := range places {
		if errs[i] != nil {
			t.Fatal(errs[i])
		}
		d.section(fmt.Sprintf("record of article %d", i), p.record)
		d.bytes(checksumBytes, "checksum of the record")
		hashed := int(d.data[d.at])
		d.bytes(1, "hashed identities: %d", hashed)
		if hashed > 0 {
			d.bytes(article.IDBytes, "%s", entries[i].ID)
		}
		d.body(p.record.end)
	}
	d.section("raw of article 0", places[0].raw)
	d.bytes(checksumBytes, "checksum of the raw")
	d.bytes(int(places[0].raw.end)-d.at, "%q, deflated", entries[0].raw)
	if d.at != len(data) {
		t.Errorf("the dump ends at %d of %d bytes", d.at, len(data))
	}
	return d.out.String()
}

type dumper struct {
	data  []byte
	at    int
	model *coding.Model
	out   strings.Builder
}

func (d *dumper) section(name string, s span) {
	fmt.Fprintf(&d.out, "\n%s: bytes %d to %d\n", name, s.start, s.end)
	d.at = int(s.start)
}

// bytes prints the next n bytes, the first of them if they are many, and what they mean.
func (d *dumper) bytes(n int, format string, args ...any) {
	shown := fmt.Sprintf("% x", d.data[d.at:d.at+min(n, 10)])
	if n > 10 {
		shown += fmt.Sprintf(" … %d bytes", n)
	}
	d.line(fmt.Sprintf("%06x  %s", d.at, shown), format, args...)
	d.at += n
}

func (d *dumper) line(left, format string, args ...any) {
	fmt.Fprintf(&d.out, "%-52s %s\n", left, fmt.Sprintf(format, args...))
}

func (d *dumper) head(h *head) {
	d.section("head", span{0, h.headBytes})
	d.bytes(4, "magic %q", d.data[:4])
	d.bytes(4, "version %d", Version)
	for _, field := range []struct {
		name  string
		value int64
	}{
		{"bytes of the head", h.headBytes}, {"articles", h.articles}, {"units of the longest body", h.bodyLimit},
		{"bytes of the largest raw", h.rawLimit}, {"directory outside the head", h.outside},
		{"bytes of the model", h.model.bytes()}, {"bytes of the root", h.root.bytes()}, {"bytes of the directory", h.directory.bytes()},
		{"bytes of the records", h.records.bytes()}, {"bytes of the raws", h.raws.bytes()},
	} {
		d.bytes(8, "%s: %d", field.name, field.value)
	}
	d.section("model", h.model)
	d.bytes(int(h.model.bytes()), "the bytes it inflates to, as a number; the model, deflated:")
	d.codes()
	d.section("root", h.root)
	for _, name := range []string{"the directory block", "its articles' records", "their raws"} {
		n, used := binary.Uvarint(d.data[d.at:])
		d.bytes(used, "bytes of %s: %d", name, n)
	}
	d.section("directory block 0", h.directory)
	d.bytes(checksumBytes, "checksum of the block")
	d.bytes(int(h.articles), "low bytes of the records' sizes")
	d.bytes(int(h.directory.end)-d.at, "the columns, deflated")
	d.section("checksum of the head", span{h.headBytes - checksumBytes, h.headBytes})
	d.bytes(checksumBytes, "")
}

// codes lists the model's symbols and their codes, but for the classes that
// are not used here.
func (d *dumper) codes() {
	for _, s := range coding.CodesOf(d.model) {
		d.line("", "  %-22s %s", s.Bits, s.Meaning)
	}
}

// body explains the bits of a record.
func (d *dumper) body(end int64) {
	packed := d.data[d.at:end]
	d.bytes(len(packed), "the body's bits:")
	steps, err := coding.Explain(d.model, packed)
	if err != nil {
		panic(err)
	}
	for _, s := range steps {
		d.line("        "+s.Bits, "  %s", s.Meaning)
	}
}
