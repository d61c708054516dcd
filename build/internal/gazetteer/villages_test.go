package gazetteer

import (
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// TestVillageTable holds the table to the divisions that it goes with, and to
// search's folding: made with another, it would find nothing.
func TestVillageTable(t *testing.T) {
	lines := villageLines()
	divisions := load()
	for _, place := range []struct{ town, village string }{{"双龙镇", "十八洞"}, {"横林镇", "下塘"}} {
		found := false
		for id, d := range divisions.divisions {
			found = found || d.name == place.town && hasVillage(ID(id), villageNamed(place.village))
		}
		if !found {
			t.Errorf("%s is not in %s", place.village, place.town)
		}
	}
	for i, line := range lines {
		if line = strings.ReplaceAll(line, "\t", " "); token.FoldString(line) != line {
			t.Fatalf("line %d is not folded as search folds: make the table again", i)
		}
	}
}

// TestIsWord finds every word of the table by halving it, and none that is not there.
func TestIsWord(t *testing.T) {
	words := strings.Split(strings.Trim(villageLines()[0], "\t"), "\t")
	for _, word := range words {
		if !isWord(word) {
			t.Errorf("%s is not found", word)
		}
	}
	for _, stem := range []string{"", "十八洞", "下塘", "龘龘", "一"} {
		if isWord(stem) {
			t.Errorf("%s is found", stem)
		}
	}
}

// TestLodge finds the towns of villages that a text names without them, and
// leaves out words.
func TestLodge(t *testing.T) {
	tests := []struct{ text, want string }{
		{"湘西花垣县十八洞村", "湖南省/湘西土家族苗族自治州/花垣县/双龙镇/十八洞村"},
		{"花垣县修了路。十八洞村说好", "湖南省/湘西土家族苗族自治州/花垣县/双龙镇/十八洞村"},
		{"廈門市湖里區金安社區", "福建省/廈門市/湖里區/金山街道/金安社區"},
		{"炳草岗街道同意社区启用", "四川省/攀枝花市/东区/炳草岗街道/同意社区 word"},
		{"武进区湖塘镇采菱社区", "江苏省/常州市/武进区/湖塘镇/采菱社区"},
		{"花垣县的河湾子社区", "湖南省/湘西土家族苗族自治州/花垣县"},
	}
	for _, test := range tests {
		folded := token.Fold(test.text)
		found := Find(folded)
		var near Context
		near.Add(found)
		script := article.Simplified
		if strings.ContainsRune(test.text, '區') {
			script = article.Traditional
		}
		got := ""
		for _, p := range Resolve(test.text, folded, found, near, script) {
			names := ""
			for _, l := range p.Levels {
				names += "/" + l.Name
			}
			if p.Unlisted {
				names += " word"
			}
			if len(names) > len(got)+1 {
				got = names[1:]
			}
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.text, got, test.want)
		}
	}
}
