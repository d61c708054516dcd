package webpage

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fangzhi/build/internal/read/imageurl"
	"fangzhi/data/article"
)

// lateAttributes are where pages that load pictures late keep the address, the
// best first: those of common scripts, of WeChat, Sina, Zhihu and Discuz.
var lateAttributes = []string{
	"data-original", "data-src", "data-actualsrc", "data-lazy-src", "data-lazy", "data-lazyload", "data-lazyload-src", "data-ks-lazyload",
	"data-original-src", "data-full-src", "data-echo", "data-url", "data-img", "data-image", "data-href", "data-croporisrc", "data-backsrc",
	"real_src", "lazysrc", "lazy-src", "original", "zoomfile", "file", "_src", "src2",
}

// pictureOf is what an <img> shows: its address, and beside it that of the
// file that a browser has saved with the page, which may be gone. ok is false
// for what is no picture of the text's: counters, icons, what holds a place
// until the picture comes.
func pictureOf(n *html.Node) (p article.Picture, ok bool) {
	if isOrnament(n) {
		return p, false
	}
	for _, name := range lateAttributes {
		if address := imageurl.Of(attribute(n, name)); address != "" && looksAddress(address) {
			p.Image = address
			break
		}
	}
	if p.Image == "" {
		p.Image = largest(n)
	}
	source := imageurl.Of(attribute(n, "src"))
	if isPlaceholder(source) {
		source = ""
	}
	switch {
	case source == p.Image:
	case p.Image == "" || !imageurl.IsData(source) && imageurl.OnWeb(source) && !imageurl.OnWeb(p.Image):
		p.Image = source
	case imageurl.OnWeb(p.Image) && source != "" && !imageurl.OnWeb(source):
		p.Original = source // saved with the page
	}
	return p, p.Image != "" && (imageurl.IsData(p.Image) || !isOrnamentName(p.Image))
}

// looksAddress tells an address from a number or a word in an attribute that
// other pages use for something else.
func looksAddress(s string) bool { return imageurl.IsData(s) || strings.ContainsAny(s, "/.") }

// largest is the best picture of a srcset, the image's own or that of the
// <picture> around it.
func largest(n *html.Node) string {
	best, most := "", 0.0
	look := func(n *html.Node) {
		for _, name := range []string{"data-srcset", "data-lazy-srcset", "srcset"} {
			for address, size := range sizes(attribute(n, name)) {
				if address = imageurl.Of(address); size > most && address != "" && !isPlaceholder(address) {
					best, most = address, size
				}
			}
		}
	}
	look(n)
	if n.Parent != nil && n.Parent.DataAtom == atom.Picture && best == "" {
		for s := n.Parent.FirstChild; s != nil; s = s.NextSibling {
			if s.DataAtom == atom.Source {
				look(s)
			}
		}
	}
	return best
}

// sizes are the addresses of a srcset with their widths or densities.
func sizes(srcset string) func(func(string, float64) bool) {
	return func(yield func(string, float64) bool) {
		if imageurl.IsData(strings.TrimSpace(srcset)) { // its comma parts nothing
			return
		}
		for _, one := range strings.Split(srcset, ", ") {
			words := strings.Fields(strings.Trim(one, ", "))
			if len(words) == 0 {
				continue
			}
			size := 1.0
			if len(words) > 1 {
				if n, err := strconv.ParseFloat(strings.TrimRight(words[1], "wx"), 64); err == nil {
					size = n
				}
			}
			if !yield(words[0], size) {
				return
			}
		}
	}
}

// leastShown is the size in pixels that a page must give a picture for it to
// show something.
const leastShown = 40

// isOrnament tells images that are no pictures by what the page says of them.
func isOrnament(n *html.Node) bool {
	for _, name := range []string{"width", "height"} {
		value := strings.TrimSuffix(strings.TrimSpace(attribute(n, name)), "px")
		if size, err := strconv.Atoi(value); err == nil && size < leastShown {
			return true
		}
	}
	style := strings.ReplaceAll(strings.ToLower(attribute(n, "style")), " ", "")
	if strings.Contains(style, "display:none") || attribute(n, "role") == "presentation" {
		return true
	}
	return ornamentWord.MatchString(strings.ToLower(attribute(n, "class") + " " + attribute(n, "id")))
}

// ornamentWord is in the names of what adorns a page.
var ornamentWord = regexp.MustCompile(`(^|[\s/_.-])(logo|icons?|ico|favicon|avatar|sprites?|emoji|emoticon|smil(ey|ies)|spacer|pixel|tracking|tracker|counter|beacon|share|btn|button|arrow|bullet|qrcode|ewm)([\s/_.\d-]|$)`)

// isOrnamentName tells such an image by its file's name.
func isOrnamentName(address string) bool {
	name, _, _ := strings.Cut(strings.ToLower(address), "?")
	return ornamentWord.MatchString(path.Base(name)) || isPlaceholder(address)
}

// isPlaceholder tells what stands in a picture's place until it comes: an
// empty picture in the page itself, or a file called as such are.
func isPlaceholder(address string) bool {
	if imageurl.IsData(address) {
		const most = 400 // bytes of a picture that shows nothing
		return len(address) < most || strings.HasPrefix(strings.ToLower(address), "data:image/svg")
	}
	name, _, _ := strings.Cut(strings.ToLower(address), "?")
	return placeholderName.MatchString(path.Base(name))
}

var placeholderName = regexp.MustCompile(`^(loading|blank|gr[ae]y|transparent|trans|spacer|space|placeholder|lazy(load)?|empty|none?|nopic|noimg|pixel|1x1|dot)[\d_-]*\.(gif|png|jpe?g|svg|webp)$|^(about:blank|grey\.gif)$`)

// saidOf are the words that stand for an image, where they are words.
func saidOf(n *html.Node) string {
	for _, name := range []string{"alt", "title", "data-caption"} {
		if words := oneLine(attribute(n, name)); words != "" && !IsFileName(words) {
			return words
		}
	}
	return ""
}

// IsFileName tells words that programs put in the place of a caption.
func IsFileName(s string) bool {
	return fileName.MatchString(strings.ToLower(strings.TrimSpace(s)))
}

var fileName = regexp.MustCompile(`\.(jpe?g|png|gif|webp|bmp|tiff?|avif|heic)$|^(图片|圖片|图像|圖像|插图|图|圖|image|img|picture|photo|pic|screenshot|undefined|null)?[\s_-]*[\d_.\s-]*$|^[0-9a-f_-]{12,}$|^[0-9a-z_-]*\d{6}[0-9a-z_-]*$|^(img|dsc|dscn|dscf|mmexport|wechatimg|微信图片|screenshot|截图|截屏)[\d_\s-]*$|^https?://`)
