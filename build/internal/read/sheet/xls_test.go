package sheet

import (
	"bytes"
	le "encoding/binary"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"fangzhi/build/internal/read/fault"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// biff puts records together: a number of a record and what is in it.
func biff(records ...any) (stream []byte) {
	for i := 0; i < len(records); i += 2 {
		body := records[i+1].([]byte)
		stream = le.LittleEndian.AppendUint16(stream, uint16(records[i].(int)))
		stream = le.LittleEndian.AppendUint16(stream, uint16(len(body)))
		stream = append(stream, body...)
	}
	return stream
}

// fields puts numbers and texts together: a byte, words of two bytes, numbers of
// four and eight, bytes as they are, a text as UTF-16.
func fields(values ...any) (all []byte) {
	for _, v := range values {
		switch v := v.(type) {
		case byte:
			all = append(all, v)
		case int:
			all = le.LittleEndian.AppendUint16(all, uint16(v))
		case uint32:
			all = le.LittleEndian.AppendUint32(all, v)
		case float64:
			all = le.LittleEndian.AppendUint64(all, math.Float64bits(v))
		case []byte:
			all = append(all, v...)
		case string:
			for _, word := range utf16.Encode([]rune(v)) {
				all = le.LittleEndian.AppendUint16(all, word)
			}
		}
	}
	return all
}

// oneSheet is a workbook of one sheet; globals stand before it.
func oneSheet(version int, globals, cells []byte) []byte {
	name := fields(byte(1), byte(0), []byte("S"))
	if version < xlsVersion97 {
		name = fields(byte(1), []byte("S"))
	}
	head := biff(xlsBOF, fields(version, 5))
	at := len(head) + len(globals) + 4 + 6 + len(name) + 4
	return append(append(append(append(head, globals...), biff(xlsSheet, fields(uint32(at), 0, name), xlsEOF, []byte{}, xlsBOF, fields(version, 0x10))...), cells...), biff(xlsEOF, []byte{})...)
}

// rowsOf are the rows of a workbook's sheets, a line each, cells parted by |.
func rowsOf(stream []byte) (string, error) {
	x, err := newXLS(stream, func(raw []byte) string { return string(raw) })
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for i := range x.names {
		if err := x.Open(i); err != nil {
			return out.String(), err
		}
		for {
			r, err := x.Row()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return out.String(), err
			}
			out.WriteString(strings.Join(r.Cells, "|") + "\n")
		}
	}
	return out.String(), nil
}

