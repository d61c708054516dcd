package indexfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/facet"
)

// fewReadings are the readings of the characters that tests suggest.
func fewReadings(r rune) []string {
	return map[rune][]string{
		'湖': {"hu"}, '塘': {"tang"}, '镇': {"zhen"}, '重': {"zhong", "chong"}, '庆': {"qing"}, '市': {"shi"},
		'长': {"zhang", "chang"}, '長': {"zhang", "chang"}, '乐': {"le", "yue"}, '区': {"qu", "ou"}, '西': {"xi"}, '安': {"an"},
		'先': {"xian"}, '进': {"jin"}, '单': {"dan", "shan", "chan"}, '县': {"xian"}, '绿': {"lv"}, '色': {"se"},
		'常': {"chang"}, '州': {"zhou"}, '武': {"wu"}, '江': {"jiang"}, '苏': {"su"}, '省': {"sheng"}, '党': {"dang"},
		'建': {"jian"}, '引': {"yin"}, '领': {"ling"}, '社': {"she"}, '邻': {"lin"}, '里': {"li"}, '报': {"bao"},
		'干': {"gan"}, '乾': {"qian", "gan"}, '隆': {"long"}, '王': {"wang"}, '伟': {"wei"}, '工': {"gong"}, '银': {"yin"}, '行': {"xing", "hang"},
	}[r]
}

// gazette is a few documents whose values and titles are suggested.
func gazette() []Document {
	value := func(kind facet.Kind, values ...string) map[facet.Kind][]string {
		return map[facet.Kind][]string{kind: values}
	}
	facets := []map[facet.Kind][]string{
		value(facet.Place, "江苏省", "江苏省/常州市", "江苏省/常州市/武进区", "江苏省/常州市/武进区/湖塘镇"),
		value(facet.Place, "江苏省", "江苏省/常州市"),
		value(facet.Place, "重庆市"),
		value(facet.Place, "长乐区"),
		value(facet.Place, "西安市"),
		value(facet.Phrase, "先进", "“湖塘”经验"),
		value(facet.Person, "单县", "王伟"),
		value(facet.Person, "王偉"),
		value(facet.Source, "工行", "绿色", "乾隆"),
		value(facet.Topic, "党建"),
	}
	titles := []string{"湖塘镇：党建引领", "党建引领“乾隆”", "長樂區5G", "重庆市", "", "党建引领绿色 湖塘", "党建引领", "西安", "先进", "Hu Tang"}
	var documents []Document
	for i, f := range facets {
		documents = append(documents, Document{ID: hashID(fmt.Sprint(i)), Title: titles[i], Facets: f})
	}
	copyOf := Document{ID: hashID("copy"), Title: "党建引领", Facets: value(facet.Work, "leader")}
	return append(documents, copyOf)
}

// suggested tells what is found in words, in the order found.
func suggested(t testing.TB, r *Reader, documents []Document, typed string, kinds []facet.Kind, titles bool) []string {
	t.Helper()
	found, err := r.Suggest(background, NewTyped(typed), kinds, titles, 10)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range found {
		text, at := documents[s.Document].Title, 0
		if s.Kind != "" {
			values, err := r.Values(background, map[facet.Kind][]uint32{s.Kind: {s.Ordinal}})
			if err != nil {
				t.Fatal(err)
			}
			text = values[s.Kind][0].Text
			at = lastLevel(text)
			if values[s.Kind][0].Count != s.Count {
				t.Errorf("%s: %d documents, want %d", text, s.Count, values[s.Kind][0].Count)
			}
		}
		start, end, _, ok := r.Spelled(text[at:], NewTyped(typed))
		start, end = at+start, at+end
		if !ok {
			if !s.Open {
				t.Errorf("%s is suggested for %s, but is not spelled so", text, typed)
			}
			continue
		}
		names = append(names, string(s.Kind)+":"+text[:start]+"["+text[start:end]+"]"+text[end:])
	}
	return names
}

