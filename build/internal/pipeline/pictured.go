package pipeline

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/report"
	"fangzhi/build/internal/unpack"
)

// pictured is the part of a file's fate that has to do with pictures: those
// that its articles show, and its own, when it is one.
type pictured struct {
	counts map[string]int // pictures of its articles, by their fates
	wrong  []string       // those that could not be taken along, in words
	fewer  int            // of them that are not told

	isPicture bool
	shownIn   int  // how often it is shown
	ended     *end // nil until then: there are many files, and few pictures
}

// shows counts a picture of the file's articles.
func (p *pictured) shows(e end) {
	if p.counts == nil {
		p.counts = map[string]int{}
	}
	p.counts[e.fate]++
	if e.words == "" || e.fate == string(illustrate.Small) {
		return
	}
	if len(p.wrong) < mostProblems {
		words := e.words
		if e.where != "" {
			words = e.where + ": " + words
		}
		p.wrong = append(p.wrong, words)
	} else {
		p.fewer++
	}
}

// shownAs counts that the file is shown.
func (p *pictured) shownAs(e end) {
	p.shownIn++
	p.ended = &e
}

// lacking tells the pictures that could not be taken along.
func (p *pictured) lacking() string {
	if len(p.wrong) == 0 {
		return ""
	}
	words := "pictures left out: " + strings.Join(p.wrong, "; ")
	if p.fewer > 0 {
		words += fmt.Sprintf("; and %d more", p.fewer)
	}
	return words
}

// pictureFile is the fate of a file that is a picture.
func (f *fate) pictureFile() report.File {
	out := report.File{Path: f.path, Status: report.Skipped, Code: report.Unshown, Message: "no article shows this picture"}
	switch {
	case len(f.problems) > 0:
		out.Status, out.Code, out.Message = f.problems[0].status, f.problems[0].code, f.problems[0].message
	case f.shownIn == 0:
	case f.ended.fate == report.PictureTaken:
		out.Status, out.Code, out.Message = report.OK, report.Picture, ""
	default:
		out.Code, out.Message = f.ended.fate, f.ended.words
	}
	return out
}

// picture plans a file of a folder that is a picture: articles will ask for it.
func (p *planner) picture(to *fate) error {
	to.isPicture = true
	return p.hand(p.task(to))
}

// packedPicture lays a picture of an archive aside.
func (a *archive) packedPicture(m *unpack.Member, to *fate) error {
	to.isPicture = true
	t := a.task(to)
	err := a.pictures.hold(illustrate.KeyOf(to.path), m.Reader, lying{path: to.path, fate: to})
	if err != nil && !errors.Is(err, unpack.ErrBomb) {
		err = inMember(err)
	}
	return a.laidAside(t, err)
}

// captured lays a picture of a web archive aside.
func (a *archive) captured(m *unpack.Member, t *task) error {
	err := a.pictures.hold(capturedKey(t.path, m.Capture.URL), m.Reader, lying{path: m.Capture.URL})
	if err == nil {
		t.leave(m.Capture.Media)
	}
	return a.laidAside(t, err)
}

// laidAside tells how laying a picture aside went.
func (a *archive) laidAside(t *task, err error) error {
	a.holdsPictures[a.planner.file] = true
	switch {
	case errors.Is(err, errTooMuchHeld):
		t.fail(report.Skipped, report.TooLarge, err.Error())
	case err != nil && !errors.Is(err, io.EOF):
		t.failWith(err)
	}
	if stopped := a.hand(t); stopped != nil {
		return stopped
	}
	if errors.Is(err, unpack.ErrBomb) {
		return unpack.ErrBomb
	}
	return nil
}
