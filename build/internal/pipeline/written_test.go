package pipeline

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/build/internal/read/container/containertest"
)

// news writes articles of few words, so that many things recur: dates, terms,
// sentences, whole articles in the other script.
func news(r *rand.Rand, n int) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var b strings.Builder
	for range n {
		var body strings.Builder
		for range 3 + r.IntN(6) {
			fmt.Fprintf(&body, "%s%s%s“%s%s”%s，%d人参加。", pick("下塘社区", "采菱社区", "春秋园", "湖塘镇"), pick("居民", "网格员", "老人们"), pick("开展", "讨论", "看见"),
				pick("香樟", "暖心", "邻里", "微光", "同心", "百家"), pick("行动", "议事会", "驿站", "课堂", "茶"), pick("活动", "很久", "，都说好"), r.IntN(90))
		}
		text, title := body.String(), pick("社区种树", "邻里故事", "春秋园记")+fmt.Sprint(r.IntN(50))
		date := fmt.Sprintf(`"date":"2021-%02d-%02d",`, 1+r.IntN(3), 1+r.IntN(9))
		if r.IntN(6) == 0 {
			date = ""
		}
		source := pick("新闻联播", "常州日报", "")
		fmt.Fprintf(&b, `{"title":"%s",%s"source":"%s","body":"%s"}`+"\n", title, date, source, text)
		if r.IntN(5) == 0 {
			fmt.Fprintf(&b, `{"title":"%s",%s"source":"%s","body":"%s"}`+"\n", traditional(title), date, "轉載", traditional(text))
		}
	}
	return b.String()
}

func newsFiles(r *rand.Rand, files, articles int) map[string]string {
	all := map[string]string{}
	for i := range files {
		all[fmt.Sprintf("d%d/f%02d.jsonl", i%3, i)] = news(r, articles)
	}
	return all
}

// write writes files into a folder.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// folder is one of files, given by their names.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, files)
	return dir
}

const prose = "三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳，孩子们放风筝，社区的志愿者沿着新修的石板路捡拾纸屑。"

// many writes a data file of n articles, some of them alike.
func many(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, `{"title":"第%d号新闻","date":"20%02d-%02d-01","source":"河西晚报","body":"%s\n%s"}`+"\n", i%(n-3), 10+i%13, 1+i%12, prose, strings.Repeat("石板路", i%7))
	}
	return out.String()
}

// copied is a folder with copies of other packages' test files.
func copied(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		raw, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// zipOf makes a ZIP file of names and texts in turn.
func zipOf(t testing.TB, parts ...string) string {
	t.Helper()
	return string(containertest.ZIP(t, zip.Deflate, parts...))
}

func gzipOf(t testing.TB, r io.Reader) string {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := io.Copy(w, r); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func manyMembers(t *testing.T, n int) string {
	var parts []string
	for i := range n {
		parts = append(parts, fmt.Sprint(i, ".txt"), fmt.Sprint("第", i, "条\n三月的河边。"))
	}
	return zipOf(t, parts...)
}

// damagedZIP has three members, the middle one of which is damaged.
func damagedZIP(t *testing.T) string {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(name + "的标题\n" + prose))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	raw := out.Bytes()
	raw[bytes.Index(raw, []byte("b.txt的"))+20] ^= 0xff
	return string(raw)
}
