package repair

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
)

func TestBoilerplate(t *testing.T) {
	tests := []struct {
		name       string
		text, kept []string
	}{
		{"a tail", []string{"正文。", "责编：林小满", "版权所有 河西区融媒体中心 电话：12345678", "苏公网安备32000000000000号"}, []string{"正文。"}},
		{"labels between", []string{"正文。", "未经授权严禁转载。", "河西要闻", "视频精选", "下载APP"}, []string{"正文。"}},
		{"a caption above the tail stays", []string{"正文。", "河边的新路", "上一篇：老街夜市", "下一篇：没有了"}, []string{"正文。", "河边的新路"}},
		{"what a site says of browsers, and its other articles", []string{"請更新您的瀏覽器", "您使用的瀏覽器版本較舊,已不再受支援。建議您更新瀏覽器版本,以獲得最佳使用體驗。", "河邊修路", "正文。", "查看原始文章", "更多生活相關文章"}, []string{"河邊修路", "正文。"}},
		{"a page's number and ways to others", []string{"版面:02: 图评       上一篇    下一篇", "河边修路", "正文。"}, []string{"河边修路", "正文。"}},
		{"what a site asks of its readers", []string{"河边修路", "正文。", "责任编辑:林小满", "请选择您看到这篇新闻时的心情心情榜", "相关新闻", "相关评论"}, []string{"河边修路", "正文。"}},
		{"a head", []string{"下载客户端", "正文。"}, []string{"正文。"}},
		{"a note in brackets, inside", []string{"正文。", "(资料图)", "又一段。"}, []string{"正文。", "又一段。"}},
		{"credits alone stay", []string{"正文。", "责编：林小满"}, []string{"正文。", "责编：林小满"}},
		{"short last lines stay", []string{"正文。", "春天", "来了"}, []string{"正文。", "春天", "来了"}},
		{"words of a site inside the text stay", []string{"网站应当标明公网安备号。", "正文。"}, []string{"网站应当标明公网安备号。", "正文。"}},
		{"a menu above the headline", []string{"版面导航", "第01版:头版", "第04版:民生", "上一版", "字体:", "放大", "默认", "街头桂花飘香", "花好莫要采。"}, []string{"街头桂花飘香", "花好莫要采。"}},
		{"whose it is, amid the text", []string{"河边修路", "正文。", "©版权所有 河西融媒 转载请注明出处", "又一段。", "（图片来源于网络，如有侵权请联系删除）", "末一段。"}, []string{"河边修路", "正文。", "又一段。", "末一段。"}},
		{"rights that a text speaks of", []string{"正文。", "版权声明怎样写", "又一段。", "图片来源于网络", "末一段。"}, []string{"正文。", "版权声明怎样写", "又一段。", "图片来源于网络", "末一段。"}},
		{"a list between headline and text", []string{"河边修路", "相关阅读", "·河西区开展治安巡查", "·渡口建起纪念馆", "正文。"}, []string{"河边修路", "正文。"}},
		{"what no list has below its name", []string{"河边修路", "相关阅读", "镇上的人这样说", "正文。"}, []string{"河边修路", "相关阅读", "镇上的人这样说", "正文。"}},
		{"a board's plain archive", []string{"河西爱心协会's Archiver", "论坛", "›", "› 垃圾怎能当街焚烧?", "小丫头", "发表于 2024-11-13 05:16", "垃圾怎能当街焚烧?", "正文。", "页:", "[1]", "查看完整版本:", "垃圾怎能当街焚烧?"}, []string{"发表于 2024-11-13 05:16", "垃圾怎能当街焚烧?", "正文。"}},
		{"what a board asks of guests", []string{"[复制链接]", "升级   -0%", "马上注册,参与互动,展示风采", "您需要 登录 才可以下载或查看,没有账号?立即注册", "×", "登录/注册后可看大图", "让家乡更美好", "正文。"}, []string{"让家乡更美好", "正文。"}},
		{"a page of a paper by its name", []string{"第02版:全面打赢疫情防控人民战争、总体战、阻击战", "做好垃圾分类 共创文明新风", "正文。", "2020-06-17 11 11 义乌商报 content_30476.html 1 3 做好垃圾分类 共创文明新风 /enpproperty-->"}, []string{"做好垃圾分类 共创文明新风", "正文。"}},
		{"a platform's editors", []string{"正文。", "编辑:蒋丽霞", "校审:罗再芳", "总值班:周圆", "特别声明:以上内容为自媒体平台“网易号”用户上传并发布。"}, []string{"正文。"}},
		{"the last part of the way, again", []string{"当前位置：首页 > 热点专题 > 最新动态", "最新动态", "这条乡村路告别会车难", "发布日期：2024-01-29 来源：王家镇", "正文。"}, []string{"这条乡村路告别会车难", "发布日期：2024-01-29 来源：王家镇", "正文。"}},
		{"a way whose marks are lost", []string{"首页侨乡传真", "村里土路难行 明年春节后修", "2016年12月22日 09:11 来源：河西日报", "正文。"}, []string{"村里土路难行 明年春节后修", "2016年12月22日 09:11 来源：河西日报", "正文。"}},
		{"a headline with a day", []string{"河西日报2023年6月20日起改版", "正文。"}, []string{"河西日报2023年6月20日起改版", "正文。"}},
		{"what to do with an account's post", []string{"河边修路", "正文。", "END", "来源 | 河西妇联", "编辑 | 林小满", "点分享", "点收藏", "点点赞", "点在看"}, []string{"河边修路", "正文。"}},
		{"a box for comments", []string{"河边修路", "正文。", "0 条评论", "来说两句吧。。。", "最热评论", "已有0人参与,点击查看更多精彩评论", "加载中。。。。", "表情"}, []string{"河边修路", "正文。"}},
		{"offices above a licence", []string{"河边修路", "正文。", "责编: 河西街道", "主办单位:河西区管理委员会 联系电话:0411-65850000", "辽ICP备18003318号"}, []string{"河边修路", "正文。"}},
		{"an office that gives a course", []string{"河边修路", "正文。", "主办单位:河西区管理委员会"}, []string{"河边修路", "正文。", "主办单位:河西区管理委员会"}},
		{"all but the headline, twice", []string{"河边修路", "记者林小满", "河边的小路去年还是一条土路，下雨天鞋子上全是泥，今年春天，居民们自己动手修好了它，老人孩子都说好走。", "记者林小满", "河边的小路去年还是一条土路，下雨天鞋子上全是泥，今年春天，居民们自己动手修好了它，老人孩子都说好走。"}, []string{"河边修路", "记者林小满", "河边的小路去年还是一条土路，下雨天鞋子上全是泥，今年春天，居民们自己动手修好了它，老人孩子都说好走。"}},
		{"all of it, three times", []string{"记者林小满", "昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "志愿者来自河西区人民街道中山社区，他们拿着工具走上街头，清理路边绿化带里的落叶和垃圾，客串起了环卫工人。", "记者林小满", "昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "志愿者来自河西区人民街道中山社区，他们拿着工具走上街头，清理路边绿化带里的落叶和垃圾，客串起了环卫工人。", "记者林小满", "昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "志愿者来自河西区人民街道中山社区，他们拿着工具走上街头，清理路边绿化带里的落叶和垃圾，客串起了环卫工人。"}, []string{"记者林小满", "昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "志愿者来自河西区人民街道中山社区，他们拿着工具走上街头，清理路边绿化带里的落叶和垃圾，客串起了环卫工人。"}},
		{"all of it but the line that is the title, twice", []string{"昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "志愿者来自河西区人民街道中山社区，他们拿着工具走上街头，清理路边绿化带里的落叶和垃圾，客串起了环卫工人。", "记者林小满", "昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "志愿者来自河西区人民街道中山社区，他们拿着工具走上街头，清理路边绿化带里的落叶和垃圾，客串起了环卫工人。"}, []string{"昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "志愿者来自河西区人民街道中山社区，他们拿着工具走上街头，清理路边绿化带里的落叶和垃圾，客串起了环卫工人。"}},
		{"one that stands again between others", []string{"昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "志愿者来自河西区人民街道中山社区，他们拿着工具走上街头，清理路边绿化带里的落叶和垃圾，客串起了环卫工人。", "昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "又一段。"}, []string{"昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "志愿者来自河西区人民街道中山社区，他们拿着工具走上街头，清理路边绿化带里的落叶和垃圾，客串起了环卫工人。", "昨日下午，在渡口大道东段的绿化带两侧，一群身穿红马甲的志愿者从绿化带里捡出落叶和杂物，装了满满三车。", "又一段。"}},
		{"a film's length", []string{"正文。", "04:09", "又一段。"}, []string{"正文。", "又一段。"}},
		{"an hour", []string{"正文。", "09:00", "又一段。"}, []string{"正文。", "09:00", "又一段。"}},
		{"hours of a day", []string{"05:30", "正文。", "06:10", "又一段。"}, []string{"05:30", "正文。", "06:10", "又一段。"}},
		{"a newspaper's page without a name", []string{"第3版()", "专栏:", "河边修路", "正文。"}, []string{"河边修路", "正文。"}},
		{"a link behind what breaks off", []string{"正文。", "农业农村现代化有了方向...[查看原文]"}, []string{"正文。", "农业农村现代化有了方向..."}},
		{"a portal's page of 2006", []string{"新闻中心 > 正文", "河边修路", "http://www.sina.com.cn 2006年04月18日02:34 河西在线-河西日报", "正文。", "爱问(iAsk.com)", "收藏此页】【 】【下载点点通】【打印】【关闭", "新闻中心意见反馈留言板 电话:010-82610000 欢迎批评指正", "新浪简介┊About Sina┊广告服务┊联系我们┊招聘信息┊网站律师┊SINA English┊会员注册┊产品答疑┊Copyright © 1996-2006 SINA Corporation, All Rights Reserved", "新浪公司 版权所有"}, []string{"河边修路", "http://www.sina.com.cn 2006年04月18日02:34 河西在线-河西日报", "正文。"}},
		{"the rest of a comment", []string{"河边修路", "壟!-- /8962/web_cntv/dicengye_huazhonghua01 -->", "正文。"}, []string{"河边修路", "正文。"}},
		{"a picture's words twice", []string{"河边修路", "老人走过新修的路，孩子跟在后面。（河西镇公所提供）", "老人走过新修的路，孩子跟在后面。（河西镇公所提供）", "正文。"}, []string{"河边修路", "老人走过新修的路，孩子跟在后面。（河西镇公所提供）", "正文。"}},
		{"what a site did not look into", []string{"河边修路", "正文。", "河西旅游网", "免责声明:除来源有署名为特定的作者稿件外,本文为河西旅游网编辑或转载稿件,内容与相关报社等媒体无关。其原创性以及文中陈述文字和内容未经本站证实,对本文的真实性本站不作任何保证或承诺,请读者仅作参考,并请自行核实相关内容。", "分享到:", "复制本文地址 收藏 打印文章"}, []string{"河边修路", "正文。", "河西旅游网"}},
		{"fields of credits each on its line", []string{"關閉", "翠翠河西APP", "河西公眾號", "新营村抢抓时节收茶籽", "编辑:付冲", "来源:河西网", "正文。"}, []string{"新营村抢抓时节收茶籽", "编辑:付冲", "来源:河西网", "正文。"}},
		{"a column's name above a headline that stands twice", []string{"天天看点", "渡口扫雪 为群众开道", "渡口扫雪 为群众开道", "正文。", "继续阅读"}, []string{"渡口扫雪 为群众开道", "正文。"}},
		{"a headline again with other marks", []string{"您的位置:首页 >镇街人大>详细内容", "镇街人大", "河西人大代表争当\"河小二\"", "河西:人大代表争当“河小二”", "正文。"}, []string{"河西:人大代表争当“河小二”", "正文。"}},
		{"a title like such a way", []string{"首页设计方案", "正文。"}, []string{"首页设计方案", "正文。"}},
		{"pictures from elsewhere", []string{"正文。", "（图片来源于网络，侵删）", "又一段。"}, []string{"正文。", "又一段。"}},
		{"a menu around it", []string{"陆良论坛", "找回密码", "QQ登录", "查看: 3273|回复: 2", "老火车站的最后一班车", "[复制链接]", "发表于 2011-1-9 20:41:33 | 显示全部楼层", "昨天去坐了最后一班车。"}, []string{"老火车站的最后一班车", "发表于 2011-1-9 20:41:33 | 显示全部楼层", "昨天去坐了最后一班车。"}},
		{"two such lines are no menu", []string{"分享", "首版", "一段话。"}, []string{"分享", "首版", "一段话。"}},
		{"a list of its own headlines", []string{"导读", "▶ 渡口建起纪念馆", "▶ 打谷机进了博物馆", "渡口建起纪念馆", "老船工捐出一支桨。", "打谷机进了博物馆", "母亲犹豫了一晚。"}, []string{"渡口建起纪念馆", "老船工捐出一支桨。", "打谷机进了博物馆", "母亲犹豫了一晚。"}},
		{"a refrain", []string{"一只船", "停在水上", "一只船", "停在水上", "船来了。"}, []string{"一只船", "停在水上", "一只船", "停在水上", "船来了。"}},
		{"a tail of an app", []string{"正文。", "ID：jrtt", "5人点赞", "暂无评论，快来抢沙发", "你对这篇文章的态度", "查看全部评论"}, []string{"正文。"}},
		{"a tail from taiwan", []string{"正文。", "相關新聞請見：", "池上便當老店 搬進火車廂", "☆飲酒過量 有害健康 禁止酒駕☆", "點我訂閱自由財經Youtube頻道"}, []string{"正文。"}},
		{"a public account", []string{"点击上方“鼓楼发布”关注我们", "正文。", "———— END ————"}, []string{"正文。"}},
		{"a button before the editor", []string{"正文。", "【纠错】 【责任编辑:林小满】"}, []string{"正文。"}},
		{"an end in words", []string{"正文。", "- THE END -", "责任编辑：林小满"}, []string{"正文。"}},
		{"a signature above the tail stays", []string{"正文。", "平江县人民政府", "2019年4月6日", "附件：1.登记表", "【打印本页】【关闭窗口】", "政府网站标识码：4306260001"}, []string{"正文。", "平江县人民政府", "2019年4月6日", "附件：1.登记表"}},
		{"a poem above the tail stays", []string{"他写道。", "一只船", "停在水的中央", "分享到", "微信好友", "复制链接"}, []string{"他写道。", "一只船", "停在水的中央"}},
		{"a sentence below stays", []string{"正文。", "分享", "收藏", "后来他又写了一段，说的是船，", "评论"}, []string{"正文。", "分享", "收藏", "后来他又写了一段，说的是船，"}},
		{"a column's name above and below", []string{"武进新闻", "机关干部进社区", "正文。", "武进新闻", "更多>>"}, []string{"机关干部进社区", "正文。"}},
		{"a headline that stands again below", []string{"机关干部进社区", "正文。", "又一段。", "机关干部进社区"}, []string{"机关干部进社区", "正文。", "又一段。", "机关干部进社区"}},
		{"names of pictures, words of a page's making", []string{"<u id=\"c\"></u>", "河边修路", "A220220217C.jpg", "正文。"}, []string{"河边修路", "正文。"}},
		{"steps of a guide", []string{"本指南说明怎样使用。", "一、注册", "打开APP", "点击注册", "二、常用功能", "首页", "评论", "收藏", "分享"}, []string{"本指南说明怎样使用。", "一、注册", "打开APP", "点击注册", "二、常用功能", "首页", "评论", "收藏", "分享"}},
		{"rows of buttons and of sections", []string{"联合新闻网站", "即時 要聞 娛樂 運動 全球 社會 地方", "udn / 地方 / 雲嘉南", "老鹽工重回鹽田", "讚 0 分享", "正文。", "打印本页 | 关闭窗口 | 扫一扫在手机打开当前页"}, []string{"老鹽工重回鹽田", "正文。"}},
		{"rows of buttons with their marks", []string{"闻喜：花馍开出新日子", "【字号 大 中 小】 打印 留言 论坛 网摘 手机点评 纠错 E-mail推荐：", "分享到：人民微博 新浪微博", "相关新闻", "正文。"}, []string{"闻喜：花馍开出新日子", "正文。"}},
		{"an app at the end", []string{"正文。", "（本文来自澎湃新闻，更多原创资讯请下载“澎湃新闻”APP）"}, []string{"正文。"}},
		{"a column's name", []string{"行業動態", "石油小鎮建起書屋", "正文。", "又一段。"}, []string{"石油小鎮建起書屋", "正文。", "又一段。"}},
		{"below a way to the page", []string{"您的位置:新闻中心>社会新闻", "分享", "河边修路", "正文。"}, []string{"河边修路", "正文。"}},
		{"an office's own lines", []string{"正文。", "主办单位：河西管委会", "详细地址：东方东路168号 邮政编码：213025", "技术支持电话：0519-85685023", "苏公网安备32000000000000号"}, []string{"正文。"}},
		{"an event's lines stay", []string{"正文。", "主办单位：桥北社区居民委员会", "地址：桥北路12号", "联系电话：0519-12345678"}, []string{"正文。", "主办单位：桥北社区居民委员会", "地址：桥北路12号", "联系电话：0519-12345678"}},
		{"titles below the articles beside", []string{"正文。", "上一篇 : 河边的桥", "下一篇 : 山里的路", "茶资讯猜你喜欢", "四十五岁才明白", "茶虽苦，但我愿意", "为你画副煮茗图", "听这些茶名", "看了一本书", "又一个故事"}, []string{"正文。"}},
		{"nothing else", []string{"版权所有 河西晚报"}, []string{"版权所有 河西晚报"}},
	}
	for _, test := range tests {
		p := pageOf("", test.text...)
		only("boilerplate", p)
		if got := lines(p); !reflect.DeepEqual(got, test.kept) {
			t.Errorf("%s: left %q, want %q", test.name, got, test.kept)
		}
		if got := len(p.Aside); got != len(test.text)-len(test.kept) {
			t.Errorf("%s: %d lines aside", test.name, got)
		}
	}
}

// TestStatedHeadline: among the lines above a text its one heading of the first
// level is the headline, though another line stands nearer.
func TestStatedHeadline(t *testing.T) {
	tests := []struct {
		name, title string
		above, kept []string
	}{
		{"below it a menu", "", []string{"# 汉字为何不能拼音化", "登录", "航海家 等 1098 人赞同", "2020-03-05 12:30"}, []string{"汉字为何不能拼音化", "航海家 等 1098 人赞同", "2020-03-05 12:30"}},
		{"below it another line's credits", "", []string{"知乎", "# 汉字为何不能拼音化", "作者：李四", "链接：https://www.example.com/1", "来源：知乎"}, []string{"知乎", "汉字为何不能拼音化", "作者：李四", "链接：https://www.example.com/1", "来源：知乎"}},
		{"the title known, a site's name is none", "汉字为何不能拼音化", []string{"# 河西新闻频道", "首页 发现 等你来答", "登录", "航海家 等 1098 人赞同", "2020-03-05 12:30"}, []string{"航海家 等 1098 人赞同", "2020-03-05 12:30"}},
	}
	for _, test := range tests {
		p := pageOf(test.title, append(test.above, "汉字是使用时间最长的文字之一。")...)
		for i, b := range p.Blocks {
			if text, ok := strings.CutPrefix(b.Text, "# "); ok {
				p.Blocks[i] = article.Block{Kind: article.Heading, Level: 1, Text: text}
			}
		}
		only("boilerplate", p)
		if got := lines(p); !reflect.DeepEqual(got[:len(got)-1], test.kept) {
			t.Errorf("%s: left %q, want %q", test.name, got, test.kept)
		}
	}
}

func TestBulletinBoards(t *testing.T) {
	p := pageOf("", "发表于 2011-1-9 20:41:33 | 显示全部楼层", "每年夏天，外婆都要晒一缸酱。( u\" e9 K5 V$ i% Y6 s", "回复", "使用道具 举报", "' d5 }3 ^7 F! K& H( o ?% j", "本帖最后由 张三 于 2011-1-10 10:02 编辑", "缸还在。")
	only("boilerplate", p)
	if got, want := lines(p), []string{"发表于 2011-1-9 20:41:33 | 显示全部楼层", "每年夏天，外婆都要晒一缸酱。", "缸还在。"}; !reflect.DeepEqual(got, want) {
		t.Errorf("left %q, want %q", got, want)
	}
	for _, honest := range []string{"x = 1 + 2 * 3 ; y = a b", "if ( a > b ) { c = d ; }", "a b c d e f g h i j", "1 2 3 4 5 6 7 8 9 10", "A1 B2 C3", "回复"} {
		if got := one("boilerplate", honest); got != honest {
			t.Errorf("%q became %q", honest, got)
		}
	}
}

// TestHeadlineAgain: a headline that stands again right below, or alone between
// paragraphs as pictures are called, goes; that of what is announced stays.
func TestHeadlineAgain(t *testing.T) {
	const title = "柳塘镇河边的石桥修好了"
	other := strings.Replace(river, "三月", "四月", 1)
	mends(t, "boilerplate", []example{
		{"between paragraphs", title + "¶" + river + "¶" + title + "¶" + title + "¶" + other, title + "¶" + river + "¶" + other},
		{"behind the text", title + "¶" + river + "¶" + title, title + "¶" + river + "¶" + title},
		{"behind who is called", title + "¶" + river + "¶各位村民：¶" + title + "¶" + other, title + "¶" + river + "¶各位村民：¶" + title + "¶" + other},
		{"of what is announced", title + "¶现将《" + title + "》印发给你们，请遵照执行。¶" + title + "¶" + other, title + "¶现将《" + title + "》印发给你们，请遵照执行。¶" + title + "¶" + other},
		{"a short one, as songs have", "河水长¶" + river + "¶河水长¶" + other, "河水长¶" + river + "¶河水长¶" + other},
	})
}

func TestWaysAndRows(t *testing.T) {
	mends(t, "boilerplate", []example{
		{"the first page's name set wide", "首   页 走进河西 新闻中心 政府信息公开 政务服务 互动交流¶河边修好一座桥了¶" + river, "河边修好一座桥了¶" + river},
		{"a way with its place amid", "返回首页 > 位置: 小学网 > 河西 > 正文¶河边修好一座桥了¶" + river, "河边修好一座桥了¶" + river},
		{"a button above the headline", "关闭¶柳塘镇河边的石桥修好了，大家都去看¶" + river, "柳塘镇河边的石桥修好了，大家都去看¶" + river},
		{"past the menu", "跳到主要內容區塊¶河邊修好一座橋了¶" + river, "河邊修好一座橋了¶" + river},
		{"a template left empty", "{{info.title}}¶{{info.source}} {{info.time | toTime}}¶阅读 {{info.read}}¶河边修好一座桥了¶" + river, "河边修好一座桥了¶" + river},
		{"readers' corner of a weblog", river + "¶0則留言¶Login¶Welcome! Login in to your account¶Remember me Lost your password?", river},
		{"a site's name above the way to the page", "河西縣政府全球資訊網¶:::¶首頁 / 縣政新聞¶河邊修好一座橋¶" + river, "河邊修好一座橋¶" + river},
		{"a board's buttons and counts", "设为首页 收藏本站 切换到宽版¶用户名 自动登录 找回密码¶论坛 导读 排行榜 家园¶老河边的人家¶[复制链接]¶查看: 3021|回复: 2¶当前离线¶积分¶2310¶发消息¶" + river + "¶回复 举报", "老河边的人家¶" + river},
		{"another board's", "首頁 ‹ 生活 ‹ 地方¶老河邊的人家¶" + river + "¶回頂端¶顯示文章 : 所有文章 排序", "老河邊的人家¶" + river},
		{"a row of buttons under the headline", "河边修好一座桥¶【字号 大 中 小】 打印 留言 论坛 网摘 手机点评 纠错 E-mail推荐：¶" + river, "河边修好一座桥¶" + river},
		{"where the page is, and nothing else", "政务公开¶当前位置:首页>政府动态¶河边修好一座桥¶" + river, "河边修好一座桥¶" + river},
		{"the headline above a row of buttons", "当前位置: 首页 > 乡镇¶【记者节】河边修好一座桥！¶【字号:默认 超大¶老河边的人家¶" + river, "【记者节】河边修好一座桥！¶老河边的人家¶" + river},
		{"a column's name on the way, the text right below", "- 單位新聞¶- 當前位置:首頁 > 新聞中心 > 單位新聞¶" + river, river},
		{"the headline above a label", "首页¶下载应用¶提交文章¶专访林小满：河边的小路是大家一起修好的丨老街¶收录于话题¶更多分析请下载¶老街APP¶" + river, "专访林小满：河边的小路是大家一起修好的丨老街¶老街APP¶" + river},
		{"a farm's asterisks", "河边修好一座桥 老街通了车******¶" + river, "河边修好一座桥 老街通了车¶" + river},
		{"a notice behind the last sentence", river + "¶" + market + "(编辑何莲)来源:河西网声明:转载请注明出处,如有侵权请联系我们删除!", river + "¶" + market},
		{"rights behind the last sentence", river + "¶" + market + "转载请注明出处。", river + "¶" + market},
		{"a sentence on rights", river + "¶" + market + "林小满说，转载请注明出处的牌子是她挂的。", river + "¶" + market + "林小满说，转载请注明出处的牌子是她挂的。"},
		{"a ticker above the headline, which who reports shows", "快訊¶酒吧的店員還記得那天的雨¶山路又斷了 居民盼搶通¶颱風過後河水退了¶河邊修好一座橋了 居民放鞭炮¶聯合報／ 記者林小滿／屏東即時報導¶" + river, "河邊修好一座橋了 居民放鞭炮¶聯合報／ 記者林小滿／屏東即時報導¶" + river},
		{"an agency's line", "快訊¶酒吧的店員還記得那天的雨¶山路又斷了 居民盼搶通¶聽新聞¶河邊修好一座橋了 居民放鞭炮¶中央社／ 屏東17日電¶" + river, "河邊修好一座橋了 居民放鞭炮¶中央社／ 屏東17日電¶" + river},
		{"lines of its own above a headline", "柳塘镇¶老桥的新事¶河边修好一座桥了¶记者林小满／柳塘报道¶" + river, "柳塘镇¶老桥的新事¶河边修好一座桥了¶记者林小满／柳塘报道¶" + river},
		{"what a page calls its article", "云报平台¶我知道了¶内容详情¶2025年05月06日¶河边修好一座桥了¶" + river, "河边修好一座桥了¶" + river},
		{"a page for grown-ups", "健康首頁¶限制級¶您即將進入之新聞內容 需滿18歲 方可瀏覽。¶我已年滿18歲進入進入¶河邊修好一座橋了¶2025/10/18 14:38¶" + river, "河邊修好一座橋了¶2025/10/18 14:38¶" + river},
		{"a clock, and the day below a byline", "2024/05/19¶Sunday¶14:05¶河邊修好一座橋了¶河西新聞網記者林小滿/柳塘報導¶2009.09.09¶" + river, "河邊修好一座橋了¶河西新聞網記者林小滿/柳塘報導¶" + river},
		{"the headline again before a paragraph", "村民|老街的夜晚又亮了¶" + river + "¶【村民|老街的夜晚又亮了】" + market, "村民|老街的夜晚又亮了¶" + river + "¶" + market},
		{"a label above who reports", "快訊¶中央社／ 屏東17日電¶" + river, "中央社／ 屏東17日電¶" + river},
		{"a day glued to the first words", "河边修好一座桥了¶来源:河西区文明办¶时间:2022-02-25为巩固成果，" + river, "河边修好一座桥了¶来源:河西区文明办¶为巩固成果，" + river},
		{"an event's day", "时间:2022-02-25 地点：柳塘镇的河边。" + river, "时间:2022-02-25 地点：柳塘镇的河边。" + river},
		{"a paper's page and its headlines", "日 报周 报杂 志 人民网¶河西日报海外版 2012年12月12日 星期三¶柳塘:街道有了“老饭桌”¶《 河西日报海外版 》( 2012年12月12日   第 04 版)¶" + river + "¶带头改文风 展现新气象¶柳塘:街道有了“老饭桌”¶石桥纪念馆在柳塘开馆¶文化周在河西举办", "柳塘:街道有了“老饭桌”¶《 河西日报海外版 》( 2012年12月12日   第 04 版)¶" + river},
		{"a site's channels, one below the other", "小白问答 xiaobai¶资讯¶历史¶科技¶家居¶三农¶老支书有新目标 化解矛盾护和谐¶老支书有新目标 化解矛盾护和谐¶" + river, "老支书有新目标 化解矛盾护和谐¶" + river},
		{"a board's end", "老河边的人家¶发表于 2011-8-24 18:55 | 显示全部楼层 |阅读模式¶" + river + "¶该贴已经同步到 小小琴的微博¶使用道具 举报¶您需要登录后才可以回帖 登录 | 注册会员¶本版积分规则¶GMT+8, 2025-12-19 23:02 , Processed in 0.041216 second(s), 8 queries , File On.¶Powered by Discuz! X3.4¶快速回复 返回顶部 返回列表", "老河边的人家¶发表于 2011-8-24 18:55 | 显示全部楼层 |阅读模式¶" + river},
		{"one long paragraph twice between bars", "|¶" + strings.Repeat(market, 3) + "¶|¶" + strings.Repeat(market, 3), strings.Repeat(market, 3)},
		{"a summary that is the text's first words", "摘要:" + string([]rune(river)[:30]) + "…¶" + market + "¶" + river, market + "¶" + river},
		{"a summary of its own", "摘要:河边的柳树发了芽，清淤的船开走了，老人都说好。¶" + river, "摘要:河边的柳树发了芽，清淤的船开走了，老人都说好。¶" + river},
		{"a picture's size", "155x35px;¶河边修好一座桥了¶" + river, "河边修好一座桥了¶" + river},
		{"which picture of the article", "河边修好一座小石桥了¶" + river + "¶河边修好一座小石桥了  第1張¶桥头的人家¶" + market, "河边修好一座小石桥了¶" + river + "¶桥头的人家¶" + market},
		{"a button above credits", "分享¶- 來源:河西日報¶- 編輯:李蔚蔚¶" + river, "- 來源:河西日報¶- 編輯:李蔚蔚¶" + river},
		{"a short way without marks", "首頁 芙蓉樓 悅讀文字¶河邊修好一座橋了¶2022-12-30 10:09 來源:河西晚報¶" + river, "河邊修好一座橋了¶2022-12-30 10:09 來源:河西晚報¶" + river},
		{"a way without its first page", "> 重點推薦 > 柳塘鎮各村地名由來¶柳塘鎮各村地名由來¶" + river, "柳塘鎮各村地名由來¶" + river},
		{"an office's head in lines", "跳到主要內容區塊¶河邊的步道停止開放公告¶發佈單位¶遊憩服務課¶" + river, "河邊的步道停止開放公告¶發佈單位¶遊憩服務課¶" + river},
		{"an office's foot", "按Enter到主內容區¶:::¶現在位置 首頁 > 熱門公告 > 市政新聞¶• 友善列印¶• 回上一頁¶河邊修好一座橋了¶" + river + "¶• 市府分類: 宣導活動¶• 發布日期: 2003-09-10¶• 點閱次數: 689¶至頁頂", "河邊修好一座橋了¶" + river},
		{"more is told elsewhere", river + "[詳細]¶" + market + "[詳細]", river + "¶" + market},
		{"a window's title above the headline", "河边修好一座桥了 —— 河西党媒云| 社区融-某某官网首页登录¶河边修好一座桥了¶来源: 河西晚报 2021-09-15 09:10:51¶" + river, "河边修好一座桥了¶来源: 河西晚报 2021-09-15 09:10:51¶" + river},
		{"a site's name and a headline twice", "柳塘县地情网¶地方志的产生与发展¶801¶地方志的产生与发展¶" + river, "地方志的产生与发展¶" + river},
		{"a bookshop's buttons", "關于我們¶書單推薦¶新書推薦¶|¶柳塘鎮志¶" + river + "¶你還可能感興趣¶我要評論¶|", "柳塘鎮志¶" + river},
		{"tags", "河边修好一座桥了¶" + river + "¶" + market + "¶河边¶柳树¶集市¶石阶¶渡口¶老人", "河边修好一座桥了¶" + river + "¶" + market},
		{"a list of names", "河边修好一座桥了¶" + river + "¶林小满¶周大河¶何莲¶赵六¶孙七", "河边修好一座桥了¶" + river + "¶林小满¶周大河¶何莲¶赵六¶孙七"},
		{"a repost's notice", river + "¶转载声明:本文转载自「新柳塘印象」,搜索「ltyx」即可关注,[ 阅读原文]。", river},
		{"a crawler's day", "date 2025-11-20¶河边修好一座桥了¶" + river, "河边修好一座桥了¶" + river},
		{"another article's first words, cut off", river + "¶新闻推荐¶日照跆拳道高手争霸¶" + strings.Repeat("比赛在老街的广场上举行，来了许多人。", 3) + "据介绍，此次比赛参", river},
		{"one teaser below", river + "¶新闻推荐¶" + strings.Repeat("为进一步深化整治行动，", 5) + "反映问...", river},
		{"a long row of a menu of which half is known", "新闻 政务 党建 视频 图片 社区 评论 旅游 招商¶河边修好一座桥¶2021-03-05 09:30 来源：河西晚报¶" + river, "河边修好一座桥¶2021-03-05 09:30 来源：河西晚报¶" + river},
		{"the day and counts of readers", "河边修好一座桥¶• 2014-10-08¶• 阅读874¶• 评论0¶" + river + "¶发表评论¶匿名匿名¶提示:请先登录再进行评论,", "河边修好一座桥¶" + river},
		{"a newspaper's buttons above its name", "河边修好一座桥¶" + river + "¶3 上一篇  下一篇 4 放大 缩小 默认¶河西日报", "河边修好一座桥¶" + river},
		{"words that were searched for", river + "¶相关热词搜索:河边 小路¶上一篇:老街夜市¶下一篇:没有了", river},

		{"a long row of names", "林小满 周大河 何莲 新闻 社区 赵六 孙七¶" + river, "林小满 周大河 何莲 新闻 社区 赵六 孙七¶" + river},
		{"counts without a day", "河边修好一座桥¶阅读874¶" + river + "¶分享到微信", "河边修好一座桥¶阅读874¶" + river},
		{"asterisks for a word that is not told", "河边的小店密码：******¶" + river, "河边的小店密码：******¶" + river},
		{"where a place is", "河边修好一座桥¶位置:河西路12号¶" + river, "河边修好一座桥¶位置:河西路12号¶" + river},
		{"a headline in words of menus", "教育 文化 旅游融合 让老河边活起来¶" + river, "教育 文化 旅游融合 让老河边活起来¶" + river},
		{"a row of names", "河边修好一座桥¶林小满 周大河 何莲¶" + river, "河边修好一座桥¶林小满 周大河 何莲¶" + river},
		{"sentences that end in ．, and notes", "author: MingqiHuang¶Geany 是一个轻量、便捷的编辑器，对于 Linux 环境下的初学者较为友好．¶优点¶轻量¶点击「应用」按钮即可．¶详见：https://github.com/geany/geany/issues/2344¶来源：https://wiki.geany.org/config/templates",
			"author: MingqiHuang¶Geany 是一个轻量、便捷的编辑器，对于 Linux 环境下的初学者较为友好．¶优点¶轻量¶点击「应用」按钮即可．¶详见：https://github.com/geany/geany/issues/2344¶来源：https://wiki.geany.org/config/templates"},
		{"a way with no headline below", "河边修好一座桥¶首页 / 新闻¶" + river, "河边修好一座桥¶首页 / 新闻¶" + river},
		{"verse between strokes, above a letter", "满天 / 都是谁的眼泪 / 在飞¶小美：¶" + river, "满天 / 都是谁的眼泪 / 在飞¶小美：¶" + river},
	})
}

// TestPaperHeads: what paper, day and page it is goes, and the day is kept.
func TestPaperHeads(t *testing.T) {
	for _, test := range []struct {
		above []string
		day   string
	}{
		{[]string{"河西日报  2023年6月20日 星期二  第03版：乡镇", "责编：王干  版式：朱爱萍"}, "2023年6月20日 星期二"},
		{[]string{"二版:综合新闻总第880期 >2011-12-23编印"}, "2011-12-23"},
		{[]string{"A06 社区周刊", "2019.11.08 星期五"}, "2019.11.08 星期五"},
		{[]string{"2022年11月16日 星期三　第04版　县域　责编 李军 校对 张敏　　河西晚报"}, "2022年11月16日 星期三"},
		{[]string{"2024/05/19", "Sunday", "14:05"}, "2024/05/19"}, // a site's clock, for want of another day
	} {
		p := pageOf("", append(test.above, "河边修路", "正文。")...)
		only("boilerplate", p)
		if got := lines(p); !reflect.DeepEqual(got, []string{"河边修路", "正文。"}) || !slices.Contains(p.Credits, test.day) {
			t.Errorf("%q left %q, credits %q", test.above, got, p.Credits)
		}
	}
}
