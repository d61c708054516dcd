package browser_test

import (
	"regexp"
	"strings"
	"testing"
)

// What was found is saved in every form that the command knows, and says the
// same; but for the day of reading, which the command cannot tell.
func TestExport(t *testing.T) {
	p, site := atSample(t)
	p.goTo("#/search?q=党建")
	p.results()
	p.clickWords(".found-acts button", "导出")
	p.until("the forms", `document.querySelector("dialog[open] .form")`)
	js[bool](p, `(URL.createObjectURL = (blob) => { window.savedBlob = blob; return "#saved" },
		HTMLAnchorElement.prototype.click = function () { window.savedName = this.download }, true)`)
	read := regexp.MustCompile(`\[20\d\d-\d\d-\d\d\]|  urldate = .*\n|Y2  - .*\n|"accessed":\{[^}]*\},?`)
	for _, form := range []struct{ title, name, ending string }{
		{"GB/T 7714—2025", "gbt", ".txt"}, {"APA 7", "apa", ".txt"}, {"BibTeX", "bibtex", ".bib"}, {"RIS", "ris", ".ris"}, {"CSL-JSON", "csljson", ".json"},
	} {
		p.step(form.title, func() {
			js[bool](p, `(window.savedBlob = null, true)`)
			p.click(`dialog [aria-label="存为文件：` + form.title + `"]`)
			p.until("the file", `window.savedBlob`)
			got := js[string](p, `window.savedBlob.text()`)
			want := string(fangzhi(t, "export", site, "--format", form.name, "党建"))
			if read.ReplaceAllString(got, "") != read.ReplaceAllString(want, "") {
				p.t.Errorf("%s\nnot\n%s", got, want)
			}
			if name := js[string](p, `window.savedName`); !strings.HasSuffix(name, form.ending) {
				p.t.Errorf("it is called %q", name)
			}
		})
	}
}