func TestXLSCells(t *testing.T) {
	const label = 0 // no style
	gbk := func(s string) []byte {
		raw, _ := simplifiedchinese.GBK.NewEncoder().String(s)
		return []byte(raw)
	}
	for _, c := range []struct {
		name           string
		version        int
		globals, cells []byte
		want           string
	}{
		{"a text that other records continue, in characters of another width", 0x600,
			biff(xlsShared, fields(uint32(2), uint32(2), 5, byte(1), "新桥"), xlsContinue, fields(byte(0), []byte("ab")), xlsContinue, fields(byte(1), "通", 2, byte(0), []byte("cd"))),
			biff(xlsSharedText, fields(0, 0, label, uint32(0)), xlsSharedText, fields(0, 1, label, uint32(1)), xlsSharedText, fields(0, 2, label, uint32(7))), "新桥ab通|cd\n"},
		{"runs and how it is read aloud, over an end of a record", 0x600,
			biff(xlsShared, fields(uint32(2), uint32(2), 2, byte(1|4|8), 2, uint32(6), "新桥", 0, 1), xlsContinue, fields(0, 2, []byte("xinqia"), 1, byte(1), "通")),
			biff(xlsSharedText, fields(0, 0, label, uint32(0)), xlsSharedText, fields(0, 1, label, uint32(1))), "新桥|通\n"},
		{"numbers", 0x600, nil,
			biff(xlsRK, fields(0, 0, label, uint32(1234<<2|3)), xlsMulRK, fields(0, 1, label, uint32(0xFFFFFFFE), label, uint32(0x3FF80000), 2), xlsNumber, fields(0, 3, label, 162.67000000000002), xlsNumber, fields(0, 4, label, 1.1010119900101123e17)),
			"12.34|-1|1.5|162.67|1.1010119900101123E+17\n"},
		{"truth and errors", 0x600, nil, biff(xlsBoolErr, fields(0, 0, label, byte(1), byte(0)), xlsBoolErr, fields(0, 1, label, byte(42), byte(1)), xlsBoolErr, fields(0, 2, label, byte(0), byte(0))), "1||0\n"},
		{"what formulas came to", 0x600, nil,
			biff(xlsFormula, fields(0, 0, label, 2.5, 0, uint32(0), 0), xlsFormula, fields(0, 1, label, uint32(0), 0, 0xFFFF, 0, uint32(0), 0), 0x4BC, fields(0), xlsString, fields(1, byte(1), "好"),
				xlsFormula, fields(0, 2, label, uint32(1|1<<16), 0, 0xFFFF, 0, uint32(0), 0), xlsFormula, fields(0, 3, label, uint32(3), 0, 0xFFFF, 0, uint32(0), 0), xlsString, fields(1, byte(1), "坏")), "2.5|好|1\n"},
		{"days, from 1904", 0x600,
			biff(xlsDateMode, fields(1), xlsFormat, fields(170, 16, byte(1), `[$-804]yyyy"年"m"`), xlsFormat, fields(171, 6, byte(0), []byte("0.00\"d")), xlsXF, fields(0, 14), xlsXF, fields(0, 170), xlsXF, fields(0, 171)),
			biff(xlsNumber, fields(0, 0, 0, 42799.0), xlsNumber, fields(0, 1, 1, 42799.5), xlsNumber, fields(0, 2, 2, 42799.0), xlsNumber, fields(0, 3, 9, 42799.0)), "2021-03-06|2021-03-06 12:00:00|42799|42799\n"},
		{"cells in no order", 0x600, nil,
			biff(xlsNumber, fields(1, 0, label, 3.0), xlsNumber, fields(0, 1, label, 2.0), xlsNumber, fields(0, 0, label, 1.0)), "1|2\n3\n"},
		{"a chart in the sheet", 0x600, nil,
			biff(xlsNumber, fields(0, 0, label, 1.0), xlsBOF, fields(0x600, 0x20), xlsNumber, fields(0, 0, label, 9.0), xlsEOF, []byte{}, xlsNumber, fields(1, 0, label, 2.0)), "1\n2\n"},
		{"Excel 95 in GBK", 0x500, biff(xlsCodePage, fields(936)),
			biff(xlsText, fields(0, 0, label, 4, gbk("标题")), xlsRichText, fields(0, 1, label, 4, gbk("正文"), byte(1), byte(0), byte(0))), "标题|正文\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := rowsOf(oneSheet(c.version, c.globals, c.cells))
			if err != nil || got != c.want {
				t.Errorf("%q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestXLSFaults(t *testing.T) {
	good := oneSheet(0x600, nil, biff(xlsNumber, fields(0, 0, 0, 1.0)))
	many := biff(xlsBOF, fields(0x600, 5))
	at := uint32(len(many) + 3*(4+9) + 4)
	for range 3 {
		many = append(many, biff(xlsSheet, fields(at, 0, byte(1), byte(0), []byte("S")))...)
	}
	many = append(append(many, biff(xlsEOF, []byte{}, xlsBOF, fields(0x600, 0x10))...), append(good, biff(xlsEOF, []byte{})...)...)
	for _, c := range []struct {
		name   string
		stream []byte
		code   fault.Code
	}{
		{"nothing", nil, fault.Malformed},
		{"a text", []byte("标题,正文"), fault.Malformed},
		{"locked", biff(xlsBOF, fields(0x600, 5), xlsFilePass, fields(1, 1, 1)), fault.Encrypted},
		{"cut before the cells", good[:12], fault.Truncated},
		{"cut behind the cells", good[:len(good)-4], fault.Truncated},
		{"a sheet that is not there", append(biff(xlsBOF, fields(0x600, 5), xlsSheet, fields(uint32(999), 0, byte(1), byte(0), []byte("S")), xlsEOF, []byte{}), good...), fault.Malformed},
		{"sheets in each other", many, fault.Malformed},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, err := rowsOf(c.stream)
			if bad := fault.In(err); bad == nil || bad.Code != c.code {
				t.Errorf("%q, %v; want %s", rows, err, c.code)
			}
		})
	}
}

// FuzzXLS: what is made of a workbook is bounded by its length, but for texts
// that many cells show.
func FuzzXLS(f *testing.F) {
	f.Add(oneSheet(0x600, biff(xlsShared, fields(uint32(1), uint32(1), 3, byte(1|4|8), 1, uint32(2), "新"), xlsContinue, fields(byte(0), []byte("ab"), 0, 0, 0)), biff(xlsSharedText, fields(0, 0, 0, uint32(0)), xlsRK, fields(0, 1, 0, uint32(6)))))
	f.Add(oneSheet(0x500, biff(xlsCodePage, fields(936), xlsXF, fields(0, 14)), biff(xlsText, fields(0, 0, 0, 4, []byte("\xb1\xea\xcc\xe2")), xlsNumber, fields(1, 0, 0, 44261.0))))
	f.Add(oneSheet(0x600, nil, biff(xlsFormula, fields(0, 1, 0, uint32(0), 0, 0xFFFF, 0, uint32(0), 0), xlsString, fields(1, byte(1), "好"))))
	f.Fuzz(func(t *testing.T, raw []byte) {
		stream := bytes.Clone(raw) // which may be unlocked
		x, err := newXLS(stream, func(raw []byte) string { return string(raw) })
		if err != nil {
			return
		}
		texts, cells := 0, 0
		for _, text := range x.shared {
			texts += len(text)
		}
		for i := range x.names {
			if x.Open(i) == nil {
				cells += cap(x.cells)
			}
		}
		if len(x.shared) > len(stream)/2 || texts > 3*len(stream) || cells > len(stream) {
			t.Errorf("%d bytes became %d texts of %d bytes, %d cells", len(stream), len(x.shared), texts, cells)
		}
		for i := range x.names {
			for err := x.Open(i); err == nil; {
				_, err = x.Row()
			}
		}
	})
}
