// Package web holds the still files of a site (shell page, styles, icons,
// loader, service worker, page API) and puts them together: every address in
// them is relative and carries the hash of the content it names, so the same
// folder works at any path and a changed file is never mistaken for an old one.
package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sort"
	"strings"
)

// Files are the still files as they stand in this folder, templates included.
//
//go:embed *.html *.js manifest.json icons style
var Files embed.FS

// Program is the compiled app, as app/build.sh leaves it.
type Program struct {
	WASM []byte // app.wasm.gz: the program, gzip
	Exec []byte // wasm_exec.js of the same Go
}

// File is one file of a site; Name is its path in the site.
type File struct {
	Name string
	Data []byte
}

// Names of the files that are put together rather than copied.
const (
	shellName    = "index.html"
	workerName   = "sw.js"
	manifestName = "manifest.webmanifest"
	programName  = "app.wasm.gz"
	execName     = "wasm_exec.js"
)

// scripts are the scripts of a site in the order they are put together: one
// names only those before it.
var scripts = []string{"worker.js", "program.js", "fangzhi.js", "loader.js"}

// Site puts together every file of a site but its data: the shell page with
// the archive's own words, the program, scripts, styles, icons, manifest and
// service worker. They come in the order of their names; the same input gives
// the same bytes.
func Site(program Program, shell Shell) ([]File, error) {
	if len(program.WASM) == 0 || len(program.Exec) == 0 {
		return nil, errors.New("web: the compiled app is missing: run make")
	}
	s := site{hashes: map[string]string{}}
	s.add(programName, program.WASM)
	if err := s.addCode(execName, program.Exec); err != nil {
		return nil, err
	}
	if err := s.copy("icons", "style", "embed.html", "embed.js"); err != nil {
		return nil, err
	}
	for _, name := range scripts {
		text, err := Files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if err := s.addCode(name, s.address(text)); err != nil {
			return nil, err
		}
	}
	manifest, err := s.manifest(shell)
	if err != nil {
		return nil, err
	}
	s.add(manifestName, manifest)
	if err := s.addPages(shell, len(program.WASM)); err != nil {
		return nil, err
	}
	sort.Slice(s.files, func(i, j int) bool { return s.files[i].Name < s.files[j].Name })
	return s.files, nil
}

// site is a site being put together.
type site struct {
	files  []File
	hashes map[string]string // name -> hash of the content, of all files that others may name
}

// add takes a file whose content is final.
func (s *site) add(name string, data []byte) {
	sum := sha256.Sum256(data)
	s.files = append(s.files, File{Name: name, Data: data})
	s.hashes[name] = hex.EncodeToString(sum[:])
}

// addCode takes a file as it is, but for scripts and style sheets.
func (s *site) addCode(name string, data []byte) error {
	data, err := minified(name, data)
	if err != nil {
		return err
	}
	s.add(name, data)
	return nil
}

// copy takes files, and all files of folders.
func (s *site) copy(names ...string) error {
	for _, name := range names {
		err := fs.WalkDir(Files, name, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || path.Ext(name) == ".md" {
				return err
			}
			data, err := Files.ReadFile(name)
			if err != nil {
				return err
			}
			return s.addCode(name, data)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// hashDigits is how much of a content's hash an address carries.
const hashDigits = 10

// link is the address of a file: its name and, once that is known, its hash.
func (s *site) link(name string) string {
	if hash := s.hashes[name]; hash != "" {
		return name + "?h=" + hash[:hashDigits]
	}
	return name
}

// address replaces every quoted "./name" in a script by the file's address.
func (s *site) address(text []byte) []byte {
	for _, f := range s.files {
		text = bytes.ReplaceAll(text, []byte(`"./`+f.Name+`"`), []byte(`"./`+s.link(f.Name)+`"`))
	}
	return text
}

// addPages adds what names all the rest: the shell page, and the service
// worker with the list of what it keeps.
func (s *site) addPages(shell Shell, programBytes int) error {
	build, page, err := s.page(shell, programBytes)
	if err != nil {
		return err
	}
	s.files = append(s.files, File{Name: shellName, Data: page})
	worker, err := s.serviceWorker(build)
	if err != nil {
		return err
	}
	worker, err = minified(workerName, worker)
	s.files = append(s.files, File{Name: workerName, Data: worker})
	return err
}

// page is the shell page and the name of the build that stands in it: a hash
// of the page without that name, which names every other file by its hash.
func (s *site) page(shell Shell, programBytes int) (build string, page []byte, err error) {
	page, err = shell.render(s.link, "", programBytes)
	if err != nil {
		return "", nil, err
	}
	sum := sha256.Sum256(page)
	build = hex.EncodeToString(sum[:])[:hashDigits]
	page, err = shell.render(s.link, build, programBytes)
	return build, page, err
}

// kept is one file that the service worker keeps.
type kept struct {
	URL    string   `json:"url"`
	SHA256 []string `json:"sha256"` // of each form it may come in
}

// notKept are files that the app works without.
var notKept = []string{"embed.html", "embed.js"}

// serviceWorker is sw.js with its list of files filled in. The shell page is
// checked by the build it names, since hosts rewrite HTML; all else by hash.
func (s *site) serviceWorker(build string) ([]byte, error) {
	text, err := Files.ReadFile(workerName)
	if err != nil {
		return nil, err
	}
	var list []kept
	for _, f := range s.files {
		if hash := s.hashes[f.Name]; hash != "" && !contains(notKept, f.Name) {
			list = append(list, kept{URL: s.link(f.Name), SHA256: []string{hash}})
		}
		if f.Name == programName {
			plain, err := unzippedHash(f.Data)
			if err != nil {
				return nil, err
			}
			list[len(list)-1].SHA256 = append(list[len(list)-1].SHA256, plain)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].URL < list[j].URL })
	data, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		return nil, err
	}
	text = bytes.Replace(text, []byte(`"{{build}}"`), []byte(`"`+build+`"`), 1)
	return bytes.Replace(text, []byte(`["{{files}}"]`), data, 1), nil
}

// unzippedHash is the hash of the program as it comes from hosts whose headers
// make the browser unzip it: the comment that app/slim/zip puts before it, or,
// where another program zipped it, that of what it unzips to.
func unzippedHash(data []byte) (string, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return "", fmt.Errorf("web: %s: %w", programName, err)
	}
	if _, err := hex.DecodeString(r.Comment); err == nil && len(r.Comment) == 2*sha256.Size {
		return r.Comment, nil
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return "", fmt.Errorf("web: %s: %w", programName, err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func contains(list []string, name string) bool {
	for _, v := range list {
		if v == name {
			return true
		}
	}
	return false
}

// manifest is the web app manifest; every address in it is relative to it.
func (s *site) manifest(shell Shell) ([]byte, error) {
	text, err := Files.ReadFile("manifest.json")
	if err != nil {
		return nil, err
	}
	var m map[string]any
	if err := json.Unmarshal(s.address(text), &m); err != nil {
		return nil, fmt.Errorf("web: manifest.json: %w", err)
	}
	m["name"], m["short_name"] = shell.Title, shortName(shell.Title)
	m["lang"] = shell.PageLanguage()
	if shell.Description != "" {
		m["description"] = shell.Description
	}
	data, err := json.MarshalIndent(m, "", " ")
	return append(data, '\n'), err
}

// shortName is a title cut to what fits under an icon.
func shortName(title string) string {
	const fits = 12
	if r := []rune(strings.TrimSpace(title)); len(r) > fits {
		return string(r[:fits])
	}
	return strings.TrimSpace(title)
}
