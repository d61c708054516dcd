package pipeline

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/scan"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/indexfile"
	"fangzhi/data/ranges"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// built is what a build made, read back from its files.
type built struct {
	*Result
	articles []*article.Article // of all segments, in their order
	raws     []string
	sums     []string // of the segments' files
}

// run builds and reads back; what was written aside must be gone.
func run(t *testing.T, opt Options) built {
	t.Helper()
	opt.TempDir = t.TempDir()
	if opt.Fault == nil {
		opt.Fault = func(path string, fault any, stack []byte) { t.Errorf("%s: %v\n%s", path, fault, stack) }
	}
	result, err := Run(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	b := built{Result: result}
	for _, s := range result.Segments {
		b.readSegment(t, s)
	}
	left, err := os.ReadDir(opt.TempDir)
	want := 2 * len(result.Segments)
	if result.Pictures != nil {
		want++ // their folder
	}
	if err != nil || len(left) != want {
		t.Errorf("%d files are left for %d segments (%v)", len(left), len(result.Segments), err)
	}
	return b
}

func (b *built) readSegment(t *testing.T, s Segment) {
	t.Helper()
	ctx := context.Background()
	for _, f := range []File{s.Index, s.Bundle} {
		data, err := os.ReadFile(f.Path)
		if err != nil || int64(len(data)) != f.Bytes || f.HeadBytes <= 0 || f.HeadBytes > f.Bytes {
			t.Fatalf("%s: %d bytes (%v), said to be %d with a head of %d", f.Path, len(data), err, f.Bytes, f.HeadBytes)
		}
		b.sums = append(b.sums, fmt.Sprintf("%x", sha256.Sum256(data)))
		if f != s.Bundle {
			continue
		}
		r, err := bundlefile.Open(ctx, &ranges.Memory{Label: f.Path, Data: data}, f.HeadBytes)
		if err != nil {
			t.Fatal(err)
		}
		if r.Articles() != s.Articles {
			t.Fatalf("%d articles in the bundle, %d in the segment", r.Articles(), s.Articles)
		}
		for doc := range r.Articles() {
			got, errs := r.Read(ctx, []int{doc})
			if errs[0] != nil {
				t.Fatal(errs[0])
			}
			raw, err := r.Raw(ctx, doc)
			if err != nil {
				t.Fatal(err)
			}
			b.articles, b.raws = append(b.articles, got[0]), append(b.raws, raw)
		}
	}
}

// titled finds an article by its title.
func (b *built) titled(t *testing.T, title string) *article.Article {
	t.Helper()
	var titles []string
	for _, a := range b.articles {
		if a.Title == title {
			return a
		}
		titles = append(titles, a.Title)
	}
	t.Fatalf("no article is called %s; there are\n  %s", title, strings.Join(titles, "\n  "))
	return nil
}

// fates are the files' fates, "path status code articles", one a line.
func (b *built) fates() string {
	var out strings.Builder
	for _, f := range b.Report.Files {
		fmt.Fprintf(&out, "%s %s %s %d\n", f.Path, f.Status, f.Code, f.Articles)
	}
	return out.String()
}

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const prose = "三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳，孩子们放风筝，社区的志愿者沿着新修的石板路捡拾纸屑。"

func TestEveryFormat(t *testing.T) {
	encoded := func(text string, enc interface{ String(string) (string, error) }) string {
		out, err := enc.String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"a.txt":            "河边修了新路\n" + prose,
		"b-gbk.txt":        encoded("老街夜市开张\n"+prose, simplifiedchinese.GB18030.NewEncoder()),
		"c-big5.txt":       encoded("河邊修了新路\n這是一條石板路，老人們都說好走，孩子們也喜歡。", traditionalchinese.Big5.NewEncoder()),
		"d-utf16.txt":      encoded("图书馆周末不打烊\n"+prose, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"e.md":             "---\ntitle: 公园里的樱花\ndate: 2021-03-05\n---\n" + prose,
		"f.html":           "<html><head><meta charset=gbk><title>小学生种水稻 - 河西网</title></head><body><p>" + prose + "</p></body></html>",
		"g.jsonl":          `{"title":"新桥通车","date":"2021-03-06","body":"` + prose + `"}` + "\n" + `{"title":"旧桥拆除","date":"2021-03-07","body":"` + prose + `"}`,
		"empty.txt":        " \n",
		"nothing.html":     "<html><script>1</script></html>",
		"picture.jpg":      "\xff\xd8\xff\xe0",
		"binary.txt":       "\x00\x01\x02\x03",
		".hidden.txt":      prose,
		"archive.toml":     "title = \"河西\"\n",
		"odd\u3000名字 .txt": prose,
	})}})
	want := `.hidden.txt skipped hidden 0
a.txt ok  1
archive.toml skipped config 0
b-gbk.txt ok  1
binary.txt skipped binary 0
c-big5.txt ok  1
d-utf16.txt ok  1
e.md ok  1
empty.txt skipped empty 0
f.html ok  1
g.jsonl ok  2
nothing.html skipped no-text 0
odd　名字 .txt ok  1
picture.jpg skipped unshown 0
`
	if got := b.fates(); got != want {
		t.Errorf("fates\n%swant\n%s", got, want)
	}
	for title, origin := range map[string]article.Origin{
		"河边修了新路":   {Path: "a.txt", Format: "text", Charset: "utf-8"},
		"老街夜市开张":   {Path: "b-gbk.txt", Format: "text", Charset: "gb18030"},
		"河邊修了新路":   {Path: "c-big5.txt", Format: "text", Charset: "big5"},
		"图书馆周末不打烊": {Path: "d-utf16.txt", Format: "text", Charset: "utf-16le"},
		"公园里的樱花":   {Path: "e.md", Format: "markdown", Charset: "utf-8"},
		"小学生种水稻":   {Path: "f.html", Format: "html", Charset: "utf-8"},
		"新桥通车":     {Path: "g.jsonl", Format: "jsonl", Charset: "utf-8"},
	} {
		if a := b.titled(t, title); a.Origin != origin {
			t.Errorf("%s comes from %+v, want %+v", title, a.Origin, origin)
		}
	}
	if b.FirstDay != "2021-03-05" || b.LastDay != "2021-03-07" || b.Articles != 9 || b.Archive.Title != "河西" {
		t.Errorf("%s to %s, %d articles of %s", b.FirstDay, b.LastDay, b.Articles, b.Archive.Title)
	}
	if len(b.Newest) != 9 || b.Newest[0].Title != "旧桥拆除" || b.Newest[1].Title != "新桥通车" {
		t.Errorf("newest %+v", b.Newest)
	}
}

