package repair

import (
	"strings"
	"testing"
)

func TestEntities(t *testing.T) {
	mends(t, "entities", []example{
		{"by name", "&ldquo;邻里&rdquo;之家&nbsp;开门", "“邻里”之家 开门"},
		{"by number", "&#8220;邻里&#x201d;", "“邻里”"},
		{"escaped twice", "甲&amp;quot;乙", "甲\"乙"},
		{"a sign", "甲 &amp; 乙", "甲 & 乙"},
		{"signs of the text's own", "AT&T 与 R&D;", "AT&T 与 R&D;"},
		{"an address", "http://a.example/?a=1&copy=2", "http://a.example/?a=1&copy=2"},
		{"of no character", "&#0; &#xD800; &#7;", "&#0; &#xD800; &#7;"},
		{"escapes of a program", `\u5e38\u5dde\u5e02\u6e56\u5858\u9547\uff0c2021\u5e74\u3002\u3010\ud83d\ude00\u3011`, "常州市湖塘镇，2021年。【😀】"},
		{"escapes that are spoken of", `在 JSON 里，“常州市湖塘镇”写作 \u5e38\u5dde\u5e02\u6e56\u5858\u9547\uff0c\u3002，读的人要把它们换回来，程序才认得出是哪几个字。`, `在 JSON 里，“常州市湖塘镇”写作 \u5e38\u5dde\u5e02\u6e56\u5858\u9547\uff0c\u3002，读的人要把它们换回来，程序才认得出是哪几个字。`},
		{"halves of a character", `\ud83d\u5e38\ud83d\u5dde\ud83d\u5e02\ud83d\u6e56`, `\ud83d\u5e38\ud83d\u5dde\ud83d\u5e02\ud83d\u6e56`},
		{"below planted tags", "<div id=\"cxzvz\"></div>¶<u id=\"cxzvz\"><strong id=\"cxzvz\"></strong></u>¶河边的故事&#12889;", "<div id=\"cxzvz\"></div>¶<u id=\"cxzvz\"><strong id=\"cxzvz\"></strong></u>¶河边的故事㉙"},
		{"below tags that are shown", "<div>¶<p class=\"a\"></p>¶空格写作&nbsp;", "<div>¶<p class=\"a\"></p>¶空格写作&nbsp;"},
		{"spoken of", "写作 <p> 时用 &lt; 来转义", "写作 <p> 时用 &lt; 来转义"},
	})
}

func TestLostSpaces(t *testing.T) {
	p := pageOf("", "? ? 梯田里的小學", "? ? 2016-05-06? 來源:云南網? 作者:李春", "??? 孩子們光著腳來上課。你猜遠嗎? 不遠。", "????")
	only("entities", p)
	if got, want := strings.Join(lines(p), "¶"), "梯田里的小學¶2016-05-06 來源:云南網 作者:李春¶孩子們光著腳來上課。你猜遠嗎? 不遠。"; got != want {
		t.Errorf("became %s", got)
	}
	for _, honest := range []string{"? 第一题¶? 第二题", "他问:¶?拔沂墙衲瓴虐醽¶?拔沂墙衲瓴虐醽¶?拔沂墙衲瓴虐醽"} {
		if got := one("entities", honest); got != honest {
			t.Errorf("%s became %s", honest, got)
		}
	}
}
