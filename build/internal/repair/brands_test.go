package repair

import (
	"strings"
	"testing"

	"fangzhi/build/internal/repair/spam"
)

func TestBrandRows(t *testing.T) {
	mends(t, spam.Rule, []example{
		{"below signs", "✰🐭✺¶河球app官方网站¶河球app店铺¶河球app改名叫什么了¶河球app店主版¶河球聊足球官网¶" + river + "楼之外河球app，还有翼楼。", river + "楼之外，还有翼楼。"},
		{"a song", "♪¶河边的柳树¶河边的小船¶河边的老人¶河边的孩子¶河边的灯¶" + river, "♪¶河边的柳树¶河边的小船¶河边的老人¶河边的孩子¶河边的灯¶" + river},
		{"contents", "柳塘app下载¶柳塘app安装¶柳塘app注册¶柳塘app登录入口¶柳塘app常见问题¶柳塘app是镇里办事用的，老人也会用。", "柳塘app下载¶柳塘app安装¶柳塘app注册¶柳塘app登录入口¶柳塘app常见问题¶柳塘app是镇里办事用的，老人也会用。"},
		{"days", "★★★¶2021年1月官方网站改版¶2021年2月清淤¶2021年3月种树¶2021年4月修路¶2021年5月通车¶" + river, "★★★¶2021年1月官方网站改版¶2021年2月清淤¶2021年3月种树¶2021年4月修路¶2021年5月通车¶" + river},
	})
}

func TestInsertedNames(t *testing.T) {
	mends(t, spam.Rule, []example{
		{"within words", "只有通过法澳门银河律途径才得以解决，村民更直播吧喜欢树下休闲聚会，村前的臭开云体育水塘不见了。", "只有通过法律途径才得以解决，村民更喜欢树下休闲聚会，村前的臭水塘不见了。"},
		{"within notes", "河水变清(练：qīn澳门伦敦人g)了，村道美丽[澳门伦敦人繁：麗]了。", "河水变清(练：qīng)了，村道美丽[繁：麗]了。"},
		{"in Traditional", "家鄉環開雲體育境好了，大家都喜澳門威尼斯人歡這條河。", "家鄉環境好了，大家都喜歡這條河。"},

		{"one name once", "警方查获的广告上写着开云体育和注册送彩金。", "警方查获的广告上写着开云体育和注册送彩金。"},
		{"a report on them", "监管部门说，开云体育、华体会体育、亚博体育都没有许可。警方在国开云体育会前抓获五人，华体会体育的网站关闭，亚博体育的网站也关闭。", "监管部门说，开云体育、华体会体育、亚博体育都没有许可。警方在国开云体育会前抓获五人，华体会体育的网站关闭，亚博体育的网站也关闭。"},
		{"places", "游客住在澳门威尼斯人，又去澳门银河看演出，晚上回到澳门威尼斯人。", "游客住在澳门威尼斯人，又去澳门银河看演出，晚上回到澳门威尼斯人。"},
	})
}

func TestHiddenSpam(t *testing.T) {
	mends(t, spam.Rule, []example{
		{"behind a line", river + `<div style="display:none">北京赛车投注平台 时时彩官网</div>`, river},
		{"links, and others of their row", river + `¶<a href="http://a.com/">威尼斯人网址</a>¶<a href="http://b.com/">永利皇宫</a>`, river},
		{"a forum's link", river + `¶[url=http://a.com]真钱棋牌[/url]`, river},
		{"a remark", river + `¶<!-- 大发彩票 时时彩 -->`, river},

		{"a page's own markup", river + `<span style="color:red">请注意</span>`, river + `<span style="color:red">请注意</span>`},
	})
}

func TestNamesHungOnTitles(t *testing.T) {
	for title, want := range map[string]string{
		"河边修了新路，居民都说方便—澳门新葡京官网|首页":  "河边修了新路，居民都说方便",
		"必威betway手机版-河边修了新路，居民都说方便": "河边修了新路，居民都说方便",
		"河边修了新路，居民都说方便_幸运飞艇":        "河边修了新路，居民都说方便",
		"河边修了新路，居民都说方便_河西新闻网|首页":    "河边修了新路，居民都说方便_河西新闻网|首页",
		"澳门金沙-河边修了新路，居民都说方便":        "澳门金沙-河边修了新路，居民都说方便",
	} {
		text := river
		if strings.HasPrefix(title, "澳门金沙") { // of what its page is about
			text += "澳门金沙捐了长椅。"
		}
		p := pageOf(title, text)
		if only(spam.Rule, p); p.Title != want {
			t.Errorf("%s became %s", title, p.Title)
		}
	}
}
