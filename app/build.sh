#!/bin/sh
# Builds the reader's program: app/build.sh OUT_DIR leaves app.wasm.gz and the
# wasm_exec.js of the same Go there. The same sources give the same bytes.
set -eu

GO=${GO:-go}
out=${1:?usage: app/build.sh OUT_DIR}
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$out" && out=$(cd "$out" && pwd)
cd "$root"
mkdir -p .cache
work=$(mktemp -d .cache/wasm.XXXXXX)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

# go-app without its server side: app/goapp/README.md says why and how.
goapp=github.com/maxence-charriere/go-app/v10
want=$(cat app/goapp/VERSION)
have=$("$GO" list -m -f '{{.Version}}' $goapp)
if [ "$have" != "$want" ]; then
	echo "error: go.mod asks for go-app $have, app/goapp was made for $want" >&2
	echo "hint: see app/goapp/README.md, then write $have into app/goapp/VERSION" >&2
	exit 1
fi
"$GO" mod download $goapp
source=$("$GO" list -m -f '{{.Dir}}' $goapp)
mkdir -p "$work/go-app/pkg"
cp -R "$source/pkg/app" "$source/pkg/errors" "$work/go-app/pkg/"
cp "$source/go.mod" "$source/go.sum" "$work/go-app/"
chmod -R u+w "$work/go-app"
while read -r name; do
	rm "$work/go-app/pkg/app/$name" || { echo "hint: go-app has changed: see app/goapp/README.md" >&2; exit 1; }
done <app/goapp/REMOVED
cp app/goapp/_app/*.go "$work/go-app/pkg/app/"
cp -R app/goapp/_uuid "$work/uuid"
cp -R app/goapp/_jsoniter "$work/jsoniter"

# The program knows nothing of where it was built: one fixed place for the
# copy, which another build may be reading, so it is only written when it differs.
for copy in go-app uuid jsoniter; do
	if ! diff -qr "$work/$copy" ".cache/$copy" >/dev/null 2>&1; then
		rm -rf ".cache/$copy" && mv "$work/$copy" ".cache/$copy"
	fi
done
cp go.mod "$work/wasm.mod" && cp go.sum "$work/wasm.sum"
"$GO" mod edit -replace $goapp=./.cache/go-app -replace github.com/google/uuid=./.cache/uuid \
	-replace github.com/json-iterator/go=./.cache/jsoniter "$work/wasm.mod"

GOOS=js GOARCH=wasm "$GO" build -modfile="$work/wasm.mod" -buildvcs=false -trimpath \
	-ldflags='-s -w -buildid=' -o "$work/app.wasm" ./app
"$GO" run ./app/goapp/zip "$work/app.wasm" "$work/app.wasm.gz"
cp "$("$GO" env GOROOT)/lib/wasm/wasm_exec.js" "$work/wasm_exec.js"
mv "$work/wasm_exec.js" "$out/" && mv "$work/app.wasm.gz" "$out/"
