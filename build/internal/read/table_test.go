package read

import (
	"strings"
	"testing"

	"fangzhi/build/internal/read/webpage"
)

// TestCellsStandInTheirColumns: also where others reach over several.
func TestCellsStandInTheirColumns(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a head over two columns", "<tr><td colspan=2>区<td>长<tr><td>东<td>西<td>3", "table 区||长/东|西|3\n"},
		{"a name beside two rows", "<tr><td rowspan=2>甲<td>1<td>2<tr><td>3<td>4<tr><td>乙<td>5<td>6", "table 甲|1|2/|3|4/乙|5|6\n"},
		{"both", "<tr><td rowspan=2 colspan=2>甲<td>1<tr><td>2<tr><td>乙<td>丙<td>3", "table 甲||1/||2/乙|丙|3\n"},
		{"the last cell's width is none", "<tr><td>甲<td colspan=9>1<tr><td>乙<td>2", "table 甲|1/乙|2\n"},
		{"a line over the whole is no column", "<tr><td colspan=2>甲<tr><td colspan=2>乙", "p 甲\np 乙\n"},
		{"sizes that are none", "<tr><td colspan=-1>甲<td rowspan=x>1<tr><td colspan=0>乙<td>2", "table 甲|1/乙|2\n"},
	} {
		if got := showBlocks(webpage.Fragment("<table>" + c.page + "</table>")); got != c.want {
			t.Errorf("%s: read %q, want %q", c.name, got, c.want)
		}
	}
	wide := "<table><tr>" + strings.Repeat("<td colspan=999999 rowspan=999999>甲<td>乙", 1000) + "</table>"
	if got := showBlocks(webpage.Fragment(wide)); len(got) > 3*len(wide) {
		t.Errorf("%d bytes of %d", len(got), len(wide))
	}
	pushed := "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td colspan=64 rowspan=64>甲", 100), 200) + "</table>"
	if got := showBlocks(webpage.Fragment(pushed)); len(got) > 2*len(pushed) || strings.Count(got, "甲") != 100*200 {
		t.Errorf("%d bytes of %d, %d cells", len(got), len(pushed), strings.Count(got, "甲"))
	}
}

// TestPagesWithoutLinks: where nothing leads elsewhere, all is the text.
func TestPagesWithoutLinks(t *testing.T) {
	page := "<html><body><table><tr><td><div>民事裁定书（按撤诉处理用）</div></td></tr><tr><td><p>" + strings.Repeat("原告经传票传唤，无正当理由拒不到庭。", 20) + "</p></td></tr></table></body></html>"
	if d := wholeFile("a.html", page, nil); !strings.Contains(d.Title+showBlocks(d.Blocks), "民事裁定书（按撤诉处理用）") {
		t.Errorf("the heading is lost: %s", show(d))
	}
}
