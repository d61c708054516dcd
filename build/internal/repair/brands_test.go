package repair

import (
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
