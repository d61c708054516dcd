package read

import (
	"path"
	"strings"
)

// drawn adds the picture that a drawing refers to.
func (w *wordReader) drawn(id string) {
	if target := w.media[id]; target != "" {
		w.picture(target, w.said)
	}
}

// related are the parts and addresses that a part refers to by ids
// (ECMA-376, part 2, Relationships).
func related(p *parts, name string) map[string]string {
	all := map[string]string{}
	_ = p.walk(path.Dir(name)+"/_rels/"+path.Base(name)+".rels", handler{start: func(e element) bool {
		target := e.attr("Target")
		switch {
		case e.name != "Relationship" || len(target) > maxAddressBytes:
		case e.attr("TargetMode") == "External":
			all[e.attr("Id")] = pictureAddress(target)
		case strings.HasPrefix(target, "/"):
			all[e.attr("Id")] = beside("", target)
		default:
			all[e.attr("Id")] = beside(name, target)
		}
		return true
	}})
	return all
}
