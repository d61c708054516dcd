// Package config is what a publisher says of an archive in archive.toml.
//
// No configuration is needed: Default gives a folder everything, and every
// key of the file is optional. A key that means nothing is an error that names
// its line, so that a slip of the pen is not silently without effect.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // a builder on a bare machine still knows Asia/Shanghai

	"github.com/BurntSushi/toml"
)

// Name is the file's name; it lies at the root of a source folder.
const Name = "archive.toml"

// DefaultTimeZone is where a time without a zone is taken to have been written.
const DefaultTimeZone = "Asia/Shanghai"

// Languages are the interface languages an archive can ask for.
var Languages = []string{"zh-Hans", "zh-Hant", "en"}

// Config is an archive's configuration.
type Config struct {
	Title       string
	Description string
	Language    string         // one of Languages; "" follows the browser
	TimeZone    *time.Location // never nil
	Topics      []Topic        // in the file's order
	Fields      map[string]string
	RepairsOff  map[string]bool // names of repair rules that are not run
	Pictures    Pictures
	Lists       bool // pages that are nothing but links to others are kept
}

// Pictures is how pictures are taken along.
type Pictures struct {
	Keep      bool // those among the sources are taken along
	Side      int  // the longest side they are kept in, in pixels
	Quality   int  // of WebP, 1 to 100
	Originals bool // the files as found are kept too
}

// defaultPictures fit a screen, and are hard to tell from the files as found.
var defaultPictures = Pictures{Keep: true, Side: 1280, Quality: 75}

// Bounds of what can be asked of pictures.
const (
	leastSide = 64
	mostSide  = 8192
)

// Topic is a topic and the words that show an article is about it.
type Topic struct {
	Name     string
	Keywords []string
}

// FieldNames are the fields a column of a data file can be mapped to.
var FieldNames = []string{"id", "title", "body", "date", "source", "author", "editor", "url", "topics", "rights"}

// file is archive.toml's form.
type file struct {
	Title       string              `toml:"title"`
	Description string              `toml:"description"`
	Language    string              `toml:"language"`
	TimeZone    string              `toml:"time_zone"`
	Topics      map[string][]string `toml:"topics"`
	Fields      map[string]string   `toml:"fields"`
	Repairs     map[string]bool     `toml:"repairs"`
	Pages       struct {
		Lists bool `toml:"lists"`
	} `toml:"pages"`
	Pictures struct {
		Keep      *bool `toml:"keep"`
		Size      *int  `toml:"size"`
		Quality   *int  `toml:"quality"`
		Originals bool  `toml:"originals"`
	} `toml:"pictures"`
}

// Error is a configuration that cannot be used.
type Error struct {
	Path    string
	Line    int // from 1; 0 when the whole file is meant
	Problem string
	Hint    string // what to do, or ""
}

// Error names the file, the line and the problem.
func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s: line %d: %s", e.Path, e.Line, e.Problem)
	}
	return e.Path + ": " + e.Problem
}

// Default is the configuration of an archive that has none: its title is the
// name of the first source.
func Default(sources []string) *Config {
	c := &Config{TimeZone: shanghai(), Pictures: defaultPictures}
	c.Title = defaultTitle(sources)
	return c
}

// Load reads the archive.toml of the first source folder that has one, and
// gives Default's values where it is silent or where there is none. decoded
// makes UTF-8 of what an editor saved in another charset.
func Load(sources []string, decoded func([]byte) string) (*Config, error) {
	for _, source := range sources {
		path := filepath.Join(source, Name)
		if filepath.Base(source) == Name {
			path = source
		}
		data, err := os.ReadFile(path)
		switch {
		case err == nil:
			return Parse(path, []byte(decoded(data)), sources)
		case !errors.Is(err, os.ErrNotExist) && !isNotFolder(source):
			return nil, &Error{Path: path, Problem: "cannot be read: " + err.Error()}
		}
	}
	return Default(sources), nil
}

// LoadFile reads a configuration that lies elsewhere.
func LoadFile(path string, sources []string, decoded func([]byte) string) (*Config, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, &Error{Path: path, Problem: "cannot be read: " + err.Error()}
	}
	return Parse(path, []byte(decoded(data)), sources)
}

