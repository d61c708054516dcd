package web

import (
	"bytes"
	"fmt"
	"html/template"
	"sort"
	"strings"
	"unicode/utf8"
)

// Shell is what the shell page says of an archive before the program runs.
type Shell struct {
	Title       string
	Description string
	Language    string // zh-Hans, zh-Hant or en; "" follows the browser
	Articles    int
	FirstDay    string // earliest and latest day known, 2006-01-02, or ""
	LastDay     string
	Newest      []Headline
	Words       map[string]map[string]string // language -> key -> words; every key of ShellKeys in every language
}

// Headline is one article that the shell page lists.
type Headline struct {
	ID       string
	Title    string
	Language string // of the title, as BCP 47; "" is not known
	Setting  string // the class of how its lines break, as in the app; may be ""
	Date     string // a day, or ""
	Source   string
}

// ShellKeys are the words the shell page and the loader need. {name} in the
// words stands for a value that is filled in.
var ShellKeys = []string{
	"shell.counts",     // {n}: articles in the archive
	"shell.newest",     // heading of the newest titles
	"home.undated",     // the same where none has a day
	"shell.loading",    // {done}, {total}: megabytes
	"shell.then",       // behind shell.loading, once the reader has asked for something
	"shell.starting",   // everything has come, the program starts
	"shell.opening",    // the program runs and opens the archive
	"shell.noscript",   // scripts are switched off
	"shell.old",        // the browser lacks WebAssembly or DecompressionStream
	"shell.network",    // a file did not come: line or host
	"shell.failed",     // {problem}: anything else
	"shell.file",       // opened by double click: choose the folder, or serve it
	"shell.choose",     // a button: choose the folder that this page lies in
	"shell.no-archive", // the folder chosen is another one
	"shell.try-again",  // a button
	"search.label",     // the search box, as in the app
	"search.placeholder",
	"help.title", // a link of the app's, which stands where it will
}

// Policy is the Content-Security-Policy of every page of a site.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
	"manifest-src 'self'; base-uri 'none'; form-action 'none'"

// page is what shell.html is given.
type page struct {
	Shell
	Policy       string
	Build        string                       // names this state of the site
	ProgramBytes int                          // of app.wasm.gz, so that progress is honest on any host
	AllWords     map[string]map[string]string // language -> key -> words, for the loader
	words        map[string]string
	link         func(string) string
}

// PageLanguage is the language the page is written in; the loader may put it
// into the reader's.
func (s Shell) PageLanguage() string {
	if s.Language == "" {
		return "zh-Hans"
	}
	return s.Language
}

// Link is a file's address with its hash.
func (p page) Link(name string) string { return p.link(name) }

// Word is a text in the page's language; values come as name, value, …
func (p page) Word(key string, values ...any) (string, error) {
	text, ok := p.words[key]
	if !ok {
		return "", fmt.Errorf("no words for %q in %s", key, p.PageLanguage())
	}
	for i := 0; i+1 < len(values); i += 2 {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", values[i]), fmt.Sprint(values[i+1]))
	}
	return text, nil
}

// LongTitle tells a title for which the slip on the spine has no room in large
// letters (as app/ui has it).
func (p page) LongTitle() bool { return utf8.RuneCountInString(p.Title) > 22 }

// Styles are the style sheets in the order of their names.
func (p page) Styles() ([]string, error) {
	entries, err := Files.ReadDir("style")
	var names []string
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), ".css") {
			names = append(names, p.link("style/"+entry.Name()))
		}
	}
	sort.Strings(names)
	return names, err
}

// render writes the shell page.
func (s Shell) render(link func(string) string, build string, programBytes int) ([]byte, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	t, err := template.ParseFS(Files, "shell.html")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	var out bytes.Buffer
	p := page{Shell: s, Policy: Policy, Build: build, ProgramBytes: programBytes,
		AllWords: s.loaderWords(), words: s.Words[s.PageLanguage()], link: link}
	if err := t.Execute(&out, p); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return out.Bytes(), nil
}

// check refuses a shell that lacks words.
func (s Shell) check() error {
	if s.Words[s.PageLanguage()] == nil {
		return fmt.Errorf("web: no words for the interface language %q", s.PageLanguage())
	}
	for language, words := range s.Words {
		for _, key := range ShellKeys {
			if words[key] == "" {
				return fmt.Errorf("web: no words for %q in %s", key, language)
			}
		}
	}
	return nil
}

// loaderWords are the words of ShellKeys alone, in every language.
func (s Shell) loaderWords() map[string]map[string]string {
	all := map[string]map[string]string{}
	for language, words := range s.Words {
		all[language] = map[string]string{}
		for _, key := range ShellKeys {
			all[language][key] = words[key]
		}
	}
	return all
}
