package naming

import (
	"strings"
	"testing"
)

// TestNamesRunTogether: names behind a role without a space are parted where they
// can be in one way alone.
func TestNamesRunTogether(t *testing.T) {
	for _, test := range []struct{ words, want string }{
		{"王小明李红", "王小明 李红"}, {"李红王小明", "李红 王小明"}, {"王小明李红霞张大伟", "王小明 李红霞 张大伟"}, {"张大伟刘芳", "张大伟 刘芳"},
		{"王小明李红霞刘芳", "王小明 李红霞 刘芳"},
		{"古丽巴哈尔", ""}, {"高新区宣传", ""}, {"王小明河西镇", ""}, {"林小满", ""},
	} {
		if got := strings.Join(Unglued(test.words), " "); got != test.want {
			t.Errorf("%s: %q, want %q", test.words, got, test.want)
		}
	}
}