// Parse reads a configuration; path is for errors alone.
func Parse(path string, data []byte, sources []string) (*Config, error) {
	var f file
	meta, err := toml.Decode(string(data), &f)
	if err != nil {
		return nil, asError(path, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		key := unknown[0]
		return nil, &Error{Path: path, Line: lineOf(data, key), Problem: fmt.Sprintf("%q is no key of this file", key.String()),
			Hint: "the keys are title, description, language, time_zone, [topics], [fields], [repairs], [pages] and [pictures]"}
	}
	return f.check(path, data, meta, sources)
}

// ofType finds key and types in what is said of a value of a wrong type, which
// has no error of its own.
var ofType = regexp.MustCompile(`line (\d+) \(last key "(.*)"\): incompatible types: TOML value has type ([\w.]+); destination has type ([\w.]+)`)

// typeNames are types as the file's author knows them.
var typeNames = map[string]string{
	"string": `text in quotation marks, "…"`, "slice": `a list, ["…", "…"]`, "bool": "true or false", "boolean": "true or false",
	"int64": "a number", "integer": "a number", "float64": "a number with a point", "map": "a table of its own, [table]", "struct": "a table of its own, [table]",
	"time.Time": "a date",
}

// asError puts what is wrong with the file as TOML into words.
func asError(path string, err error) error {
	var syntax toml.ParseError
	if errors.As(err, &syntax) {
		return &Error{Path: path, Line: syntax.Position.Line, Problem: syntax.Message, Hint: "the file is TOML: key = \"value\", one a line"}
	}
	if m := ofType.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		got, want := typeNames[m[3]], typeNames[m[4]]
		return &Error{Path: path, Line: line, Problem: fmt.Sprintf("%s is %s", strings.ReplaceAll(m[2], `\"`, `"`), cmp.Or(got, m[3])), Hint: "it is to be " + cmp.Or(want, m[4])}
	}
	return &Error{Path: path, Problem: err.Error(), Hint: "the file is TOML: key = \"value\", one a line"}
}

func (f *file) check(path string, data []byte, meta toml.MetaData, sources []string) (*Config, error) {
	bad := func(key, problem, hint string) error {
		return &Error{Path: path, Line: lineOf(data, strings.Split(key, ".")), Problem: problem, Hint: hint}
	}
	c := Default(sources)
	if f.Title != "" {
		c.Title = f.Title
	}
	c.Description, c.Language = f.Description, f.Language
	if f.Language != "" && !slices.Contains(Languages, f.Language) {
		return nil, bad("language", fmt.Sprintf("%q is no language of the interface", f.Language), "use one of "+strings.Join(Languages, ", "))
	}
	if f.TimeZone != "" {
		zone, err := time.LoadLocation(f.TimeZone)
		if err != nil {
			return nil, bad("time_zone", fmt.Sprintf("%q is no time zone", f.TimeZone), "use a name such as Asia/Shanghai or Asia/Taipei")
		}
		c.TimeZone = zone
	}
	for _, key := range meta.Keys() { // the order of the file, which a map forgets
		if len(key) == 2 && key[0] == "topics" {
			c.Topics = append(c.Topics, Topic{Name: key[1], Keywords: f.Topics[key[1]]})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.Fields)) {
		if !slices.Contains(FieldNames, name) {
			return nil, bad("fields."+name, fmt.Sprintf("%q is no field", name), "the fields are "+strings.Join(FieldNames, ", "))
		}
	}
	c.Fields, c.Lists = f.Fields, f.Pages.Lists
	for name, on := range f.Repairs {
		if !on {
			if c.RepairsOff == nil {
				c.RepairsOff = map[string]bool{}
			}
			c.RepairsOff[name] = true
		}
	}
	if err := f.pictures(&c.Pictures, bad); err != nil {
		return nil, err
	}
	return c, nil
}

// pictures takes over how pictures are kept.
func (f *file) pictures(p *Pictures, bad func(key, problem, hint string) error) error {
	p.Originals = f.Pictures.Originals
	if f.Pictures.Keep != nil {
		p.Keep = *f.Pictures.Keep
	}
	if size := f.Pictures.Size; size != nil {
		if p.Side = *size; p.Side < leastSide || p.Side > mostSide {
			return bad("pictures.size", fmt.Sprintf("%d is no size of a picture", p.Side), fmt.Sprintf("it is the longest side in pixels, %d to %d", leastSide, mostSide))
		}
	}
	if quality := f.Pictures.Quality; quality != nil {
		if p.Quality = *quality; p.Quality < 1 || p.Quality > 100 {
			return bad("pictures.quality", fmt.Sprintf("%d is no quality", p.Quality), "it is a number from 1 to 100; 75 is usual")
		}
	}
	return nil
}

// lineOf finds the line a key stands on; 0 when it cannot be told. BurntSushi
// says which key is wrong and not where it is.
func lineOf(data []byte, key toml.Key) int {
	want, table := key[len(key)-1], strings.Join(key[:len(key)-1], ".")
	current := ""
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			current = strings.Trim(strings.SplitN(line, "#", 2)[0], "[] \t")
			if current == key.String() {
				return i + 1
			}
			continue
		}
		name, _, found := strings.Cut(line, "=")
		if found && strings.Trim(strings.TrimSpace(name), `"'`) == want && (current == table || table == "") {
			return i + 1
		}
	}
	return 0
}

func defaultTitle(sources []string) string {
	if len(sources) == 0 {
		return ""
	}
	path, err := filepath.Abs(sources[0])
	if err != nil {
		path = sources[0]
	}
	name := filepath.Base(path)
	if isNotFolder(path) {
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	return name
}

func isNotFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

func shanghai() *time.Location {
	zone, err := time.LoadLocation(DefaultTimeZone)
	if err != nil {
		return time.FixedZone(DefaultTimeZone, 8*60*60)
	}
	return zone
}