func TestNewestFirst(t *testing.T) {
	lines := []string{
		`{"title":"甲","body":"x"}`,
		`{"title":"乙","date":"2021-03-05","body":"x"}`,
		`{"title":"丙","date":"2021-03-05T23:30:00+08:00","body":"x"}`,
		`{"title":"丁","date":"2021-03-05T15:31:00Z","body":"x"}`,
		`{"title":"戊","date":"2022-01-01","body":"x"}`,
		`{"title":"己","date":"1949-10-01","body":"x"}`,
		`{"title":"庚","body":"x"}`,
	}
	b := run(t, Options{Sources: []string{folder(t, map[string]string{"a.jsonl": strings.Join(lines, "\n")})}})
	var got []string
	for _, a := range b.articles {
		got = append(got, a.Title)
	}
	if want := "戊丁丙乙己甲庚"; strings.Join(got, "") != want {
		t.Errorf("order %s, want %s", strings.Join(got, ""), want)
	}
}

// many writes a data file of n articles, some of them alike.
func many(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, `{"title":"第%d号新闻","date":"20%02d-%02d-01","source":"河西晚报","body":"%s\n%s"}`+"\n", i%(n-3), 10+i%13, 1+i%12, prose, strings.Repeat("石板路", i%7))
	}
	return out.String()
}

func TestSameInputSameBytes(t *testing.T) {
	dir := folder(t, map[string]string{"a/many.jsonl": many(3000), "b.txt": "河边修了新路\n" + prose, "c.md": "# 题\n\n" + prose, "d.jsonl": many(500)})
	one := run(t, Options{Sources: []string{dir}, Workers: 1})
	for _, workers := range []int{2, 7} {
		other := run(t, Options{Sources: []string{dir}, Workers: workers})
		if !reflect.DeepEqual(one.sums, other.sums) || !reflect.DeepEqual(one.Report, other.Report) || !reflect.DeepEqual(one.Newest, other.Newest) {
			t.Errorf("%d workers made other bytes", workers)
		}
	}
}

