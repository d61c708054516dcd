package protocol

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"
	"fangzhi/data/ranges"
)

// An error keeps its code and what the page needs of it across the wire.
func TestErrorOverTheWire(t *testing.T) {
	query := &language.QueryError{Query: "(", RuneOffset: 1, Problem: "query.odd"}
	for _, test := range []struct {
		err  error
		code Code
		is   error
	}{
		{fmt.Errorf("search: %w", query), WrongQuery, nil},
		{fmt.Errorf("read: %w", engine.ErrNoArticle), Missing, engine.ErrNoArticle},
		{fmt.Errorf("read: %w", context.Canceled), Cancelled, context.Canceled},
		{context.DeadlineExceeded, Cancelled, context.Canceled},
		{fmt.Errorf("keep: %w", &Error{Code: Quota, Message: "full"}), Quota, nil},
		{errors.Join(errors.New("a"), &Error{Code: Damaged, Message: "b"}), Damaged, nil},
		{errors.Join(fmt.Errorf("a.fzi: %w", ranges.ErrVersion), errors.New("c")), Version, nil},
		{errors.New("block 7: checksum"), Damaged, nil},
	} {
		data, err := json.Marshal(Reply{ID: 1, Error: ErrorOf(test.err)})
		if err != nil {
			t.Fatal(err)
		}
		var reply Reply
		if err := json.Unmarshal(data, &reply); err != nil {
			t.Fatal(err)
		}
		got := reply.Error
		if got.Code != test.code || got.Message == "" || test.is != nil && !errors.Is(got, test.is) {
			t.Errorf("%v arrives as %+v", test.err, got)
		}
		var q *language.QueryError
		if errors.As(got, &q) != (test.code == WrongQuery) || q != nil && *q != *query {
			t.Errorf("%v: query error %+v", test.err, q)
		}
	}
}
