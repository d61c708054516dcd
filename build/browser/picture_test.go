package browser_test

import (
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"fangzhi/build/internal/serve"
)

// picturedSite is a site of one page with a picture of its own, and one on the web.
func picturedSite(t *testing.T) (site, id string) {
	t.Helper()
	pages := filepath.Join(t.TempDir(), "pages")
	if err := os.MkdirAll(filepath.Join(pages, "桥_files"), 0o755); err != nil {
		t.Fatal(err)
	}
	m := image.NewGray(image.Rect(0, 0, 1500, 1000))
	for i := range m.Pix {
		m.Pix[i] = uint8(i % 1500 / 6)
	}
	m.Set(0, 0, color.White)
	file, err := os.Create(filepath.Join(pages, "桥_files", "桥.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(file, m, nil); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	page := `<!doctype html><meta charset="utf-8"><title>老街的桥修好了</title><article><h1>老街的桥修好了</h1>
<p>路修好以后，沿河的几家小店也热闹起来，傍晚时分，常常有人坐在门口喝茶聊天。</p>
<figure><img src="%E6%A1%A5_files/%E6%A1%A5.jpg"><figcaption>修好的桥</figcaption></figure>
<figure><img src="https://pictures.example/a.jpg"><figcaption>远处的山</figcaption></figure></article>`
	for name, text := range map[string]string{"桥.html": page, "archive.toml": `language = "zh-Hans"`} {
		if err := os.WriteFile(filepath.Join(pages, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	site = filepath.Join(t.TempDir(), "site")
	buildSite(t, site, pages)
	return site, search(t, site, "老街").Hits[0].ID
}

const onePicture = `document.querySelector(".figure-open img")`

// A picture that was taken along is shown in its place and large; kept on the
// device it is there without a line. One on the web is never asked for.
func TestPictures(t *testing.T) {
	site, id := picturedSite(t)
	h := hostSite(t, site, serve.Options{Prefix: "/a/b/"})
	p := newVisitor(t, h)
	p.goTo("#/article/" + id)
	p.read(id)
	p.step("it has its place before it comes, and its caption for its words", func() {
		p.check("its size", `((i) => i.getAttribute("width") === "1280" && i.getAttribute("height") === "853")(`+onePicture+`)`)
		p.check("its words", onePicture+`.alt === "修好的桥"`)
		p.until("the picture", onePicture+`.naturalWidth === 1280`)
		p.check("no wider than its column", onePicture+`.getBoundingClientRect().right <= document.querySelector("article").getBoundingClientRect().right`)
		p.check("the other is an address", `document.querySelectorAll("figure img").length === 1 && document.querySelector(".figure-address a").href === "https://pictures.example/a.jpg"`)
	})
	p.step("by the keyboard it is shown large, and Escape comes back to it", func() {
		js[bool](p, `(document.querySelector(".figure-open").focus(), true)`)
		p.keys(enter)
		p.until("the window", `document.querySelector("#picture[open] img")?.naturalWidth === 1280`)
		p.check("it fits", `((r) => r.width <= innerWidth && r.height <= innerHeight)(document.querySelector("#picture img").getBoundingClientRect())`)
		p.keys(escape)
		p.until("the article", `!document.querySelector("#picture") && location.hash.startsWith("#/article/")`)
		p.check("the focus", `document.activeElement.className === "figure-open"`)
	})
	p.step("a click opens it, another closes it", func() {
		p.click(".figure-open")
		p.until("the window", `document.querySelector("#picture[open]")`)
		p.click("#picture .large-picture")
		p.until("it closed", `!document.querySelector("#picture")`)
	})
	p.step("kept on the device it is there without its host", func() {
		p.home()
		p.kept()
		js[bool](p, `(location.hash = "#/about", true)`)
		p.until("how much is told", `((m) => m && m[1] === m[2] && m[1] !== "0 B")(document.querySelector(".about").innerText.match(/图片：已存 (.+)，共 (.+)/))`)
		h.kill()
		alone(p)
		p.goTo("#/article/" + id)
		p.reload()
		p.read(id)
		p.until("the picture", onePicture+`.naturalWidth === 1280`)
	})
}

// A figure whose picture does not come shows its words, and says so.
func TestPictureGone(t *testing.T) {
	site, id := picturedSite(t)
	files, err := filepath.Glob(filepath.Join(site, "media", "*.webp"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d pictures: %v", len(files), err)
	}
	if err := os.Remove(files[0]); err != nil {
		t.Fatal(err)
	}
	p := newVisitor(t, hostSite(t, site, serve.Options{}))
	p.watch.allow(`media/`)
	p.goTo("#/article/" + id)
	p.read(id)
	p.until("the words that say so", `document.querySelector(".figure-gone")?.innerText.length > 0 && !document.querySelector("figure img")`)
	p.check("the caption", `document.querySelector("figcaption").innerText.includes("修好的桥")`)
}
