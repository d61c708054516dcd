package browser_test

import (
	"slices"
	"testing"
	"unicode"

	"fangzhi/app/ui/messages"
	"fangzhi/build/internal/serve"

	"github.com/chromedp/cdproto/emulation"
)

// The interface speaks three languages: the reader's choice is remembered, and
// every word of it is in the language chosen.
func TestLanguages(t *testing.T) {
	p, site := atSample(t)
	p.home()
	p.language("zh-Hans", "关于") // the archive's own
	id := search(t, site, "党建").Hits[0].ID
	for _, l := range []struct{ tag, name, about string }{
		{"zh-Hant", "繁體", "關於"}, {"en", "English", "About"}, {"zh-Hans", "简体", "关于"},
	} {
		p.step(l.name, func() {
			p.choose("select.language", l.name)
			p.language(l.tag, l.about)
			p.reload()
			p.language(l.tag, l.about)
			for _, fragment := range []string{"#/", "#/search?q=党建", "#/search?q=龘靐齉", "#/article/" + id + "?q=党建", "#/article/none", "#/about", "#/index/person"} {
				p.goTo(fragment)
				p.until("something to read", `document.querySelector("main h1, main .failure")`)
				said := js[[]string](p, wordsOfInterface)
				if len(said) < 10 {
					p.t.Fatalf("%s says only %q", fragment, said)
				}
				for _, words := range said {
					if messages.Has(words) {
						p.t.Errorf("%s says the key %q", fragment, words)
					}
					if l.tag == "en" && slices.ContainsFunc([]rune(words), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
						p.t.Errorf("%s says %q in English", fragment, words)
					}
				}
			}
			p.goTo("#/")
			p.results()
		})
	}
}

// What the reader chooses in one tab is chosen in the others.
func TestOtherTabs(t *testing.T) {
	p, _ := atSample(t)
	p.home()
	other := p.another()
	other.goTo("#/about")
	other.until("the page", `document.querySelector(".about")`)
	p.choose("select.language", "English")
	other.language("en", "About")
	other.check("in its title too", `document.title.startsWith("About")`)
	p.click(".theme")
	other.until("the same light", `document.documentElement.dataset.theme && document.documentElement.dataset.theme === %s`, js[string](p, "document.documentElement.dataset.theme"))
	other.choose("select.language", "繁體")
	p.language("zh-Hant", "關於")
	other.click(".theme")
	p.until("the system's light again", `!document.documentElement.dataset.theme`)
}

// wordsOfInterface are the words that are the program's own: what is not
// marked as being in another language, not the archive's name or its facets'
// values, and not the reader's.
const wordsOfInterface = `(() => {
	const archives = "[lang]:not(html):not([lang=" + CSS.escape(document.documentElement.lang) + "]), .brand, .slip, .spine-note, .welcome-name, .welcome-words, .about h1, .about-words, " +
		".about kbd, .value-name, .chip, .links a, .others, .hit-title, .hit-words, pre, .language, .address";
	const words = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
		if (element.closest(archives) || element.closest("script, style, title")) continue;
		if (node === element) {
			for (const name of ["aria-label", "placeholder", "title"]) if (element.hasAttribute(name)) words.push(element.getAttribute(name));
		} else if (node.data.trim()) words.push(node.data.trim());
	}
	return words.filter((w) => !w.includes("党建") && !w.includes("龘靐齉"));
})()`

// An archive that has no language of its own speaks the browser's.
func TestBrowsersLanguage(t *testing.T) {
	site := t.TempDir() + "/site"
	buildSite(t, site, sources(t, "000_*"))
	h := hostSite(t, site, serve.Options{})
	for _, test := range []struct{ browsers, tag, about string }{
		{"en-GB,en", "en", "About"}, {"zh-TW,zh,en", "zh-Hant", "關於"}, {"zh-CN", "zh-Hans", "关于"}, {"fr-FR,zh-HK", "zh-Hant", "關於"},
	} {
		t.Run(test.browsers, func(t *testing.T) {
			p := newVisitor(t, h)
			agent := js[string](p, "navigator.userAgent")
			call(p, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent, AcceptLanguage: test.browsers})
			p.home()
			p.language(test.tag, test.about)
		})
	}
}

// Chinese is spoken in the reader's script, by the shell page too.
func TestReadersScript(t *testing.T) {
	p, _ := atSample(t) // zh-Hans
	agent := js[string](p, "navigator.userAgent")
	call(p, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent, AcceptLanguage: "en,zh-TW"})
	p.before(`addEventListener("DOMContentLoaded", () => { window.atFirst = document.documentElement.lang; })`)
	p.home()
	p.language("zh-Hant", "關於")
	p.check("the shell spoke so from the start", `window.atFirst === "zh-Hant"`)
}
