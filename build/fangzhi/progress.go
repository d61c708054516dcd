package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"fangzhi/build/internal/pipeline"

	"github.com/cheggaaa/pb/v3"
)

// progress shows how far a build is: a bar on a terminal, else a line now and then.
type progress struct {
	out   io.Writer
	bar   *pb.ProgressBar // nil where lines are printed
	stage pipeline.Stage
	last  time.Time
	at    pipeline.Progress
}

// lineEvery is the time between lines where there is no terminal.
const lineEvery = 5 * time.Second

const barTemplate = `{{string . "stage"}} {{bar . "[" "=" ">" " " "]"}} {{percent .}} {{string . "found"}} {{etime .}}`

// verbs are the stages in words of one width.
var verbs = map[pipeline.Stage]string{pipeline.Scanning: "scanning", pipeline.Reading: "reading ", pipeline.Illustrating: "pictures", pipeline.Grouping: "grouping", pipeline.Indexing: "indexing"}

func newProgress(out io.Writer) *progress {
	p := &progress{out: out}
	if f, ok := out.(*os.File); ok && isTerminal(f) {
		p.bar = pb.New64(0).SetWriter(out).SetTemplateString(barTemplate).SetMaxWidth(100).Set(pb.CleanOnFinish, true).Start()
	}
	return p
}

// show is told of every step.
func (p *progress) show(now pipeline.Progress) {
	if p.bar != nil {
		p.bar.SetTotal(now.Total).SetCurrent(now.Done)
		p.bar.Set("stage", verbs[now.Stage]).Set("found", told(now))
		return
	}
	if now.Stage != p.stage {
		p.end()
		p.stage, p.last = now.Stage, time.Now()
	} else if time.Since(p.last) >= lineEvery {
		p.line(now)
		p.last = time.Now()
	}
	p.at = now
}

// end closes the stage that was shown.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Finish()
		return
	}
	if p.stage != "" {
		p.line(p.at)
	}
	p.stage = ""
}

func (p *progress) line(now pipeline.Progress) {
	share := ""
	if now.Total > 0 {
		share = fmt.Sprintf(" %d%%", now.Done*100/now.Total)
	}
	fmt.Fprintf(p.out, "%s%s %s\n", verbs[now.Stage], share, told(now))
}

// told is what has been found so far.
func told(now pipeline.Progress) string {
	switch now.Stage {
	case pipeline.Scanning:
		return count(int(now.Done), "file")
	case pipeline.Illustrating:
		return count(int(now.Done), "picture")
	case pipeline.Indexing:
		return count(int(now.Done), "article")
	case pipeline.Grouping:
		return copiesAmong(now.Copies, now.Articles)
	}
	return count(now.Files, "file") + ", " + count(now.Articles, "article")
}

// copiesAmong tells how many articles there are, and how many of them only
// repeat another.
func copiesAmong(copies, articles int) string {
	if copies == 0 {
		return count(articles, "article") + ", no copies"
	}
	return fmt.Sprintf("%s, %s of others among them", count(articles, "article"), plural(copies, "copy", "copies"))
}