func TestSegmentsAreSlices(t *testing.T) {
	dir := folder(t, map[string]string{"a.jsonl": many(1000)})
	whole := run(t, Options{Sources: []string{dir}})
	cut := run(t, Options{Sources: []string{dir}, MaxArticlesPerSegment: 300})
	if len(whole.Segments) != 1 || len(cut.Segments) != 4 || cut.Segments[3].Articles != 100 {
		t.Fatalf("%d and %d segments", len(whole.Segments), len(cut.Segments))
	}
	if !reflect.DeepEqual(whole.articles, cut.articles) {
		t.Error("the segments together do not hold what one does, in its order")
	}
}

func TestArticlesThatAreAlikeAreToldApart(t *testing.T) {
	line := `{"title":"河边修了新路","body":"` + prose + `"}` + "\n"
	files := map[string]string{"a.jsonl": line + line + line, "b.jsonl": line,
		"c.html": "<!-- saved from url=(0020)http://x.example/1 --><html><title>河边修了新路</title><p>" + prose,
		"d.html": "<!-- saved from url=(0020)http://x.example/1 --><html><title>河边修了新路</title><p>" + prose}
	b := run(t, Options{Sources: []string{folder(t, files)}})
	ids := map[string]string{}
	for _, a := range b.articles {
		if other, taken := ids[a.ID]; taken {
			t.Errorf("%s and %s have one id", a.Origin.Path, other)
		}
		ids[a.ID] = a.Origin.Path
	}
	first := article.ID("a.jsonl", "河边修了新路", prose)
	if len(b.articles) != 6 || ids[first] != "a.jsonl" {
		t.Errorf("%d articles; the first of its kind must keep its own id", len(b.articles))
	}
}

func TestPagesThatAreAlike(t *testing.T) {
	page := "两岸新风\n" + prose + "\n河边修了新路\n本报讯(记者 林小满)" + prose + "\n老街夜市开张\n本报讯(记者 周大河)" + prose
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"a.html": "<!-- saved from url=(0020)http://x.example/1 --><html><p>" + strings.ReplaceAll(page, "\n", "<p>"),
		"b.html": "<!-- saved from url=(0020)http://x.example/1 --><html><p>" + strings.ReplaceAll(page, "\n", "<p>"),
	})}})
	if len(b.articles) != 4 {
		t.Fatalf("%d articles", len(b.articles))
	}
	byID := map[string]*article.Article{}
	for _, a := range b.articles {
		byID[a.ID] = a
	}
	for _, a := range b.articles {
		if a.Page == nil || a.Page.Title != "两岸新风" || len(a.Page.Articles) != 2 {
			t.Fatalf("%s: page %+v", a.Title, a.Page)
		}
		for _, id := range a.Page.Articles {
			if byID[id] == nil || byID[id].Origin.Path != a.Origin.Path {
				t.Errorf("%s of %s links to %s, which is not on its page", a.Title, a.Origin.Path, id)
			}
		}
		if got, want := introductionOf(a), "两岸新风\n"+prose; a.ID == a.Page.Articles[0] && got != want || a.ID != a.Page.Articles[0] && got != "" {
			t.Errorf("%s: introduced by %q", a.Title, got)
		}
	}
}

func TestBadLinesAreReported(t *testing.T) {
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"some.jsonl": `{"title":"甲","body":"x"}` + "\n{\"title\":\n\n" + `[1]` + "\n" + `{"title":"乙","body":"x"}`,
		"all.jsonl":  "no\njson\n",
	})}})
	if got, want := b.fates(), "all.jsonl failed malformed 0\nsome.jsonl failed partial 2\n"; got != want {
		t.Errorf("fates\n%swant\n%s", got, want)
	}
	if got, want := b.Report.Files[1].Message, "line 2: no JSON object: it breaks off; line 4: no JSON object: it is a array"; got != want {
		t.Errorf("message %q, want %q", got, want)
	}
}

func TestDamagedCharactersAreReported(t *testing.T) {
	b := run(t, Options{Sources: []string{folder(t, map[string]string{"a.txt": "河边修了新路\n" + prose + "\xff\xfe" + prose})}})
	f := b.Report.Files[0]
	if f.Status != "ok" || f.Code != "replaced" || !strings.Contains(f.Message, "2 bytes") {
		t.Errorf("fate %+v", f)
	}
	if !strings.Contains(b.articles[0].Text(), "\uFFFD\uFFFD") {
		t.Error("what cannot be read is not marked in the text")
	}
}

