package pipeline

import (
	"archive/zip"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fangzhi/build/internal/read"
	"fangzhi/build/internal/unpack"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// real is a file that another package tests with.
func real(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// ofEveryFormat are files, by what they are.
func ofEveryFormat(t *testing.T) map[read.Format]string {
	const table = "标题,日期,正文\n新桥通车,2021-03-06,三月六日通车。\n旧桥拆除,2021-03-07,三月七日拆除。\n"
	return map[read.Format]string{
		read.Text:     "河边修了新路\n" + prose + "\n" + prose + "\n",
		read.Markdown: "# 河边修了新路\n\n" + prose + "\n\n## 又一段\n\n" + prose + "\n",
		read.HTML:     "<!DOCTYPE html>\n<html><head><title>河边修了新路</title></head><body><p>" + prose + "</p></body></html>\n",
		read.Lines:    many(300),
		read.JSON:     "[\n" + `{"title":"新桥通车","body":"` + prose + `"},` + "\n" + `{"title":"旧桥拆除","body":"` + prose + `"}` + "\n]\n",
		read.CSV:      table,
		read.XLSX:     real(t, "read/testdata/table.xlsx"),
		read.XLS:      real(t, "read/testdata/table.xls"),
		read.Feed:     `<?xml version="1.0" encoding="utf-8"?><rss><channel><title>河西</title><item><title>新桥通车</title><description>三月六日通车。</description></item></channel></rss>`,
		read.DOCX:     real(t, "read/testdata/gazette.docx"),
		read.DOC:      real(t, "read/testdata/gazette.doc"),
		read.RTF:      real(t, "read/testdata/gazette.rtf"),
		read.ODT:      real(t, "read/testdata/gazette.odt"),
		read.EPUB:     real(t, "read/testdata/book.epub"),
		read.Mail:     real(t, "read/testdata/page.mhtml"),
		read.PDF:      real(t, "read/testdata/gazette.pdf"),
		read.OFD:      real(t, "read/testdata/essay.ofd"),
	}
}

// everyName are the ends of names, right and wrong.
var everyName = []string{"", ".txt", ".md", ".html", ".jsonl", ".json", ".csv", ".xlsx", ".xls", ".xml", ".rss", ".docx", ".doc", ".rtf", ".odt", ".epub", ".eml", ".mht", ".pdf", ".ofd",
	".zip", ".tar", ".tgz", ".gz", ".warc", ".warc.gz", ".wacz", ".bin", ".aspx"}

// asNamed are what a name does decide: a text of no known name may be anything,
// and in these the same bytes may be of either format.
var asNamed = map[string]string{
	"text.bin": "", "text.aspx": "", "markdown.bin": "", "markdown.aspx": "", "text.md": "markdown", "jsonl.json": "json",
}

// TestNamesAreNotBelieved: a file is read by what it is, whatever it is
// called, in a folder and in an archive.
func TestNamesAreNotBelieved(t *testing.T) {
	files := map[string]string{}
	var members []string
	for format, content := range ofEveryFormat(t) {
		for _, end := range everyName {
			name := string(format) + end
			files[name] = content
			if _, isArchive := unpack.KindOf(name); !isArchive { // those are known by their names there
				members = append(members, "in/"+name, content)
			}
		}
	}
	files["all.zip"] = zipOf(t, members...)
	b := run(t, Options{Sources: []string{folder(t, files)}})
	got := map[string]string{}
	for _, a := range b.articles {
		got[a.Origin.Path] = a.Origin.Format
	}
	for _, f := range b.Report.Files {
		name := strings.TrimPrefix(f.Path, "all.zip!/in/")
		want, _, _ := strings.Cut(name, ".")
		if named, ok := asNamed[name]; ok {
			want = named
		}
		if got[f.Path] != want && name != "all.zip" {
			t.Errorf("%s is read as %q: %s %s %s", f.Path, got[f.Path], f.Status, f.Code, f.Message)
		}
	}
}

// TestNamesOfArchivesAreNotBelieved: one is gone into, whatever it is called.
func TestNamesOfArchivesAreNotBelieved(t *testing.T) {
	files := map[string]string{}
	for kind, content := range map[string]string{
		"zip": real(t, "unpack/testdata/gbk-names.zip"), "tgz": real(t, "unpack/testdata/pages.tgz"), "wacz": real(t, "unpack/testdata/crawl.wacz"),
		"warc": real(t, "unpack/testdata/crawl.warc.gz"), "gzip": gzipOf(t, strings.NewReader(many(300))),
	} {
		for _, end := range everyName {
			files[kind+end] = content
		}
	}
	b := run(t, Options{Sources: []string{folder(t, files)}})
	articles := map[string]int{}
	for _, f := range b.Report.Files {
		path, _, _ := strings.Cut(f.Path, "!/")
		articles[path] += f.Articles
	}
	most := map[string]int{"zip": 2, "tgz": 3, "wacz": 6, "warc": 6, "gzip": 300}
	for path := range files {
		if kind, _, _ := strings.Cut(path, "."); articles[path] != most[kind] {
			t.Errorf("%s gives %d articles, want %d", path, articles[path], most[kind])
		}
	}
}

// TestWhatBytesDoNotSay: signs that a file only seems to bear.
func TestWhatBytesDoNotSay(t *testing.T) {
	docx := real(t, "read/testdata/gazette.docx")
	text := "河边修了新路\n" + prose + "\n"
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"cut.bin":        docx[:len(docx)/2],
		"relations.bin":  relationsFirst(t, docx),
		"slides.docx":    zipOf(t, "[Content_Types].xml", "<Types/>", "ppt/presentation.xml", "<p/>"),
		"slides.pptx":    zipOf(t, "_rels/.rels", "<r/>", "[Content_Types].xml", "<Types/>", "ppt/presentation.xml", "<p/>"),
		"page.jsonl":     encoded(t, "<html><body><p>"+prose+"</p></body></html>", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"table.txt":      encoded(t, "标题\t日期\t正文\n新桥通车\t2021-03-06\t三月六日通车。\n", simplifiedchinese.GB18030.NewEncoder()),
		"letter.txt":     `{\rtf1 ` + prose + `}`,
		"pointer.pdf":    "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
		"front.txt":      `{"title":"河边修了新路","date":"2021-03-05"}` + "\n" + text,
		"head.txt":       "From: 河西晚报\nDate: 2021-03-05\nSubject: 河边修了新路\n\n" + text,
		"words.txt":      "Title, Date\n" + text,
		"note.txt":       "[1] 河边修了新路\n" + text,
		"grid.md":        "| 标题 | 正文 |\n|---|---|\n| 甲 | 乙 |\n\n" + text,
		"settings.json":  `{"name":"x"}`,
		"script.json":    "var all = {\"title\": 1}\n",
		"lines.jsonl":    "{\"title\":\n" + `{"title":"甲","body":"x"}` + "\n",
		"empty.docx":     "",
		"damaged.docx":   "\x00\x01\x02" + docx,
		"letters.warc":   "WARC/9.0\r\n\r\n",
		"one-column.csv": "正文\n" + prose + "\n",
	})}})
	got := map[string]string{}
	for _, f := range b.Report.Files {
		got[f.Path] = fmt.Sprintf("%s %s %d", f.Status, f.Code, f.Articles)
	}
	for _, a := range b.articles {
		got[a.Origin.Path] += " " + a.Origin.Format
	}
	for path, want := range map[string]string{
		"cut.bin": "failed truncated 0", "relations.bin": "ok  1 docx", "slides.docx": "skipped unknown 0", "slides.pptx": "skipped unknown 0",
		"page.jsonl": "ok  1 html", "table.txt": "ok  1 csv", "letter.txt": "ok  1 rtf", "pointer.pdf": "skipped unknown 0",
		"front.txt": "ok  1 text", "head.txt": "ok  1 text", "words.txt": "ok  1 text", "note.txt": "ok  1 text", "grid.md": "ok  1 markdown",
		"settings.json": "skipped columns 0", "script.json": "failed malformed 0", "lines.jsonl": "failed partial 1 jsonl",
		"empty.docx": "skipped empty 0", "damaged.docx": "ok  1 docx", "letters.warc": "failed malformed 0", "one-column.csv": "ok  1 csv",
	} {
		if got[path] != want {
			t.Errorf("%s: %q, want %q", path, got[path], want)
		}
	}
}

// relationsFirst is a ZIP file with its parts in the order of their names,
// the other way round.
func relationsFirst(t *testing.T, file string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(z.File, func(a, b *zip.File) int { return strings.Compare(b.Name, a.Name) })
	parts := []string{"_rels/padding.xml", strings.Repeat(prose, 200)}
	for _, f := range z.File {
		raw, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, f.Name, string(raw))
	}
	return zipOf(t, parts...)
}
