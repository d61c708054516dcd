package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"fangzhi/build/internal/serve"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"fangzhi": main})
}

// TestScripts runs the commands as a user's scripts do: testdata/script, one
// script a command or a promise.
func TestScripts(t *testing.T) {
	sample, err := filepath.Abs("../../data/samples/community")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLE", sample)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"code": code, "json": jsonAt, "same": same, "flip": flip, "write": write, "pack": pack, "host": host, "news": news, "await": await, "files": files, "get": get,
		},
	})
}

// code runs a program that must leave with the code: code 2 fangzhi search.
func code(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg || len(args) < 2, "code N program args…")
	got := 0
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}

// jsonAt looks into one line of JSON: json stdout 1 hits.0.title 'a title'.
// A value that is not text is compared as JSON; keys gives an object's keys,
// in order, and count the length of a list.
func jsonAt(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, len(args) != 4, "json FILE LINE PATH VALUE")
	lines := strings.Split(strings.TrimSuffix(ts.ReadFile(args[0]), "\n"), "\n")
	text := strings.Join(lines, "\n")
	if args[1] != "all" {
		n, err := strconv.Atoi(args[1])
		if err != nil || n < 1 || n > len(lines) {
			ts.Fatalf("%s has %d lines", args[0], len(lines))
		}
		text = lines[n-1]
	}
	got, err := lookInto(text, args[2])
	if err != nil {
		ts.Fatalf("%s: %v", args[2], err)
	}
	if (got == args[3]) == neg {
		ts.Fatalf("%s is %s, compared with %s", args[2], got, args[3])
	}
}

// get sets a variable to a value of the first line of JSON: get ID all.jsonl id.
func get(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg || len(args) != 3, "get NAME FILE PATH")
	line, _, _ := strings.Cut(ts.ReadFile(args[1]), "\n")
	value, err := lookInto(line, args[2])
	ts.Check(err)
	ts.Setenv(args[0], value)
}

func lookInto(text, path string) (string, error) {
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return "", fmt.Errorf("%w in %.200s", err, text)
	}
	for _, key := range strings.Split(path, ".") {
		switch at := value.(type) {
		case map[string]any:
			if key == "keys" {
				return keysInOrder(text), nil
			}
			inner, ok := at[key]
			if !ok {
				return "", fmt.Errorf("no key %q", key)
			}
			value = inner
		case []any:
			if key == "count" {
				value = float64(len(at))
				break
			}
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(at) {
				return "", fmt.Errorf("no element %q of %d", key, len(at))
			}
			value = at[i]
		default:
			return "", fmt.Errorf("nothing below %v", value)
		}
	}
	if s, ok := value.(string); ok {
		return s, nil
	}
	out, err := json.Marshal(value)
	return string(out), err
}

// keysInOrder lists the keys of the outermost object as they are written.
func keysInOrder(text string) string {
	dec := json.NewDecoder(strings.NewReader(text))
	var keys []string
	dec.Token() // the object's brace: the text was parsed before
	for dec.More() {
		key, err := dec.Token()
		var value json.RawMessage
		if err != nil || dec.Decode(&value) != nil {
			return err.Error()
		}
		keys = append(keys, key.(string))
	}
	return strings.Join(keys, " ")
}

// same compares two folders byte by byte.
func same(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, len(args) != 2, "same FOLDER FOLDER")
	a, b := contents(ts, args[0]), contents(ts, args[1])
	equal := len(a) == len(b)
	for name, data := range a {
		if !bytes.Equal(data, b[name]) {
			equal = false
			ts.Logf("%s differs", name)
		}
	}
	if equal == neg {
		ts.Fatalf("%s (%d files) and %s (%d files): same is %v", args[0], len(a), args[1], len(b), equal)
	}
}

func contents(ts *testscript.TestScript, dir string) map[string][]byte {
	all := map[string][]byte{}
	dir = ts.MkAbs(dir)
	ts.Check(fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		all[name], err = os.ReadFile(filepath.Join(dir, name))
		return err
	}))
	if len(all) == 0 {
		ts.Fatalf("%s is empty", dir)
	}
	return all
}

// flip changes one byte of the one file that a pattern names: flip 'site/segments/*.fzb' -20
// counts from the end.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg || len(args) != 2, "flip PATTERN OFFSET")
	names, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(names) != 1 {
		ts.Fatalf("%s names %d files", args[0], len(names))
	}
	data, err := os.ReadFile(names[0])
	ts.Check(err)
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	if at < 0 {
		at += len(data)
	}
	data[at] ^= 0x40
	ts.Check(os.WriteFile(names[0], data, 0o644))
}

// write makes a file out of a quoted Go string, for bytes that are no text.
func write(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg || len(args) != 2, `write FILE '"\xff"'`)
	text, err := strconv.Unquote(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// pack puts a folder into a .zip: pack stored|deflated FOLDER FILE.zip.
func pack(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg || len(args) != 3, "pack stored|deflated FOLDER FILE.zip")
	method := map[string]uint16{"stored": zip.Store, "deflated": zip.Deflate}[args[0]]
	out, err := os.Create(ts.MkAbs(args[2]))
	ts.Check(err)
	defer out.Close()
	w := zip.NewWriter(out)
	for name, data := range contents(ts, args[1]) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: "packed/" + name, Method: method})
		ts.Check(err)
		_, err = f.Write(data)
		ts.Check(err)
	}
	ts.Check(w.Close())
}

// host serves a folder until the script ends and sets $HOST to its address:
// host FOLDER [/prefix/] [no-range].
func host(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg || len(args) < 1, "host FOLDER [/prefix/] [no-range]")
	opt := serve.Options{}
	for _, arg := range args[1:] {
		if arg == "no-range" {
			opt.NoRange = true
		} else {
			opt.Prefix = arg
		}
	}
	server := httptest.NewServer(serve.Handler(os.DirFS(ts.MkAbs(args[0])), opt))
	ts.Defer(server.Close)
	ts.Setenv("HOST", server.URL+serve.CleanPrefix(opt.Prefix))
}

// news writes N made-up articles as JSON Lines, so that a build takes a while.
func news(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg || len(args) != 2, "news N FILE")
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	var out bytes.Buffer
	letters := []rune("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜")
	state := uint32(1)
	for i := range n {
		body := make([]rune, 400)
		for j := range body {
			state = state*1664525 + 1013904223
			body[j] = letters[int(state>>16)%len(letters)]
		}
		fmt.Fprintf(&out, `{"title":"第%d篇","date":"%d-0%d-1%d","body":"%s。"}`+"\n", i, 2000+i%20, 1+i%9, i%10, string(body))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), out.Bytes(), 0o644))
}

// awaited is how long await waits.
const awaited = 30 * time.Second

// await waits for a file or folder to be there.
func await(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg || len(args) != 1, "await PATH")
	for end := time.Now().Add(awaited); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if found, err := filepath.Glob(ts.MkAbs(args[0])); err == nil && len(found) > 0 {
			return
		}
	}
	ts.Fatalf("%s did not appear", args[0])
}

// files compares the names in a folder: files . site pages.
func files(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg || len(args) < 1, "files FOLDER NAME…")
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	if got, want := strings.Join(names, " "), strings.Join(args[1:], " "); got != want {
		ts.Fatalf("%s holds %s, want %s", args[0], got, want)
	}
}

func usage(ts *testscript.TestScript, wrong bool, text string) {
	if wrong {
		ts.Fatalf("usage: %s", text)
	}
}
