package ui

import (
	"context"
	"strconv"
	"time"

	"fangzhi/app/engine"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// study is a concordance or hits over time, and how far their computation is.
type study struct {
	key      string              // what is asked, as studyKey
	lines    *engine.Concordance // the latest that came; nil before there is one
	trend    *engine.Trend
	shown    Address // what lines or trend is of
	err      error   // why the computation failed; context.Canceled when the reader stopped it
	busy     bool
	slow     bool // it has been on its way for a while
	progress engine.Progress
	asked    int // how many were asked for; only the latest is heard
	cancel   context.CancelFunc
	point    int  // of the chart's points, the one that Tab reaches
	saving   bool // a table is being fetched to be saved
	saveErr  error
}

// studyPause is how long typing must rest before all hits are asked for.
const studyPause = 300 * time.Millisecond

// studyKey names what is computed for an address: the two measures of a chart
// are one computation.
func (a Address) studyKey() string {
	a.Study.Rate = false
	return a.String()
}

// stop ends what is under way; its answer is not heard.
func (s *study) stop() {
	if s.cancel != nil {
		s.cancel()
	}
	s.asked++
	s.busy, s.slow, s.saving, s.cancel = false, false, false, nil
	s.key = ""
}

// showStudy turns to the concordance or the hits over time of c.at.
func (c *root) showStudy(p place) {
	if c.info == nil {
		return
	}
	if s := &c.study; s.key == c.at.studyKey() && s.err == nil {
		if !s.busy {
			s.shown = c.at
		}
	} else {
		c.compute(0)
	}
	c.restore(p)
}

// compute asks for what c.at is about, after a pause; what was asked before
// is stopped.
func (c *root) compute(pause time.Duration) {
	s, at := &c.study, c.at
	s.stop()
	if c.info == nil || at.Search.Query == "" {
		*s = study{asked: s.asked}
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel, s.key, s.err, s.busy, s.progress = cancel, at.studyKey(), nil, true, engine.Progress{}
	asked := s.asked
	c.ctx.After(pause+slowAnswer, func(app.Context) { s.slow = s.busy && s.asked == asked })
	progress := func(p engine.Progress) {
		c.dispatch(func() {
			if s.asked == asked {
				s.progress = p
			}
		})
	}
	c.async(func() func() {
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return nil
		}
		lines, trend, err := (*engine.Concordance)(nil), (*engine.Trend)(nil), error(nil)
		if at.Page == ConcordancePage {
			lines, err = c.client.Concordance(ctx, at.Lines(), progress)
		} else {
			trend, err = c.client.Trend(ctx, at.Periods(), progress)
		}
		return func() {
			if s.asked == asked {
				s.busy, s.slow, s.err, s.point = false, false, err, 0
				if err == nil {
					s.lines, s.trend, s.shown = lines, trend, c.at
					c.fillDays()
				}
			}
		}
	})
}

// stopStudy is the reader's wish to wait no longer.
func (c *root) stopStudy(app.Context, app.Event) {
	c.study.stop()
	c.study.err = context.Canceled
}

// studyState is what stands above, or in the place of, what was computed:
// that it is under way, was stopped, or failed. whole tells that it stands in
// its place.
func (c *root) studyState(have bool) (state app.UI, whole bool) {
	switch s := &c.study; {
	case c.at.Search.Query == "":
		return say("p.nothing", c.t("study.empty")), true
	case s.err == context.Canceled:
		return el("div.waiting", say("p", c.t("study.stopped")), button(c.t("study.again"), c.searchAgain)), true
	case s.err != nil:
		return c.searchFailure(s.err), true
	case s.slow:
		return c.underWay(), !have
	case s.busy:
		return nil, !have
	}
	return nil, !have
}

// underWay tells how far a long computation is, and offers to stop it.
func (c *root) underWay() app.UI {
	p := c.study.progress
	words, bar := c.t("study.busy"), put(el("progress"), "aria-label", c.t("study.busy"))
	if p.Total > 0 {
		words = c.t("study.read", c.lang.Number(int64(p.Done)), c.lang.Number(int64(p.Total)))
		put(bar, "max", strconv.Itoa(p.Total), "value", strconv.Itoa(p.Done))
	}
	return el("div.under-way", put(say("p.unseen", c.t("study.busy")), "role", "status"),
		bar, say("span", words), button(c.t("study.stop"), c.stopStudy))
}

// views are the ways to look at what a search finds.
func (c *root) views() app.UI {
	s := c.at.Search
	if s.Query == "" {
		return nil
	}
	pages := []Page{SearchPage, ConcordancePage, TrendPage}
	return put(el("nav.kinds views", el("ul", items(len(pages), func(i int) app.UI {
		link := anchor("a", s.Look(pages[i]).String(), c.t("views."+pageNames[pages[i]]))
		if pages[i] == c.at.Page {
			put(link, "aria-current", "page")
		}
		return el("li", link)
	})...)), "aria-label", c.t("views.label"))
}

// worksSwitch has copies counted, or not.
func (c *root) worksSwitch() app.UI {
	return pressed(c.at.Study.Works, button(c.t("study.works"), c.switchWorks))
}

func (c *root) switchWorks(app.Context, app.Event) {
	at := c.at
	at.Study.Works, at.Study.Part = !at.Study.Works, 0
	c.push(at)
}
