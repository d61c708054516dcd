package pipeline

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"fangzhi/build/internal/read"
	"fangzhi/build/internal/repair"
	"fangzhi/build/internal/repair/boilerplate"
	"fangzhi/build/internal/repair/furniture"
	"fangzhi/build/internal/unpack"
)

// Bounds of what is looked at in an archive before it is read.
const (
	sampledInPack = 512  // pages of one whose members come in order, and of a ZIP file
	metInPack     = 4096 // files of one whose members come in order
	metWithout    = 256  // files after which one without a page is left
)

// errEnough ends a look into an archive.
var errEnough = errors.New("enough was looked at")

// pack learns what the sites of an archive have on all their pages: those of a
// web archive by their hosts, others by the folders in it.
type pack struct {
	*build
	learners map[string]*furniture.Learner
	sampled  map[string]int
	all, met int
	inOrder  bool // its members can only be read one behind the other
}

// packSites looks at the first pages of each site or folder of an archive. What
// is wrong with it is told when it is read.
func (b *build) packSites(walk func(visit func(*unpack.Member) error) error, inOrder bool) map[string]*furniture.Site {
	if b.config.RepairsOff[repair.StandingLines] {
		return nil
	}
	p := &pack{build: b, learners: map[string]*furniture.Learner{}, sampled: map[string]int{}, inOrder: inOrder}
	_ = walk(p.member)
	p.gather()
	sites := map[string]*furniture.Site{}
	for key, l := range p.learners {
		if site := l.Site(); site != nil {
			sites[key] = site
		}
	}
	return sites
}

func (p *pack) member(m *unpack.Member) error {
	if p.met++; p.all >= sampledInPack || p.inOrder && p.met > metInPack || p.all == 0 && p.inOrder && p.met > metWithout {
		return errEnough
	}
	key, isPage := siteKey(m)
	if !isPage || m.Reader == nil || p.sampled[key] >= sampledPages {
		return nil
	}
	if p.sampled[key]++; p.learners[key] == nil {
		p.learners[key] = &furniture.Learner{Prose: boilerplate.HoldsSentence}
	}
	p.all++
	name, charset := m.Path, ""
	if m.Capture != nil {
		name, charset = fmt.Sprint(m.Capture.URL, p.met), m.Capture.Charset
	}
	p.lookAt(p.learners[key], name, m.Reader, charset)
	return nil
}

// siteKey is where a page of an archive belongs: "//host", or its folder.
func siteKey(m *unpack.Member) (key string, isPage bool) {
	if m.Capture == nil {
		format, known := read.FormatOf(m.Path)
		return path.Dir(m.Path), known && format == read.HTML && m.Reason == ""
	}
	at, err := url.Parse(m.Capture.URL)
	if err != nil || m.Capture.Media != "" && !strings.Contains(m.Capture.Media, "html") {
		return "", false
	}
	return "//" + strings.ToLower(at.Host), true
}

// gather puts folders of few pages together with those above them.
func (p *pack) gather() {
	var folders []string
	for key := range p.learners {
		if !strings.HasPrefix(key, "//") {
			folders = append(folders, key)
		}
	}
	for len(folders) > 0 {
		deepest := slices.MaxFunc(folders, func(x, y string) int { return cmp.Or(depth(x)-depth(y), cmp.Compare(x, y)) })
		folders = slices.DeleteFunc(folders, func(f string) bool { return f == deepest })
		if own, up := p.learners[deepest], path.Dir(deepest); own.Pages() < leastFolder && up != deepest {
			delete(p.learners, deepest)
			if p.learners[up] == nil {
				p.learners[up] = &furniture.Learner{Prose: own.Prose}
				folders = append(folders, up)
			}
			p.learners[up].Take(own)
		}
	}
}

// siteOfMember is what the site of a member has on all its pages, as its folder,
// or the nearest above it, tells; nil where that is not known.
func siteOfMember(sites map[string]*furniture.Site, m *unpack.Member) *furniture.Site {
	key, isPage := siteKey(m)
	if !isPage || len(sites) == 0 {
		return nil
	}
	for m.Capture == nil && sites[key] == nil && path.Dir(key) != key {
		key = path.Dir(key)
	}
	return sites[key]
}
