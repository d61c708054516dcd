#!/bin/sh
# Builds the reader's program: app/build.sh OUT_DIR leaves app.wasm.gz and the
# wasm_exec.js of the same Go there. The same sources give the same bytes.
# It is compiled against copies of modules that leave out what no browser
# needs: app/slim/README.md says why and how.
set -eu

GO=${GO:-go}
out=${1:?usage: app/build.sh OUT_DIR}
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$out" && out=$(cd "$out" && pwd)
cd "$root"
mkdir -p .cache
work=$(mktemp -d .cache/wasm.XXXXXX)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
slim=app/slim
goapp=github.com/maxence-charriere/go-app/v10
bleve=github.com/blevesearch/bleve/v2
index=github.com/blevesearch/bleve_index_api

# copy MODULE NAME FOLDER... copies folders of a module at the version in go.mod,
# which must be the one that app/slim was made for.
copy() {
	module=$1 name=$2
	shift 2
	have=$("$GO" list -m -f '{{.Version}}' "$module")
	grep -qx "$module $have" $slim/VERSIONS || {
		echo "error: go.mod asks for $module $have, $slim was made for another version" >&2
		echo "hint: see $slim/README.md, then write $have into $slim/VERSIONS" >&2
		exit 1
	}
	"$GO" mod download "$module"
	source=$("$GO" list -m -f '{{.Dir}}' "$module")
	for folder; do
		mkdir -p "$work/$name/$(dirname "$folder")"
		cp -R "$source/$folder" "$work/$name/$folder"
	done
	cp "$source/go.mod" "$work/$name/"
	chmod -R u+w "$work/$name"
}

copy $goapp go-app pkg/app pkg/errors
cp $slim/_app/*.go "$work/go-app/pkg/app/"
cp -R $slim/_uuid "$work/uuid"

copy $bleve bleve analysis numeric search size util
cp -R $slim/_registry "$work/bleve/registry"
cp -R $slim/_geo "$work/geo"
copy $index index .
sed -e '/"net"/d' -e 's/net\.IP/[]byte/' "$work/index/document.go" >"$work/document.go"
mv "$work/document.go" "$work/index/"

while read -r name; do
	rm "$work/$name"
done <$slim/REMOVED

# The program's bytes tell where its sources lay: one fixed place, written only
# when it differs, since another build may be reading there.
for name in go-app uuid bleve index geo; do
	if ! diff -qr "$work/$name" ".cache/$name" >/dev/null 2>&1; then
		rm -rf ".cache/$name" && mv "$work/$name" ".cache/$name"
	fi
done
cp go.mod "$work/wasm.mod" && cp go.sum "$work/wasm.sum"
"$GO" mod edit -replace $goapp=./.cache/go-app -replace github.com/google/uuid=./.cache/uuid \
	-replace $bleve=./.cache/bleve -replace $index=./.cache/index -replace github.com/blevesearch/geo=./.cache/geo "$work/wasm.mod"

std=$("$GO" env GOROOT)/src
cat >"$work/overlay.json" <<END
{"Replace": {
	"$std/internal/godebug/godebug.go": "$root/$slim/_godebug/godebug.go",
	"$std/net/netip/netip.go": "$root/$slim/_netip/netip.go",
	"$std/net/netip/uint128.go": ""
}}
END

# Inlining costs a twentieth of the program: only what runs once a posting, a
# character or an allocation has it.
set -- -gcflags=all=-l
for package in runtime/... internal/... sync/... unicode/... math/... slices cmp bytes strings strconv bufio \
	encoding/binary hash/... compress/... container/... golang.org/x/text/... $bleve/... \
	fangzhi/data/token fangzhi/data/ranges fangzhi/data/facet fangzhi/data/indexfile fangzhi/data/bundlefile fangzhi/app/engine/internal/...; do
	set -- "$@" "-gcflags=$package="
done
GOOS=js GOARCH=wasm "$GO" build "$@" -modfile="$work/wasm.mod" -overlay="$work/overlay.json" -buildvcs=false -trimpath \
	-ldflags='-s -w -buildid=' -o "$work/app.wasm" ./app
"$GO" run ./$slim/zip "$work/app.wasm" "$work/app.wasm.gz"
cp "$("$GO" env GOROOT)/lib/wasm/wasm_exec.js" "$work/wasm_exec.js"
mv "$work/wasm_exec.js" "$out/" && mv "$work/app.wasm.gz" "$out/"
