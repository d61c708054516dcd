package scan

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fangzhi/build/internal/decode"
)

// TestForeignNames: names of GBK read as what they are, and no two alike.
func TestForeignNames(t *testing.T) {
	root := t.TempDir()
	const community, village, news = "\xc9\xe7\xc7\xf8", "\xc5\xa9\xb4\xe5", "\xd0\xc2\xce\xc5" // 社区 农村 新闻
	for _, name := range []string{community + "/" + news + ".txt", village + ".txt", "农村.txt", "a.txt"} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Skip("no such names here:", err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Skip("no such names here:", err)
		}
	}
	decoded := func(names []byte) string {
		text, err := decode.Bytes(names)
		if err != nil {
			t.Error(err)
		}
		return text.Text
	}
	files, err := Scan(context.Background(), []string{root}, decoded, nil)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, files, "a.txt", "农村.txt", "农村~2.txt", "社区/新闻.txt")
	if files, err = Scan(context.Background(), []string{root}, nil, nil); err != nil {
		t.Fatal(err)
	}
	expect(t, files, "a.txt", "ũ\uFFFD.txt", "农村.txt", "\uFFFD/\uFFFD.txt")
}
