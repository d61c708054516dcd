package pipeline

import (
	"html"
	"io"
	"net/url"
	"os"
	"path"
	"strings"
	"unicode"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/read/webpage"
	"fangzhi/build/internal/scan"
	"fangzhi/data/article"
)

// A site saved or generated as a whole has pages that only show others, which
// every search would find beside these. Such a page is left out where the pages
// that it leads to are among the files. Which are, is known of all shares; a
// page that shows nothing but others is read again by each build.

// sitePages are the pages among the files: their names by source and path.
type sitePages map[string]string

func sitePagesOf(files []scan.File) sitePages {
	pages := sitePages{}
	for _, f := range files {
		if f.Reason == "" && mayBePage(f.Path) {
			pages[fileKey(f)] = f.Name
		}
	}
	return pages
}

// mayBePage tells names of pages: those of programs on a server among them.
func mayBePage(name string) bool {
	format, known := read.FormatOf(name)
	return !illustrate.IsName(name) && (!known || format == read.HTML || format == read.Markdown || format == read.Text)
}

// longestAddress is the longest, in bytes, that is looked for.
const longestAddress = 2000

// leadFrom tells where addresses on a file's page lead.
func (p sitePages) leadFrom(f *scan.File) webpage.Lead {
	own := fileKey(*f)
	return func(address string) (string, bool) {
		if len(address) > longestAddress {
			return "", false
		}
		u, err := url.Parse(strings.TrimSpace(address))
		if err != nil || u.Opaque != "" || u.Path == "" && u.RawQuery == "" && u.Host == "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
			return "", false
		}
		if ext := path.Ext(u.Path); ext != "" && u.RawQuery == "" && !mayBePage(u.Path) {
			return "", false
		}
		for _, name := range pathsOf(u, f.Path) {
			if key := folderKey(f.Source, name); p[key] != "" {
				if key == own {
					return "", false
				}
				return key, true
			}
		}
		if u.Host != "" {
			return "", false
		}
		return u.Path + "?" + u.RawQuery, false
	}
}

// pathsOf are the paths at which a page of an address may lie, for one that a
// page at a path has: the site's root may be any folder above it, or one called
// as its host, as wget saves it.
func pathsOf(u *url.URL, from string) (paths []string) {
	name := strings.TrimPrefix(u.Path, "/")
	if u.RawQuery != "" {
		name += "?" + u.RawQuery
	}
	dir := path.Dir(from)
	if u.Host == "" && !strings.HasPrefix(u.Path, "/") {
		return asSaved(nil, path.Join(dir, name))
	}
	for range maxFolders {
		if u.Host != "" {
			paths = asSaved(paths, path.Join(dir, u.Host, name))
		}
		paths = asSaved(paths, path.Join(dir, name))
		if dir == "." || dir == "/" {
			break
		}
		dir = path.Dir(dir)
	}
	return paths
}

// maxFolders is how many folders above a page are tried.
const maxFolders = 16

// asSaved adds a path, and what programs that save a page add to its name.
func asSaved(paths []string, name string) []string {
	return append(paths, name, name+".html", name+".htm", path.Join(name, "index.html"), path.Join(name, "index.htm"))
}

// Evidence that a page only shows others.
const (
	leastShown  = 3  // pages; fewer where its folder is called as one for lists
	mostMissing = 3  // one of so many may be missing
	leastOwn    = 25 // characters that are a text, and
	leastSaid   = 12 // with a mark of a sentence
	mostStray   = 20 // of shorter lines, where the links are no longer
)

// isListing tells a page that has nothing but what it shows of others: no text
// or picture that stands on none of these, nothing to be heard or seen, and no
// book's contents. One whose text stands all on one other page is that page's
// copy, printed or for small screens. It may be one where it would be if the
// pages that it leads to were there.
func (b *build) isListing(d *read.Document, s *source) (is, may bool) {
	l := d.Listing
	if l == nil || l.Plays || l.Book {
		return false, false
	}
	listed := listFolder.MatchString("/" + s.name)
	if !listed && l.Pages < leastShown {
		return false, false
	}
	lacks := l.Missing*mostMissing > l.Pages
	var figures []*webpage.Rest
	stray, shown, on, title := 0, 0, map[string]bool{}, lettersOf(d.Title)
	for i := range l.Rest {
		r := &l.Rest[i]
		n := wordsOf(r.Text)
		if text := lettersOf(r.Text); title != "" && strings.Contains(text, title) {
			n -= wordsOf(d.Title)
		}
		if r.Kind == article.Figure {
			figures = append(figures, r)
			continue
		}
		if n == 0 || s.site != nil && s.site.IsLine(&r.Block) {
			continue
		}
		if n < leastOwn && (n < leastSaid || !strings.ContainsAny(r.Text, "。！？，；!?;")) {
			stray += n
			continue
		}
		switch page := b.pages.showing(r, nil); {
		case page != "":
			on[page] = true
			shown += n
		case l.Missing == 0 || len(r.Beside) > 0:
			return false, false
		default:
			lacks = true
		}
	}
	for _, r := range figures { // a picture alone is what a page of pictures has
		if b.pages.showing(r, on) == "" {
			return false, false
		}
	}
	may = stray <= max(l.Words+shown, mostStray) && (listed || lacks || len(on) != 1)
	return may && !lacks, may
}

// showing is the page beside a block, one of those given if any are, that has it
// too, or "".
func (p sitePages) showing(r *webpage.Rest, of map[string]bool) string {
	for _, page := range r.Beside {
		if (of == nil || of[page]) && shows(p[page], r) {
			return page
		}
	}
	return ""
}

// shows tells whether a file has how a block begins and what stands in its
// middle, or its picture.
func shows(name string, r *webpage.Rest) bool {
	const probe = 10 // characters
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, maxSampled))
	if err != nil {
		return false
	}
	text := decoded(raw)
	if r.Kind == article.Figure {
		image := path.Base(r.Image)
		return len(image) > 1 && strings.Contains(text, image)
	}
	own := []rune(lettersOf(r.Text))
	if len(own) < probe {
		return false
	}
	text = html.UnescapeString(text)
	plain, tagged := lettersOf(tag.ReplaceAllString(text, "")), lettersOf(text) // a page may tell of itself in a tag
	for _, from := range []int{0, (len(own) - probe) / 2} {
		part := string(own[from : from+probe])
		if !strings.Contains(plain, part) && !strings.Contains(tagged, part) {
			return false
		}
	}
	return true
}

var tag = expression.Compile(`<[^<>]*>`)

// lettersOf is a text's letters and figures.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, text)
}

// listFolder is in the path of what the programs that make sites list pages by.
var listFolder = expression.Compile(`/(?:tags?|categor(?:y|ies)|archives?|page)/`)

// wordsOf counts letters that are of no date.
func wordsOf(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) && !strings.ContainsRune("年月日", r) {
			n++
		}
	}
	return n
}
