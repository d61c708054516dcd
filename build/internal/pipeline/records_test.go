package pipeline

import (
	"context"
	"io"
	"testing"

	"fangzhi/build/internal/read"
	"fangzhi/build/internal/report"
	"fangzhi/build/internal/scan"
)

// alike gives so many records of so many bytes each.
type alike struct{ records, bytes int }

func (a *alike) Next() (read.Item, error) {
	if a.records == 0 {
		return read.Item{}, io.EOF
	}
	a.records--
	return read.Item{Place: "line 3", Bytes: a.bytes}, nil
}

// TestShortRecordsAreBounded: a file of a few bytes a record gives a million
// articles and no more, and says so; one of articles has no bound.
func TestShortRecordsAreBounded(t *testing.T) {
	for _, c := range []struct {
		items  alike
		told   bool
		handed int64
	}{
		{alike{mostShortRecords + 10*batchItems, 4}, true, mostShortRecords},
		{alike{mostShortRecords - 1, 4}, false, mostShortRecords - 1},
		{alike{mostShortRecords + 10*batchItems, shortRecord}, false, mostShortRecords + 10*batchItems},
	} {
		var bytes int64
		told := false
		p := &planner{build: &build{files: []scan.File{{Path: "a.csv"}}}, ctx: context.Background(), submit: func(task *task) bool {
			bytes += task.bytes
			for _, problem := range task.problems {
				told = told || problem.code == report.TooMany && problem.message != ""
			}
			return true
		}}
		each := int64(c.items.bytes)
		if err := p.items(p.newFate("a.csv"), &c.items, "utf-8", func() int { return 0 }); err != nil {
			t.Fatal(err)
		}
		if told != c.told || bytes/each != c.handed {
			t.Errorf("%d records of %d bytes, told %v", bytes/each, each, told)
		}
	}
}
