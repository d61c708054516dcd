package ui

import (
	"reflect"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/data/facet"
)

func filter(kind, value string) engine.Filter { return engine.Filter{Kind: kind, Value: value} }

func TestParseAddress(t *testing.T) {
	for _, c := range []struct {
		fragment string
		want     Address
		again    string // how it is written; "" is the same
	}{
		{"#/", Address{}, ""},
		{"", Address{}, "#/"},
		{"#", Address{}, "#/"},
		{"#nothing/here", Address{}, "#/"},
		{"#/about", Address{Page: AboutPage}, ""},
		{"#/help", Help(), ""},
		{"#/search?q=黨建", Address{Search: Search{Query: "黨建"}}, ""},
		{"#/search?q=%E9%BB%A8%E5%BB%BA", Address{Search: Search{Query: "黨建"}}, "#/search?q=黨建"},
		{"#/search?q=a+b", Address{Search: Search{Query: "a b"}}, ""},
		{"#/search?q=100%25", Address{Search: Search{Query: "100%"}}, ""},
		{"#/search?q=100%", Address{Search: Search{Query: "100%"}}, "#/search?q=100%25"},
		{"#/search?q=%22a%22%26b", Address{Search: Search{Query: `"a"&b`}}, ""},
		{"#/search?year=2021&place=江苏省/常州市&sort=oldest", Address{Search: Search{
			Filters: []engine.Filter{filter("year", "2021"), filter("place", "江苏省/常州市")}, Sort: engine.Oldest,
		}}, "#/search?place=江苏省/常州市&year=2021&sort=oldest"},
		{"#/search?year=2021&year=2021&year=2022&sort=best&colour=red", Address{Search: Search{
			Filters: []engine.Filter{filter("year", "2021"), filter("year", "2022")},
		}}, "#/search?year=2021&year=2022"},
		{"#/search?from=2021-03&to=2022", Address{Search: Search{From: "2021-03", To: "2022"}}, ""},
		{"#/search?from=9999-99-99&to=aaaa", Address{}, "#/"},
		{"#/search?from=2021-02-29&to=2020-02-29", Address{Search: Search{To: "2020-02-29"}}, "#/search?to=2020-02-29"},
		{"#/search?hit=3", Address{}, "#/"},
		{"#/concordance?q=社区&sort=right&page=3", Address{Page: ConcordancePage, Search: Search{Query: "社区", Sort: engine.ByRight}, Study: Study{Part: 3}}, ""},
		{"#/concordance?page=1&sort=oldest&works=once&q=x&year=2021&by=month", Address{Page: ConcordancePage, Search: Search{Query: "x",
			Filters: []engine.Filter{filter("year", "2021")}}, Study: Study{Works: true}}, "#/concordance?q=x&year=2021&works=once"},
		{"#/trend?q=a&q=b&q=a&q=c+d&by=month&per=10000&sort=right", Address{Page: TrendPage, Search: Search{Query: "a"},
			Study: Study{More: []string{"b", "c d"}, ByMonth: true, Rate: true}}, "#/trend?q=a&q=b&q=c+d&by=month&per=10000"},
		{"#/trend?q=1&q=2&q=3&q=4&q=5&q=6&q=7&q=8&q=9", Address{Page: TrendPage, Search: Search{Query: "1"},
			Study: Study{More: []string{"2", "3", "4", "5", "6", "7", "8"}}}, "#/trend?q=1&q=2&q=3&q=4&q=5&q=6&q=7&q=8"},
		{"#/search?q=a&q=b&sort=left&page=2", Address{Search: Search{Query: "b"}}, "#/search?q=b"},
		{"#/article/abc", Address{Page: ArticlePage, ID: "abc"}, ""},
		{"#/article/abc?q=x&topic=党建&hit=2", Address{Page: ArticlePage, ID: "abc", Hit: 2, Search: Search{
			Query: "x", Filters: []engine.Filter{filter("topic", "党建")},
		}}, ""},
		{"#/article/abc?q=x&at=12.340", Address{Page: ArticlePage, ID: "abc", Spot: &Spot{12, 340}, Search: Search{Query: "x"}}, ""},
		{"#/article/abc?at=012.3&hit=2", Address{Page: ArticlePage, ID: "abc", Hit: 2, Spot: &Spot{12, 3}}, "#/article/abc?hit=2&at=12.3"},
		{"#/article/abc?at=1", Address{Page: ArticlePage, ID: "abc"}, "#/article/abc"},
		{"#/article/abc?at=-1.3", Address{Page: ArticlePage, ID: "abc"}, "#/article/abc"},
		{"#/article/abc?hit=-1", Address{Page: ArticlePage, ID: "abc"}, "#/article/abc"},
		{"#/article/", Address{}, "#/"},
		{"#/place/江苏省/常州市", ValueOf(facet.Place, "江苏省/常州市"), ""},
		{"#/place/%E6%B1%9F%E8%8B%8F%E7%9C%81", ValueOf(facet.Place, "江苏省"), "#/place/江苏省"},
		{"#/person/Ann+Lee%3F?q=x", ValueOf(facet.Person, "Ann Lee?"), "#/person/Ann+Lee%3F"},
		{"#/phrase/", Address{}, "#/"},
		{"#/year/2021", Address{}, "#/"},
		{"#/index/topic", Index(facet.Topic), ""},
		{"#/index/genre", Index(facet.Genre), ""},
		{"#/genre/news", ValueOf(facet.Genre, "news"), ""},
		{"#/index/person/L", indexPart(facet.Person, "L"), ""},
		{"#/index/person/%23", indexPart(facet.Person, "#"), ""},
		{"#/index/place/all", indexPart(facet.Place, firstPart), ""},
		{"#/index", Index(facet.Place), "#/index/place"},
		{"#/index/year", Index(facet.Place), "#/index/place"},
	} {
		got := ParseAddress(c.fragment)
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", c.fragment, got, c.want)
		}
		want := c.again
		if want == "" {
			want = c.fragment
		}
		if got.String() != want {
			t.Errorf("%s: written %s, want %s", c.fragment, got.String(), want)
		}
	}
}

