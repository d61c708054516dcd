package main

import (
	"slices"
	"testing"
)

func TestForbidden(t *testing.T) {
	std, foreign := &pack{Standard: true}, &pack{}
	tests := []struct {
		from, to string
		p        *pack
		bad      bool
	}{
		{"fangzhi/data/token", "golang.org/x/text/unicode/norm", foreign, false},
		{"fangzhi/data/token", "strings", std, false},
		{"fangzhi/data/token", "github.com/x/y", foreign, true},
		{"fangzhi/data/token", "net/http", std, true},
		{"fangzhi/data/catalog", "fangzhi/data/token", foreign, false},
		{"fangzhi/data/catalog", "fangzhi/app/engine", foreign, true},
		{"fangzhi/app/ui", "fangzhi/build/internal/report", foreign, true},
		{"fangzhi/app/ui", "github.com/maxence-charriere/go-app/v10/pkg/app", foreign, false},
		{"fangzhi/app", "fangzhi/web", foreign, true},
		{"fangzhi/web", "fangzhi/data/catalog", foreign, false},
		{"fangzhi/web", "fangzhi/build/internal/publish", foreign, true},
		{"fangzhi/build/internal/read/html", "fangzhi/build/internal/read", foreign, false},
		{"fangzhi/build/internal/read", "fangzhi/build/internal/decode", foreign, true},
		{"fangzhi/build/internal/read", "fangzhi/build/internal/report", foreign, false},
		{"fangzhi/build/internal/extract/when", "fangzhi/build/internal/extract/imprint", foreign, false},
		{"fangzhi/build/internal/extract/kind", "fangzhi/build/internal/extract/when", foreign, true},
		{"fangzhi/build/internal/pipeline", "fangzhi/build/internal/read", foreign, false},
		{"fangzhi/build/fangzhi", "fangzhi/build/internal/pipeline", foreign, false},
	}
	for _, test := range tests {
		if why := forbidden(test.from, test.to, test.p); (why != "") != test.bad {
			t.Errorf("%s -> %s: %q, want a breach: %v", test.from, test.to, why, test.bad)
		}
	}
}

func TestCheckFindsWhatHides(t *testing.T) {
	main := &struct{ Main bool }{true}
	files := []string{"a.go"}
	g := graph{
		"fangzhi/app/engine":            {ImportPath: "fangzhi/app/engine", Module: main, GoFiles: files, Imports: []string{"third/party"}},
		"third/party":                   {ImportPath: "third/party", Imports: []string{"syscall/js"}},
		"fangzhi/build/engine":          {ImportPath: "fangzhi/build/engine", Module: main}, // tests alone
		"fangzhi/data/report":           {ImportPath: "fangzhi/data/report", Module: main, GoFiles: files},
		"fangzhi/build/internal/report": {ImportPath: "fangzhi/build/internal/report", Module: main, GoFiles: files},
	}
	got := check(g)
	want := []breach{
		{"third/party", "syscall/js", "the engine runs natively too: no js, no go-app"},
		{"fangzhi/data/report", "fangzhi/build/internal/report", "no two packages share a last element (a name, not an import)"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}
