package bundlefile

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fangzhi/data/ranges"
)

// small is a bundle with everything in it that damage can hit, in few bytes:
// one with its directory in the head, one with it at the end.
func small(tb testing.TB, outside bool) (entries []entryOf, data []byte, headBytes int64) {
	tb.Helper()
	entries = slices.Delete(few(), 3, 4)
	w, err := NewWriter(tb.TempDir(), trained())
	if err != nil {
		tb.Fatal(err)
	}
	if outside {
		w.insideArticles = 0
	}
	data, summary := finished(tb, w, entries)
	return entries, data, summary.HeadBytes
}

// TestEveryByteCounts damages a bundle at every byte and asks for everything:
// there must be an error somewhere, and no answer may be wrong.
func TestEveryByteCounts(t *testing.T) {
	damages := []struct {
		name string
		do   func(data []byte, at int) []byte
	}{
		{"one bit", func(data []byte, at int) []byte { data[at] ^= 1 << (at % 8); return data }},
		{"whole byte", func(data []byte, at int) []byte { data[at] ^= 0xFF; return data }},
		{"zero", func(data []byte, at int) []byte { data[at] = 0; return data }},
		{"cut off", func(data []byte, at int) []byte { return data[:at] }},
		{"byte missing", func(data []byte, at int) []byte { return slices.Delete(data, at, at+1) }},
		{"byte too many", func(data []byte, at int) []byte { return slices.Insert(data, at, 0x55) }},
	}
	for _, outside := range []bool{false, true} {
		entries, whole, headBytes := small(t, outside)
		for _, damage := range damages {
			t.Run(damage.name, func(t *testing.T) {
				for at := range whole {
					data := damage.do(slices.Clone(whole), at)
					if bytes.HasPrefix(data, whole) {
						continue
					}
					if found := examine(t, data, headBytes, entries); !found {
						t.Errorf("nothing is wrong with byte %d of %d damaged", at, len(whole))
					}
				}
			})
		}
	}
}

// examine asks for everything and says whether an error came back.
func examine(t *testing.T, data []byte, headBytes int64, entries []entryOf) (found bool) {
	t.Helper()
	begun := time.Now()
	defer func() {
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("it took %v", took)
		}
	}()
	ctx := context.Background()
	r, err := Open(ctx, &ranges.Memory{Label: "segments/x.fzb", Data: data}, headBytes)
	if err != nil {
		return named(t, err)
	}
	for doc, want := range entries {
		articles, errs := r.Read(ctx, []int{doc})
		if errs[0] != nil {
			found = named(t, errs[0])
		} else if !reflect.DeepEqual(articles[0], want.Article) {
			t.Errorf("article %d is wrong: %+v", doc, articles[0])
		}
		raw, err := r.Raw(ctx, doc)
		if err != nil {
			found = named(t, err)
		} else if raw != want.raw {
			t.Errorf("raw of article %d is wrong: %q", doc, raw)
		}
	}
	if problems := r.Verify(ctx); (len(problems) > 0) != found {
		t.Errorf("Verify finds %v", problems)
	}
	return found
}

func named(t *testing.T, err error) bool {
	if !strings.HasPrefix(err.Error(), "segments/x.fzb: ") {
		t.Errorf("%q does not name the file", err)
	}
	return true
}

func TestOneBadRecordLeavesTheOthers(t *testing.T) {
	entries, data, headBytes := small(t, false)
	r := opened(t, data, headBytes)
	places, _ := r.places(context.Background(), []int{1})
	data[places[0].record.start+6] ^= 0x10
	articles, errs := r.Read(context.Background(), []int{0, 1, 2, 3})
	for doc := range entries {
		bad := doc == 1
		if bad != errors.Is(errs[doc], ErrDamaged) || bad != (articles[doc] == nil) {
			t.Errorf("article %d: %v, %v", doc, articles[doc], errs[doc])
		}
	}
	want := "bundle.fzb: record of article 1, bytes "
	if !strings.HasPrefix(errs[1].Error(), want) {
		t.Errorf("error %q, want %q…", errs[1], want)
	}
	if problems := r.Verify(context.Background()); len(problems) != 1 {
		t.Errorf("Verify finds %v, want one problem", problems)
	}
}

// partial is a file of which only a part is there, as when a host lacks a piece.
type partial struct {
	ranges.Memory
	missing span
}

func (p *partial) ReadRanges(ctx context.Context, want []ranges.Range) ([][]byte, error) {
	for _, r := range want {
		if r.ByteOffset < p.missing.end && r.End() > p.missing.start {
			return nil, errors.New("404")
		}
	}
	return p.Memory.ReadRanges(ctx, want)
}

