package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"regexp"
	"sort"
	"strings"
	"testing"
)

// testShell is a shell with every word, in every language, as "key (language)".
func testShell() Shell {
	words := map[string]map[string]string{}
	for _, language := range []string{"zh-Hans", "zh-Hant", "en"} {
		words[language] = map[string]string{}
		for _, key := range ShellKeys {
			words[language][key] = key + " {n} (" + language + ")"
		}
	}
	return Shell{Title: "邻里<档案>", Description: "街道与社区", Articles: 1234, FirstDay: "2019-01-02", LastDay: "2023-04-05",
		Newest: []Headline{{ID: "abc", Title: `"引号" & <b>`, Language: "zh-Hans", Setting: "parted", Date: "2023-04-05", Source: "日报"}}, Words: words}
}

// testProgram is a program that is no program but unzips.
func testProgram(t *testing.T) Program {
	t.Helper()
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	if _, err := w.Write([]byte("\x00asm")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return Program{WASM: zipped.Bytes(), Exec: []byte("class Go {}")}
}

func build(t *testing.T, shell Shell) map[string]string {
	t.Helper()
	files, err := Site(testProgram(t), shell)
	if err != nil {
		t.Fatal(err)
	}
	if !sort.SliceIsSorted(files, func(i, j int) bool { return files[i].Name < files[j].Name }) {
		t.Error("files are not in the order of their names")
	}
	byName := map[string]string{}
	for _, f := range files {
		byName[f.Name] = string(f.Data)
	}
	return byName
}

func TestSiteIsTheSameTwice(t *testing.T) {
	one, two := build(t, testShell()), build(t, testShell())
	for name := range one {
		if one[name] != two[name] {
			t.Errorf("%s differs between two builds", name)
		}
	}
}

// Every address in every file names a file of the site and carries its hash.
func TestAddresses(t *testing.T) {
	files := build(t, testShell())
	address := regexp.MustCompile(`([a-z][\w/.-]*\.\w+)\?h=([0-9a-f]+)`)
	found := map[string]int{}
	for in, text := range files {
		for _, m := range address.FindAllStringSubmatch(text, -1) {
			found[in]++
			if _, ok := files[m[1]]; !ok {
				t.Errorf("%s names %s, which is not there", in, m[1])
			}
		}
	}
	for name, least := range map[string]int{"index.html": 5, "sw.js": 10, "worker.js": 1, "program.js": 2, "fangzhi.js": 1} {
		if found[name] < least {
			t.Errorf("%s has %d addresses with a hash, want %d or more", name, found[name], least)
		}
	}
	for name, text := range files {
		if !strings.HasSuffix(name, ".png") && strings.Contains(text, `"{{`) {
			t.Errorf("%s has a placeholder left in it", name)
		}
	}
}

func TestServiceWorkerKeepsAllThatTheShellNeeds(t *testing.T) {
	worker := build(t, testShell())["sw.js"]
	names := map[string]kept{}
	for _, m := range regexp.MustCompile(`\{url:"([^"?]+)\?[^"]*",sha256:\[([^\]]*)\]`).FindAllStringSubmatch(worker, -1) {
		names[m[1]] = kept{URL: m[1], SHA256: strings.Split(m[2], ",")}
	}
	for _, name := range []string{"app.wasm.gz", "wasm_exec.js", "loader.js", "program.js", "worker.js", "fangzhi.js", "manifest.webmanifest", "icons/icon.svg"} {
		if len(names[name].SHA256) == 0 {
			t.Errorf("%s is not kept", name)
		}
	}
	if n := len(names["app.wasm.gz"].SHA256); n != 2 {
		t.Errorf("the program is known in %d forms, want zipped and plain", n)
	}
	for _, name := range notKept {
		if _, ok := names[name]; ok {
			t.Errorf("%s is kept though the app does not need it", name)
		}
	}
}

// A new title in the shell is a new version; the service worker must change.
func TestNewContentIsANewBuild(t *testing.T) {
	shell := testShell()
	one := build(t, shell)
	shell.Newest[0].Title = "新的一篇"
	two := build(t, shell)
	if one["sw.js"] == two["sw.js"] {
		t.Error("sw.js is the same for another shell page")
	}
	if one["loader.js"] != two["loader.js"] {
		t.Error("loader.js changed with the shell page")
	}
}

func TestShellPage(t *testing.T) {
	page := build(t, testShell())["index.html"]
	for _, want := range []string{
		"<title>邻里&lt;档案&gt;</title>",
		`<html lang="zh-Hans" data-language="" data-build="`,
		`<h2 class="hit-title parted" lang="zh-Hans"><a href="#/article/abc">&#34;引号&#34; &amp; &lt;b&gt;</a>`,
		"shell.counts 1234 (zh-Hans)",
		`data-n="1234"`,
		`http-equiv="Content-Security-Policy"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if regexp.MustCompile(`<script>|<style|\son\w+=|\sstyle=|https?://`).MatchString(page) {
		t.Error("the page holds inline script or style, or an address elsewhere")
	}
	if worker := build(t, testShell())["sw.js"]; !strings.Contains(worker, page[strings.Index(page, "data-build=")+12:][:hashDigits]) {
		t.Error("sw.js does not look for the build that the page names")
	}
}

func TestShellLanguage(t *testing.T) {
	shell := testShell()
	shell.Language = "en"
	page := build(t, shell)["index.html"]
	if !strings.Contains(page, `<html lang="en" data-language="en"`) || !strings.Contains(page, "shell.newest {n} (en)") {
		t.Error("an English archive has a page in another language")
	}
}

// Where no article has a day, none is called the newest.
func TestShellUndated(t *testing.T) {
	shell := testShell()
	shell.FirstDay, shell.LastDay = "", ""
	page := build(t, shell)["index.html"]
	if strings.Contains(page, `data-word="shell.newest"`) || !strings.Contains(page, `data-word="home.undated"`) {
		t.Error("undated articles are called the newest")
	}
}

func TestSiteRefuses(t *testing.T) {
	noWords, strange := testShell(), testShell()
	delete(noWords.Words["en"], "shell.network")
	strange.Language = "fr"
	for name, try := range map[string]struct {
		program Program
		shell   Shell
		want    string
	}{
		"no program":       {Program{}, testShell(), "run make"},
		"broken program":   {Program{WASM: []byte("x"), Exec: []byte("x")}, testShell(), "app.wasm.gz"},
		"missing words":    {testProgram(t), noWords, `"shell.network" in en`},
		"unknown language": {testProgram(t), strange, `"fr"`},
	} {
		if _, err := Site(try.program, try.shell); err == nil || !strings.Contains(err.Error(), try.want) {
			t.Errorf("%s: got error %v, want one with %s", name, err, try.want)
		}
	}
}

func TestManifest(t *testing.T) {
	var m map[string]any
	if err := json.Unmarshal([]byte(build(t, testShell())["manifest.webmanifest"]), &m); err != nil {
		t.Fatal(err)
	}
	if m["name"] != "邻里<档案>" || m["lang"] != "zh-Hans" || m["start_url"] != "./" || m["scope"] != "./" {
		t.Errorf("manifest: %v", m)
	}
	if _, ok := m["id"]; ok {
		t.Error("an id is resolved against the origin: two archives of one origin would be one app")
	}
}
