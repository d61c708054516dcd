package read

import (
	"strings"
	"testing"
)

// TestWeChat reads a page of a public account as a browser saves it before its
// own script has run: the text is hidden, the time stands in a script alone,
// pictures have their addresses aside.
func TestWeChat(t *testing.T) {
	d := wholeFile("wechat.html", string(testFile(t, "wechat.html")), nil)
	got := show(d)
	for _, want := range []string{
		"html: 河边的小路铺上了石板\n",
		"date = 1614907800\n",
		"source = 河西发布\n",
		"author = 林小满\n",
		"url = https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv\n",
		"p 三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳，孩子们放风筝，社区的志愿者沿着新修的石板路捡拾纸屑。\n",
		"figure[https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg] 新修的石板路 陈东 摄\n",
		"p 路修好以后，沿河的几家小店也热闹起来，傍晚时分，常常有人坐在门口喝茶聊天。\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, none := range []string{"微信扫一扫", "功能介绍", "原创\n", "pagetime", "cover/0", "p 河西发布"} {
		if strings.Contains(got, none) {
			t.Errorf("%q is not text", none)
		}
	}
	if t.Failed() {
		t.Logf("read\n%s", got)
	}
}
