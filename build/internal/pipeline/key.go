package pipeline

import (
	"bytes"
	"math"
	"sort"
	"strconv"
	"time"

	"fangzhi/data/article"
)

// key is what stays in memory of an article between the passes.
type key struct {
	id     [16]byte
	day    int32 // days since 1970; noDay when unknown
	second int32 // of the day
	seq    uint32
	bytes  uint32
	offset int64 // in the spool
	from   place // where it stands in a site built before; then it is not in the spool
}

const noDay = math.MinInt32

func newKey(a *article.Article, size int) key {
	k := key{day: noDay, bytes: uint32(size), from: nowhere}
	copy(k.id[:], a.ID)
	if a.Date == nil {
		return k
	}
	day, err := time.Parse("2006-01-02", a.Day())
	if err != nil {
		return k
	}
	k.day = int32(day.Unix() / (24 * 60 * 60))
	if t, err := time.Parse(time.RFC3339, *a.Date); err == nil {
		k.second = int32(t.Hour()*3600 + t.Minute()*60 + t.Second())
	}
	return k
}

// date is the key's day as 2006-01-02, or "".
func (k key) date() string {
	if k.day == noDay {
		return ""
	}
	return time.Unix(int64(k.day)*24*60*60, 0).UTC().Format("2006-01-02")
}

// tellApart gives articles that are alike in origin, title and text ids of
// their own, by the order in which they were found. The new ids are by seq.
func tellApart(keys []key) map[uint32]string {
	sort.Slice(keys, func(i, j int) bool {
		if c := bytes.Compare(keys[i].id[:], keys[j].id[:]); c != 0 {
			return c < 0
		}
		return keys[i].seq < keys[j].seq
	})
	renamed := map[uint32]string{}
	for i, n := 1, 1; i < len(keys); i++ {
		if keys[i].id != keys[i-1].id {
			n = 1
			continue
		}
		n++
		renamed[keys[i].seq] = article.ID(string(keys[i].id[:]), "copy", strconv.Itoa(n))
	}
	return renamed
}

// newestFirst puts keys in the order of an archive: by day and time, the
// undated last, then as they were found.
func newestFirst(keys []key) {
	sort.Slice(keys, func(i, j int) bool {
		a, b := keys[i], keys[j]
		switch {
		case a.day != b.day:
			return a.day > b.day
		case a.second != b.second:
			return a.second > b.second
		}
		return a.seq < b.seq
	})
}
