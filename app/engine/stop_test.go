package engine

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"fangzhi/data/article"
)

// patience is a context that is cancelled when it was asked so often whether it is.
type patience struct {
	context.Context
	left *atomic.Int64
}

func (p patience) Err() error {
	if p.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestStopsAnywhere cancels searches whose work is in the articles they show:
// they ask between these, and whenever they learn of it they end.
func TestStopsAnywhere(t *testing.T) {
	var articles []*article.Article
	for i := range 12 {
		articles = append(articles, text(fmt.Sprint("甲", i), "2021-01-01", strings.Repeat("天地玄黄宇宙洪荒，", 500)))
	}
	a := open(t, site(t, articles, 1))
	for _, query := range []string{strings.Repeat(`"玄 " "宙 " `, 4), "玄*荒 天*宙"} {
		var left atomic.Int64
		search := func(patient int64) error {
			left.Store(patient)
			_, err := a.Search(patience{context.Background(), &left}, Request{Query: query})
			return err
		}
		const long = 1 << 20
		if err := search(long); err != nil {
			t.Fatal(err)
		}
		times := long - left.Load()
		if times < 2*DefaultLimit {
			t.Errorf("%s: asked %d times", query, times)
		}
		for part := range int64(8) {
			if err := search(times * part / 8); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: cancelled after %d of %d questions: %v", query, times*part/8, times, err)
			}
		}
	}
}
