# Fangzhi: one folder of articles in, one searchable archive out.
# `make help` lists the targets. All that is made lies in .cache/, site/,
# build/internal/publish/app/ and the program ./fangzhi.

GO      ?= go
# The encoder of pictures is to be the one in the program, not a library of the machine.
TAGS    := -tags nodynamic
ADDR    ?= 127.0.0.1:8080
SITE    ?= site
SAMPLE  := data/samples/community
SKETCH  := data/samples/sketch
FUZZTIME ?= 20s
CORPUS  ?=
BENCH   ?=

APP     := build/internal/publish/app
GOFILES := $(shell find app build data web -name '*.go' -not -name '*_test.go')
STILL   := $(shell find web -type f -not -name '*.go' -not -name '*.md')
READER  := $(shell find app data -type f -not -name '*_test.go' -not -name '*.md' -not -path '*/testdata/*' -not -path 'data/samples/*') go.mod go.sum
# Packages with native tests; the browser's tests are a target of their own.
PACKAGES = $$($(GO) list ./... | grep -v '/build/browser$$')

.DEFAULT_GOAL := help
.PHONY: help run build wasm sample test vet fmt format imports unit script browser chromium kin fuzz bench shots clean
.DELETE_ON_ERROR:

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: build sample ## build everything, make the sample archive and serve it
	./fangzhi serve $(SITE) --addr $(ADDR)

build: fangzhi ## build the program ./fangzhi, the reader's WASM program inside it

wasm: $(APP)/app.wasm.gz $(APP)/licenses.txt ## build the reader's WASM program

$(APP)/app.wasm.gz: $(READER)
	app/build.sh $(APP)
	@touch $@

$(APP)/licenses.txt: go.mod LICENSE $(wildcard data/*/LICENSES.md build/internal/*/LICENSES.md build/internal/notices/*.go)
	$(GO) run ./build/internal/notices $@

fangzhi: $(APP)/app.wasm.gz $(APP)/licenses.txt $(GOFILES) $(STILL) go.mod go.sum
	$(GO) build $(TAGS) -trimpath -ldflags='-s -w' -o $@ ./build/fangzhi

sample: $(SITE)/catalog.json ## make the sample archive in site/

$(SITE)/catalog.json: fangzhi $(wildcard $(SAMPLE)/* $(SKETCH)/*)
	./fangzhi build $(SAMPLE) $(SKETCH) -o $(SITE)
	@touch $@

test: vet format imports unit script browser ## run every check there is, the WASM build and the browser's tests among them
	@echo "test: all passed"

vet: ## go vet, for this machine and for the browser
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet ./app ./app/ui/... ./app/internal/...

format: ## fail when a Go file is not formatted
	@bad=$$(gofmt -l app build data web); test -z "$$bad" || { echo "error: not formatted:"; echo "$$bad"; echo "hint: make fmt"; exit 1; } >&2

fmt: ## format every Go file
	gofmt -w app build data web

imports: ## hold the program to its rule of imports
	@$(GO) run ./build/internal/imports

unit: ## native tests, fuzz targets' seeds among them
	$(GO) test $(TAGS) -skip '^TestScripts$$' $(PACKAGES)

script: wasm ## tests of the commands, written as scripts
	$(GO) test $(TAGS) -count=1 -run '^TestScripts$$' ./build/fangzhi

browser: fangzhi chromium ## tests in a real browser
	$(GO) test -count=1 ./build/browser/...

chromium: ## have a browser to test in
	@if command -v chromium >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q .; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fontconfig fonts-noto-cjk; \
	else echo "error: the browser's tests need Chromium and a Chinese font" >&2; \
		echo "hint: as root, apt-get install chromium fontconfig fonts-noto-cjk" >&2; exit 1; fi

kin: fangzhi ## one visit in Firefox and in WebKit, which it installs where it may
	@if { command -v firefox-esr || command -v firefox; } >/dev/null && command -v WebKitWebDriver Xvfb >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends firefox-esr webkit2gtk-driver xvfb fonts-noto-cjk; \
	else echo "error: these tests need Firefox and WebKitGTK's driver" >&2; \
		echo "hint: as root, apt-get install firefox-esr webkit2gtk-driver xvfb" >&2; exit 1; fi
	$(GO) test -count=1 -v -run '^Test(Firefox|WebKit)$$' ./build/browser

fuzz: ## run every fuzz target for FUZZTIME each
	@for p in $(PACKAGES); do for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
		echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) $$p || exit 1; done; done

bench: fangzhi ## print the numbers against their limits, for the sample and for CORPUS="file.jsonl …"; BENCH=-queries=20 and other flags
	@$(GO) run ./build/internal/bench -program ./fangzhi $(BENCH) $(SAMPLE) $(CORPUS)
	@echo; echo "ranking, by judged queries on news-1k:"; $(GO) test -count=1 -v -run '^TestRanking$$' ./app/engine | sed -n 's/^ *rank_test.go:[0-9]*: /  /p'

shots: fangzhi chromium ## take pictures of the sample archive into .cache/shots
	SHOTS=$(CURDIR)/.cache/shots $(GO) test -count=1 -run '^TestShots$$' ./build/browser/...

clean: ## remove all that was made
	rm -rf .cache fangzhi $(SITE) $(SITE).report.json $(APP)/app.wasm.gz $(APP)/wasm_exec.js $(APP)/licenses.txt