func TestConfiguration(t *testing.T) {
	dir := folder(t, map[string]string{
		"archive.toml": "time_zone = \"UTC\"\n[topics]\n\"修路\" = [\"石板路\"]\n[fields]\ntitle = \"bt\"\nbody = \"nr\"\n[repairs]\nentities = false\n",
		"a.jsonl":      `{"bt":"石板路","nr":"甲&amp;amp;乙","date":"2021-03-05T23:30:00-02:00"}`,
	})
	b := run(t, Options{Sources: []string{dir}})
	a := b.titled(t, "石板路")
	if *a.Date != "2021-03-06T01:30:00Z" || !reflect.DeepEqual(a.Topics, []string{"修路"}) || a.Text() != "甲&amp;amp;乙" {
		t.Errorf("got %s %v %s", *a.Date, a.Topics, a.Text())
	}
	c := config.Default([]string{dir})
	c.RepairsOff = map[string]bool{"no-such-rule": true}
	if _, err := Run(context.Background(), Options{Sources: []string{dir}, Config: c, TempDir: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "no-such-rule") {
		t.Errorf("a rule there is not: %v", err)
	}
}

func TestNothingToRead(t *testing.T) {
	b := run(t, Options{Sources: []string{t.TempDir()}})
	if b.Articles != 0 || len(b.Segments) != 1 || b.FirstDay != "" {
		t.Errorf("got %+v", b.Result)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	dir := t.TempDir()
	_, err := Run(ctx, Options{Sources: []string{folder(t, map[string]string{"a.jsonl": many(5000)})}, TempDir: dir,
		Progress: func(p Progress) {
			if p.Stage == Indexing {
				cancel()
			}
		}})
	if err == nil {
		t.Error("a cancelled build succeeded")
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("%d files are left", len(left))
	}
}

// TestAFaultCostsOneFile: a panic of ours is a file's fate, not the build's.
func TestAFaultCostsOneFile(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "甲乙丙丁\n" + prose, "b.jpg": "", "c.jsonl": `{"title":"甲","body":"x"}`})
	files, err := scan.Scan(context.Background(), []string{dir}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	faults := 0
	b := &build{config: config.Default(nil), files: files} // without an extractor, which every article needs
	b.options = Options{Workers: 2, Fault: func(path string, fault any, stack []byte) { faults++ }}
	if b.spool, err = newSpool(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	defer b.spool.remove()
	if b.pictures, err = newPictures(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	defer b.pictures.held.remove()
	if err := b.first(context.Background()); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range b.report().Files {
		got = append(got, fmt.Sprintf("%s %s %s", f.Path, f.Status, f.Code))
	}
	if want := []string{"a.txt failed internal", "b.jpg skipped unshown", "c.jsonl failed internal"}; !reflect.DeepEqual(got, want) || faults != 2 {
		t.Errorf("fates %q after %d faults, want %q", got, faults, want)
	}
}

// TestTheIndexIsOfTheSameArticles: document n of the index is article n of the bundle.
func TestTheIndexIsOfTheSameArticles(t *testing.T) {
	ctx := context.Background()
	b := run(t, Options{Sources: []string{folder(t, map[string]string{"a.jsonl": many(300)})}})
	data, err := os.ReadFile(b.Segments[0].Index.Path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := indexfile.Open(ctx, &ranges.Memory{Label: "index", Data: data}, int64(len(data)), b.Segments[0].Index.HeadBytes)
	if err != nil {
		t.Fatal(err)
	}
	if r.DocCount() != len(b.articles) {
		t.Fatalf("%d documents, %d articles", r.DocCount(), len(b.articles))
	}
	for doc, a := range b.articles {
		if day, ok := r.DayOf(doc); !ok || day.Text() != a.Day() {
			t.Errorf("document %d is of %v, its article of %s", doc, day, a.Day())
		}
	}
}

// introductionOf is what an article holds of its page's title and introduction.
func introductionOf(a *article.Article) string {
	var lines []string
	for _, b := range a.Blocks {
		if b.Kind == article.Introduction {
			lines = append(lines, b.Text)
		}
	}
	return strings.Join(lines, "\n")
}
