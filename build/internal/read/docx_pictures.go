package read

import (
	"path"
	"strings"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/imageurl"
)

// drawing reads pictures, and parts in another format.
func (w *wordReader) drawing(e container.Element) {
	switch e.Name {
	case "altChunk":
		for _, b := range w.foreign(w.media[e.Attr("id")]) {
			w.add(b)
		}
	case "drawing", "pict", "object":
		w.said = ""
	case "docPr":
		w.said = e.Attr("descr")
	case "shape":
		w.said = e.Attr("alt")
	case "blip":
		w.drawn(first(e.Attr("embed"), e.Attr("link")))
	case "imagedata":
		w.drawn(e.Attr("id"))
	}
}

// drawn adds the picture that a drawing refers to.
func (w *wordReader) drawn(id string) {
	if target := w.media[id]; target != "" {
		w.picture(target, w.said)
	}
}

// related are the parts and addresses that a part refers to by ids
// (ECMA-376, part 2, Relationships).
func related(p *container.Parts, name string) map[string]string {
	all := map[string]string{}
	_ = p.Walk(path.Dir(name)+"/_rels/"+path.Base(name)+".rels", container.Handler{Start: func(e container.Element) bool {
		target := e.Attr("Target")
		switch {
		case e.Name != "Relationship" || len(target) > imageurl.MaxBytes:
		case e.Attr("TargetMode") == "External":
			all[e.Attr("Id")] = imageurl.Of(target)
		case strings.HasPrefix(target, "/"):
			all[e.Attr("Id")] = container.Beside("", target)
		default:
			all[e.Attr("Id")] = container.Beside(name, target)
		}
		return true
	}})
	return all
}
