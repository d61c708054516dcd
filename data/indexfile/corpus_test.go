package indexfile

import (
	"sort"
	"strconv"
	"testing"

	"fangzhi/data/samples/corpus"
)

// measured reads the articles of a corpus, newest first, or skips where it is not.
func measured(t testing.TB, name string) []Document {
	t.Helper()
	var documents []Document
	for i, r := range corpus.Read(t, name) {
		documents = append(documents, Document{ID: hashID(strconv.Itoa(i)), Day: r.Date, Title: r.Title, Body: r.Body})
	}
	sort.SliceStable(documents, func(i, j int) bool { return documents[i].Day > documents[j].Day })
	return documents
}