// FuzzParseAddress holds that any fragment is read, and that what is written
// of it is read back as the same and written the same again.
func FuzzParseAddress(f *testing.F) {
	f.Add("#/search?q=%E9%BB%A8&place=a/b&from=2021&sort=newest")
	f.Add("#/article/x%2Fy?q=%zz&hit=9&year=1")
	f.Add("#/article/x?q=y&at=3.14")
	f.Add("about")
	f.Add("article/%2F")
	f.Fuzz(func(t *testing.T, fragment string) {
		written := ParseAddress(fragment).String()
		again := ParseAddress(written)
		if again.String() != written {
			t.Fatalf("%q is written %q and then %q", fragment, written, again.String())
		}
	})
}

func TestToggle(t *testing.T) {
	s := Search{Query: "q"}.Toggle(facet.Place, "江苏省")
	for _, c := range []struct{ place, want string }{
		{"江苏省/常州市", "q=q&place=江苏省/常州市"},
		{"江苏省/常州市/武进区", "q=q&place=江苏省/常州市/武进区"},
		{"江苏省/常州", "q=q&place=江苏省/常州市/武进区&place=江苏省/常州"},
		{"江苏省/常州", "q=q&place=江苏省/常州市/武进区"},
		{"湖南省", "q=q&place=江苏省/常州市/武进区&place=湖南省"},
		{"江苏省", "q=q&place=湖南省&place=江苏省"},
	} {
		s = s.Toggle(facet.Place, c.place)
		if s.Key() != c.want {
			t.Errorf("after %s: %s, want %s", c.place, s.Key(), c.want)
		}
	}
	years := Search{}.Toggle(facet.Year, "2021").Toggle(facet.Year, "2022").Toggle(facet.Year, "2021")
	if years.Key() != "year=2022" {
		t.Errorf("years: %s", years.Key())
	}
}

// TestToggleLeavesItsSource guards against two searches sharing one list.
func TestToggleLeavesItsSource(t *testing.T) {
	base := Search{}.Toggle(facet.Year, "2021").Toggle(facet.Year, "2022")
	a, b := base.Toggle(facet.Topic, "a"), base.Toggle(facet.Topic, "b")
	if a.Key() != "topic=a&year=2021&year=2022" || b.Key() != "topic=b&year=2021&year=2022" {
		t.Errorf("a %s, b %s", a.Key(), b.Key())
	}
}