func TestMissingPartLeavesTheOthers(t *testing.T) {
	entries, data, headBytes := small(t, false)
	file := &partial{Memory: ranges.Memory{Label: "x.fzb", Data: data}}
	r, err := Open(context.Background(), file, headBytes)
	if err != nil {
		t.Fatal(err)
	}
	places, _ := r.places(context.Background(), []int{1, 2})
	file.missing = span{places[0].record.start, places[1].record.end}
	articles, errs := r.Read(context.Background(), []int{0, 1, 2, 3})
	for doc := range entries {
		missing := doc == 1 || doc == 2
		if missing != (articles[doc] == nil) {
			t.Errorf("article %d: %v", doc, errs[doc])
		}
		if missing && (errs[doc] == nil || errs[doc].Error() != "x.fzb: 404" || errors.Is(errs[doc], ErrDamaged)) {
			t.Errorf("article %d: error %v, want that of the file", doc, errs[doc])
		}
	}
}

// liar gives other bytes than were asked for.
type liar struct{ got [][]byte }

func (liar) Name() string                                                   { return "x.fzb" }
func (l liar) ReadRanges(context.Context, []ranges.Range) ([][]byte, error) { return l.got, nil }

func TestReadsAreChecked(t *testing.T) {
	for name, got := range map[string][][]byte{
		"nothing": nil, "too little": {make([]byte, 299)}, "too much": {make([]byte, 301)}, "too many": {make([]byte, 300), nil},
	} {
		if _, err := Open(context.Background(), liar{got}, 300); err == nil || !strings.HasPrefix(err.Error(), "x.fzb: ") {
			t.Errorf("%s read: error %v", name, err)
		}
	}
}

func TestVerifyStops(t *testing.T) {
	entries := many(3 * maxProblems)
	data, summary := writtenWith(t, Train(nil), entries)
	clear(data[summary.HeadBytes:])
	problems := opened(t, data, summary.HeadBytes).Verify(context.Background())
	if len(problems) != maxProblems+1 {
		t.Errorf("%d problems, want %d and a last word", len(problems), maxProblems)
	}
}

func TestOpenRefuses(t *testing.T) {
	_, whole, headBytes := small(t, false)
	tests := []struct {
		name      string
		headBytes int64
		change    func(head []byte)
		want      string
	}{
		{"no head", 0, nil, "catalog is wrong"},
		{"huge head", 1 << 50, nil, "catalog is wrong"},
		{"negative head", -1, nil, "catalog is wrong"},
		{"short head", headBytes - 1, nil, "checksum"},
		{"another format", headBytes, func(h []byte) { h[0] = 'P' }, "no bundle"},
		{"newer version", headBytes, func(h []byte) { h[4] = Version + 1 }, "b.fzb: a bundle of version 7, this program reads version 6"},
		{"wrong head size", headBytes, func(h []byte) { h[8]++ }, "do not fit"},
		{"more articles", headBytes, func(h []byte) { h[18] = 1 }, "ends too early"},
		{"articles beyond counting", headBytes, func(h []byte) { h[22] = 1 }, "limit"},
		{"size beyond files", headBytes, func(h []byte) { h[8*8+7] = 0x80 }, "limit"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			data := slices.Clone(whole)
			if test.change != nil {
				test.change(data)
				seal(data[:headBytes])
			}
			_, err := Open(context.Background(), &ranges.Memory{Label: "b.fzb", Data: data}, test.headBytes)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

// seal makes a head's checksum fit whatever the head holds.
func seal(head []byte) {
	sum := len(head) - checksumBytes
	binary.LittleEndian.PutUint32(head[sum:], crc32.Checksum(head[:sum], castagnoli))
}

// FuzzOpen reads whatever can be read from bytes that claim to be a bundle,
// with checksums made to fit so that the fuzzer gets past them.
func FuzzOpen(f *testing.F) {
	for _, outside := range []bool{false, true} {
		_, data, headBytes := small(f, outside)
		f.Add(data, uint16(headBytes))
	}
	f.Fuzz(func(t *testing.T, data []byte, headBytes uint16) {
		data = slices.Clone(data)
		if n := int(headBytes); n >= fixedBytes && n <= len(data) {
			seal(data[:n])
		}
		ctx := context.Background()
		r, err := Open(ctx, &ranges.Memory{Data: data}, int64(headBytes))
		if err != nil {
			return
		}
		docs := []int{0, r.Articles() - 1}
		places, errs := r.places(ctx, docs)
		for i, p := range places {
			for _, s := range []span{p.record, p.raw} {
				if errs[i] == nil && s.start >= 0 && s.end <= int64(len(data)) && s.bytes() >= checksumBytes {
					putChecksum(data[s.start:s.end])
				}
			}
		}
		r.Read(ctx, docs)
		r.Raw(ctx, 0)
	})
}
