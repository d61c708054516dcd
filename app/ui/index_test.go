package ui

import (
	"strconv"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/app/internal/protocol"
	"fangzhi/data/facet"
)

func TestIndexPage(t *testing.T) {
	f := newFake(3)
	f.facets = map[string][]engine.Count{"place": {{Value: "a", Count: 3}, {Value: "a/b", Count: 2}, {Value: "c", Count: 1}}, "topic": nil}
	for i := range mostValues {
		f.facets["person"] = append(f.facets["person"], engine.Count{Value: "person " + strconv.Itoa(i), Count: 1})
	}
	w := open(t, f, "#/index/place")
	w.shows("Index", `href="#/place/a/b"`, `href="#/place/c"`, `href="#/index/person"`)
	w.hides("are listed")
	w.do(func() { w.root.push(Index(facet.Person)) })
	w.shows(`href="#/person/person+99"`, "These are the 100 with the most articles.", "List all")
	if n := len(f.asked); n != 1 {
		t.Errorf("%d searches were asked, want one for all indexes", n)
	}
	w.hides(`href="#/index/topic"`)
	w.do(func() { w.root.push(Index(facet.Topic)) })
	w.shows(`href="#/place/c"`)
	if at := w.root.at.String(); at != "#/index/place" {
		t.Errorf("an index of nothing is left for %s", at)
	}
	f.facets = map[string][]engine.Count{"person": {{Value: "somebody", Count: 1}}}
	w = open(t, f, "#/index/place")
	w.shows("somebody", `href="#/index/person"`)
	w.hides(">Place<", `href="#/index/topic"`)
	f.facets = map[string][]engine.Count{"script": {{Value: "Hans", Count: 1}}}
	w = open(t, f, "#/index/place")
	w.shows("nothing to list in an index")
	w.hides("Kinds of index")
}

// An index tells all that the archive has, a long one part by part.
func TestWholeIndex(t *testing.T) {
	f := newFake(3)
	f.facets, f.all = map[string][]engine.Count{}, map[string][]engine.Count{}
	for i := range fewListed + 1 {
		county := "省/县" + strconv.Itoa(i%3)
		f.all["place"] = append(f.all["place"], engine.Count{Value: county + "/村" + strconv.Itoa(i), Count: 1})
		f.all["topic"] = append(f.all["topic"], engine.Count{Value: "topic " + strconv.Itoa(i), Count: 1})
	}
	f.facets["place"], f.facets["topic"] = f.all["place"][:mostValues], f.all["topic"][:mostValues]
	w := open(t, f, "#/index/place")
	w.hides("村200", `class="parts"`)
	w.do(func() { w.root.push(indexPart(facet.Place, firstPart)) })
	w.shows("村399", "村0", ">县0<", ">县2<")
	w.hides("村400", "List all", "with the most articles")
	w.do(func() { w.root.replace(indexPart(facet.Place, "县1")) })
	w.shows("村400", `href="#/index/place/县2"`)
	w.hides("村399")
	w.do(func() { w.root.push(Index(facet.Topic)) })
	w.shows("topic+99", "List all")
	w.hides("topic+100", `class="parts"`)
	w.do(func() { w.root.push(indexPart(facet.Topic, "T")) })
	w.shows("topic+400")
	f.fail[""] = &protocol.Error{Code: protocol.Network, Message: "refused"}
	w.do(func() { w.root.push(indexPart(facet.Place, "县1")) })
	w.shows("refused", "村99")
	delete(f.fail, "")
	w = open(t, f, "#/index/place/县1") // by its address
	w.shows("村400")
	w.hides("村399")
}

func indexPart(kind facet.Kind, part string) Address {
	return Address{Page: IndexPage, Kind: kind, Value: part}
}

func TestInAlphabet(t *testing.T) {
	got := ""
	for _, l := range inAlphabet([]part{{name: ""}, {name: "Z"}, {name: "A"}, {name: "M"}}) {
		got += l.name + "."
	}
	if got != "A.M.Z.." {
		t.Errorf("the letters stand as %s", got)
	}
}