func TestSuggest(t *testing.T) {
	documents := gazette()
	r := reopen(t, documents)
	for _, test := range []struct{ typed, want string }{
		{"湖塘", "place:江苏省/常州市/武进区/[湖塘]镇 phrase:“[湖塘]”经验 :[湖塘]镇：党建引领 :党建引领绿色 [湖塘]"},
		{"hutang", "place:江苏省/常州市/武进区/[湖塘]镇 phrase:“[湖塘]”经验 :[湖塘]镇：党建引领 :党建引领绿色 [湖塘] :[Hu Tang]"},
		{"huta", "place:江苏省/常州市/武进区/[湖塘]镇 phrase:“[湖塘]”经验 :[湖塘]镇：党建引领 :党建引领绿色 [湖塘] :[Hu Ta]ng"},
		{"ht", "place:江苏省/常州市/武进区/[湖塘]镇 phrase:“[湖塘]”经验 :[湖塘]镇：党建引领 :党建引领绿色 [湖塘]"},
		{"htz", "place:江苏省/常州市/武进区/[湖塘镇] :[湖塘镇]：党建引领"},
		{"hu塘", "place:江苏省/常州市/武进区/[湖塘]镇 phrase:“[湖塘]”经验 :[湖塘]镇：党建引领 :党建引领绿色 [湖塘]"},
		{"湖tangzh", "place:江苏省/常州市/武进区/[湖塘镇] :[湖塘镇]：党建引领"},
		{"塘", ""}, // not inside a word
		{"chongqing", "place:[重庆]市 :[重庆]市"},
		{"zhongqing", "place:[重庆]市 :[重庆]市"},
		{"cq", "place:[重庆]市 :[重庆]市"},
		{"zqs", "place:[重庆市] :[重庆市]"},
		{"changle", "place:[长乐]区 :[長樂]區5G"},
		{"zhangyue", "place:[长乐]区 :[長樂]區5G"},
		{"長樂區5g", ":[長樂區5G]"},
		{"changlequ5", ":[長樂區5]G"},
		{"xian", "phrase:[先]进 place:[西安]市 :[西安] :[先]进"},
		{"xi'an", "place:[西安]市 :[西安]"},
		{"xianshi", "place:[西安市]"},
		{"shanxian", "person:[单县]"},
		{"danx", "person:[单县]"},
		{"王伟", "person:[王伟]"},
		{"王偉", "person:[王伟]"},
		{"wangwei", "person:[王伟]"},
		{"gonghang", "source:[工行]"},
		{"lvse", "source:[绿色]"},
		{"lüse", "source:[绿色]"},
		{"qianlong", "source:[乾隆] :党建引领“[乾隆]”"},
		{"ganlong", "source:[乾隆] :党建引领“[乾隆]”"},
		{"djyl", ":[党建引领]“乾隆” :[党建引领]绿色 湖塘 :[党建引领] :湖塘镇：[党建引领]"},
		{"江苏省常州市", ""},
		{"changzhou", "place:江苏省/[常州]市"},
		{"js", "place:[江苏]省"},
		{"hutangzhendangjianyinling", ":[湖塘镇：党建引领]"},
		{"hutangzhendangjianyinlingx", ""},
		{"q", "source:[乾]隆 :党建引领“[乾]隆”"},
		{"", ""}, {"，", ""}, {"xyz", ""}, {"i", ""}, {"😀", ""},
	} {
		if got := strings.Join(suggested(t, r, documents, test.typed, nil, true), " "); !sameWords(got, test.want) {
			t.Errorf("%s: %s\nwant %s", test.typed, got, test.want)
		}
	}
}

// sameWords compares lists in any order.
func sameWords(a, b string) bool {
	return slices.Equal(sorted(strings.Fields(a)), sorted(strings.Fields(b)))
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// TestSuggestOrder: values by their documents, what is typed whole before
// initials; titles newest first; kinds as asked.
func TestSuggestOrder(t *testing.T) {
	documents := gazette()
	r := reopen(t, documents)
	for _, test := range []struct {
		typed  string
		kinds  []facet.Kind
		titles bool
		want   string
	}{
		{"j", nil, false, "place:[江]苏省"},
		{"jiang", []facet.Kind{}, true, ""},
		{"c", []facet.Kind{facet.Place}, false, "place:江苏省/[常]州市 place:[重]庆市 place:[长]乐区"},
		{"xian", []facet.Kind{facet.Phrase, facet.Person}, false, "phrase:[先]进"},
		{"dj", []facet.Kind{}, true, ":湖塘镇：[党建]引领 :[党建]引领“乾隆” :[党建]引领绿色 湖塘 :[党建]引领"},
		{"dang", nil, true, "topic:[党]建 :湖塘镇：[党]建引领 :[党]建引领“乾隆” :[党]建引领绿色 湖塘 :[党]建引领"},
	} {
		got := strings.Join(suggested(t, r, documents, test.typed, test.kinds, test.titles), " ")
		if test.typed != "c" && got != test.want || test.typed == "c" && !strings.HasPrefix(got, "place:江苏省/[常]州市") {
			t.Errorf("%s: %s\nwant %s", test.typed, got, test.want)
		}
	}
}
