package main

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// breach is an import that the rule forbids.
type breach struct{ from, to, why string }

func (b breach) String() string { return fmt.Sprintf("%s imports %s: %s", b.from, b.to, b.why) }

const module = "fangzhi/"

// openToStages are the packages of build/internal that every stage may
// import: nouns that stages speak in, not stages.
var openToStages = []string{"report", "config", "gazetteer", "pronounce", "expression", "numeral", "runes"}

// tools are packages of build/internal that are programs of their own: they
// look at the finished work and may use any part of it.
var tools = []string{"bench"}

// conductor is the one package of build/internal that knows the order of the stages.
const conductor = "pipeline"

// check applies every rule to a graph; breaches come in a fixed order.
func check(g graph) []breach {
	var found []breach
	for _, p := range ours(g) {
		for _, to := range p.Imports {
			if why := forbidden(p.ImportPath, to, g[to]); why != "" {
				found = append(found, breach{p.ImportPath, to, why})
			}
		}
	}
	found = append(found, engineReach(g)...)
	return append(found, sharedNames(g)...)
}

// ours lists this module's packages in order; a folder of tests alone is none.
func ours(g graph) []*pack {
	var list []*pack
	for _, name := range slices.Sorted(maps.Keys(g)) {
		if p := g[name]; p.Module != nil && p.Module.Main && len(p.GoFiles) > 0 {
			list = append(list, p)
		}
	}
	return list
}

// forbidden tells why a package must not import another, or "".
func forbidden(from, to string, p *pack) string {
	folder, _, _ := strings.Cut(strings.TrimPrefix(from, module), "/")
	target := ""
	if strings.HasPrefix(to, module) {
		target, _, _ = strings.Cut(strings.TrimPrefix(to, module), "/")
	}
	switch {
	case folder == "data" && target != "" && target != "data":
		return "data knows nobody"
	case folder == "data" && target == "" && !standard(p) && !strings.HasPrefix(to, "golang.org/x/text/"):
		return "data imports the standard library and x/text, nothing else"
	case (folder == "data" || folder == "app") && to == "net/http":
		return "net/http costs the browser's program half a megabyte: fetch through syscall/js"
	case folder == "app" && target == "build":
		return "the browser never imports the builder"
	case folder == "app" && target == "web":
		return "the still files lie beside the program, not in it"
	case folder == "web" && (target == "build" || target == "app"):
		return "the still files know nothing of the programs"
	}
	return stageRule(from, to)
}

func standard(p *pack) bool { return p != nil && p.Standard }

// stageRule keeps the stages of the builder apart.
func stageRule(from, to string) string {
	if isRoom(from) && isRoom(to) {
		return "rooms of extract do not know each other; extract passes on what one has learned"
	}
	a, b := stage(from), stage(to)
	if a == "" || b == "" || a == b || a == conductor || slices.Contains(tools, a) || slices.Contains(openToStages, b) {
		return ""
	}
	return "stages do not know each other; only " + conductor + " knows their order"
}

// rooms are the packages of extract that learn a fact each.
var rooms = []string{"when", "origin", "people", "where", "topics", "kind", "phrases"}

func isRoom(name string) bool {
	room, ok := strings.CutPrefix(name, module+"build/internal/extract/")
	return ok && slices.Contains(rooms, room)
}

// stage is the element after build/internal/, or "".
func stage(name string) string {
	rest, ok := strings.CutPrefix(name, module+"build/internal/")
	if !ok {
		return ""
	}
	first, _, _ := strings.Cut(rest, "/")
	return first
}

// engineReach walks everything the engine is made of: it must run in any
// role, so no part of it may touch the page.
func engineReach(g graph) []breach {
	var found []breach
	seen := map[string]bool{}
	var walk func(name string)
	walk = func(name string) {
		p := g[name]
		if p == nil || p.Standard || seen[name] {
			return
		}
		seen[name] = true
		for _, to := range p.Imports {
			if to == "syscall/js" || strings.Contains(to, "/go-app/") {
				found = append(found, breach{name, to, "the engine runs natively too: no js, no go-app"})
			}
			walk(to)
		}
	}
	for _, p := range ours(g) {
		if p.ImportPath == module+"app/engine" || strings.HasPrefix(p.ImportPath, module+"app/engine/") {
			walk(p.ImportPath)
		}
	}
	return found
}

// sharedNames finds packages that could be taken for each other.
func sharedNames(g graph) []breach {
	var found []breach
	first := map[string]string{}
	for _, p := range ours(g) {
		last := path.Base(p.ImportPath)
		if other, taken := first[last]; taken {
			found = append(found, breach{p.ImportPath, other, "no two packages share a last element (a name, not an import)"})
		}
		first[last] = p.ImportPath
	}
	return found
}
