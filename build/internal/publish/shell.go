package publish

import (
	"embed"
	"errors"

	"fangzhi/app/ui/messages"
	"fangzhi/data/article"
	"fangzhi/data/catalog"
	"fangzhi/data/token"
	"fangzhi/web"
)

// app holds what was compiled; its README.md says how that comes there.
//
//go:embed app
var app embed.FS

// licensesName is the file of a site that tells the licences of its program.
const licensesName = "licenses.txt"

// reader is the reader's program as this builder holds it.
type reader struct {
	program  web.Program
	licenses []byte
}

func compiled() (reader, error) {
	wasm, err := app.ReadFile("app/app.wasm.gz")
	exec, err2 := app.ReadFile("app/wasm_exec.js")
	licenses, err3 := app.ReadFile("app/" + licensesName)
	if errors.Join(err, err2, err3) != nil {
		return reader{}, ErrNoProgram
	}
	return reader{web.Program{WASM: wasm, Exec: exec}, licenses}, nil
}

// shell is what the page says before the program runs.
func shell(c *catalog.Catalog) web.Shell {
	s := web.Shell{
		Title: c.Archive.Title, Description: c.Archive.Description, Language: c.Archive.Language,
		Articles: c.Articles, FirstDay: c.FirstDay, LastDay: c.LastDay, Words: map[string]map[string]string{},
	}
	for _, n := range c.Newest {
		h := web.Headline{ID: n.ID, Title: n.Title, Setting: messages.Parted(n.Title), Source: n.Source}
		if script := token.ScriptOf(n.Title); script != article.OtherScript {
			h.Language = "zh-" + string(script)
		}
		if n.Date != nil {
			h.Date = (*n.Date)[:min(len(*n.Date), len("2006-01-02"))]
		}
		s.Newest = append(s.Newest, h)
	}
	for _, lang := range messages.Languages {
		words := map[string]string{}
		for _, key := range web.ShellKeys {
			words[key] = lang.Text(key)
		}
		s.Words[string(lang)] = words
	}
	return s
}

// ErrNoProgram is returned by a builder that was compiled without the reader's program.
var ErrNoProgram = errors.New("this builder holds no reader: it was compiled without the WASM program")
