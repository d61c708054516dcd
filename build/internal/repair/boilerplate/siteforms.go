package boilerplate

import (
	"strings"

	"fangzhi/build/internal/expression"
)

// What sites write around their texts, as forms of lines in lists by what they
// are about. All are matched in folded text: Simplified, half-width, lower case.

// either is what matches any of some forms, which lists have with white space
// between.
func either(lists ...string) string {
	return strings.Join(strings.Fields(strings.Join(lists, " ")), "|")
}

// siteLine is what only a site says.
var siteLine = expression.Compile(either(saidAnywhere) + `|^[^。;]*(?:` + either(saidInLabels) + `)[^。;]*$|^(?:` + either(saidFirst) + `)|^(?:` + either(saidAlone) + `)\s*[\])】]?$`)

// saidAnywhere stands anywhere in such a line.
const saidAnywhere = `
公网安备\s*:?\s*\d{6} icp(?:备|证)案?\s*[a-z0-9-]{4,} 新网备
版权所有(?:$|[^人者的]) (?:未经|不得).{0,16}(?:授权|许可|允许|同意|书面).{0,12}(?:转载|复制|摘编|镜像|使用(?:$|本|上述|以上|[,.。;、!]))
(?:转载|引用),?(?:请|时请|须|需|务必)(?:注明|标明|保留|联系|附上) 版权归(?:原)?作者 如有侵权 联系(?:我们)?删除
未经本[站网].{0,4}证实 请读者仅作参考 仅代表作者(?:个人|本人)?(?:的)?观点 观点仅代表作者 仅提供信息存储 本(?:平台|站|网)仅提供信息存储 不代表本(?:网|站|平台|报|刊)
打开微信.{0,40}分享 ^the\spost\s.*appeared\sfirst\son\s 更多.{0,12}请.{0,8}(?:下载|关注|扫码) 更多.{0,12}请.{0,8}(?:搜索|浏览|访问|登录).{0,24}(?:网|站|app|客户端|公众号|微[信博]|频道|平台|小程序|www\.) 请下载.{0,16}(?:app|客户端)
(?:建议|推荐)您?使用.{0,50}浏览器 browser\sdoes\snot
(?:侵犯.{0,12}权|来源标注|标注错误).{0,30}(?:与|联系|告知).{0,4}(?:本站|本网|我们|小编) (?:此文|本文|文章).{0,12}传递更多信息 enpproperty--
书友最值得收藏 网友(?:个人)?意见,不代表本站立场 processed\sin\s\d+\.\d+\s an\serror\soccurred\swhile\sprocessing (?:对不起|抱歉).{0,12}访问的页 ^\d{1,2}\s?秒钟?(?:之?后).{0,10}(?:跳转|回到|返回) 本文.{0,4}授权(?:转载)?自.{2,16}原文
(?:您|你)?(?:正在)?使用的?浏览器版本.{0,2}[较过太][旧低老] (?:您|你)即将进入.{0,16}18\s?岁 网[路络]内容分级(?:处理|管理)办法.{0,60}标示
隐私(?:权|声明|政策).{0,20}(?:同意|规范) 同意.{0,20}隐私 抵制不良游戏 适度游戏益脑`

// saidInLabels stands in one that is no sentence: news tell of hotlines and
// licences too.
const saidInLabels = `
(?:许可证|备案号|经营许可证)(?:编号|号)?\s*:?\s*[\p{Han}a-z]{0,3}[\d-]{6,} 违法和不良信息举报
(?:报料|爆料|新闻|投稿|客服|广告|举报)(?:热线|电话|邮箱|信箱|专线)\s*:?\s*[\d(a-z]`

// saidFirst begins one.
const saidFirst = `
纠错】\s*[【\[(]?责任编辑 版权所有 版权作品 版权声明 版权归.{0,20}(?:所有|作者|本[站网报刊]) copyright © \(c\) all\srights\sreserved
(?:详情|更多)(?:请)?(?:点击|查看|见)\s*:\s*https?://\S+$ 原标题\s*:[^。]{2,60}$ (?:特别声明|免责声明|版权声明|郑重声明|网站声明|本站声明|转载声明)\s*: 声明\s*:\s*.{0,6}(?:转载|本文|本网|本站|本平台|本号)
更多.{0,12}(?:关注|点击|下载|扫码) (?:订阅|加入|追踪|关注).{0,10}(?:电子报|line|好友|粉丝专页|粉丝页|微信|微博|公众号|newsletter)
(?:下载|扫码|扫一扫|扫描|长按|打开|点击下载|点击打开|点击关注|关注).{0,16}(?:app|客户端|关注|公众号|二维码|更多|查看)
(?:新闻线索)?(?:报料|爆料)(?:线索)?通道\s*: 本网站?由.{2,24}(?:维护|制作|主办|承办|建设) 技术支持\s*: 友情链接
感谢您访问我们的网站 马上注册,.{4,24}$ (?:您|你)需要\s?(?:登录|登入)\s?才(?:可以|能).{0,24}$ 百度分享代码, 本版(?:图片|照片|稿件).{0,8}(?:均?由|除) (?:下期|明日|下周)(?:预告|看点)\s*:
(?:关键词|热词|关键字|标签|tags?|keywords?)\s*:[^。]*$ (?:本文|本页|原文|文章|快照|总结与预览)(?:链接|地址|网址|标签)\s*:
(?:您|你|我)?(?:现在|当前|目前|所在)?的?(?:所在|当前|现在)?的?位置\s*: (?:网站|数字版)?首页\s*(?:>|»|›|/|-)
(?:(?:打印|关闭|收藏|分享|返回)(?:本页|本文|窗口|顶部|列表)?[\s\[\]【】()|]*){2,}$ app$`

// saidAlone is all of one.
const saidAlone = `
我要报料 视频精选 精选推荐 热门推荐 相关阅读 相关新闻 相关推荐 推荐阅读 猜你喜欢 延伸阅读 最近更新 最新更新
打印本页 打印 列印本页 关闭窗口 关闭视窗 返回顶部 回到顶部 返回首页 返回列表
上一篇[^。]* 下一篇[^。]* 上一条[^。]* 下一条[^。]* 阅读原文 查看原(?:始文章|文) 请选择.{0,4}看到.{0,4}新闻时的心情.{0,8} 更多.{0,8}相关(?:文章|新闻|报道) 请?(?:更新|升级)(?:您|你)的浏览器 app下载 客户端下载 加载更多 查看更多 展开全文 继续阅读
分享到.{0,12} 分享到\s*:.{0,40} 分享至.{0,12} 点赞 收藏 评论 举报 举报/反馈 反馈 网友评论.{0,8} 用户评论 发表评论
登录/注册后.{0,12} 跳(?:到|至|转到?)(?:主要)?(?:内容|正文)(?:区块?)? 我?(?:已年满|未满)\s?18\s?岁.{0,8} 按enter键?(?:到|跳到|进入)主?(?:要)?内容区? .{2,20}'s\sarchiver 责任自负 (?:你|您)的鼓励是.{2,8}支持 [-—~=\s]*(?:the\s)?end[-—~=\s]* (?:正在)?加载中?\.{0,6} loading\.{0,6} [x×✕✖]\s*关闭 [×✕✖]`

// siteAdvert asks for readers, or tells what a site is.
var siteAdvert = expression.Compile(either(advertAnywhere) + `|^(?:` + either(advertFirst) + `)|^(?:` + either(advertAlone) + `)$`)

// advertAnywhere stands anywhere in such a line.
const advertAnywhere = `
(?:立即|马上|点我|点此|免费)(?:下载|订阅|浏览|加入|追踪|报名).{0,24}$ 请先登录(?:后|再) 领取.{0,6}红包 打开app app(?:阅读全文|内打开|内查看) 预览时标签不可点
(?:提醒您|警语)?.{0,6}(?:饮酒过量|禁止酒驾|酒后不开车|未满十?8?八?岁.{0,4}饮酒)
(?:^|\s)\p{Han}{0,4}地址\s*:.{4,40}邮(?:政)?编 (?:^|\s)(?:技术|网络)支持(?:电话|单位)?\s*: 网站支持ipv6 推荐使用.{0,24}(?:浏览器|分辨率)
键盘.{0,12}键翻页 (?:本文|本篇文章|全文).{0,6}\d+字,?.{0,8}(?:读完|阅读).{0,8}分钟 全国党媒信息公共平台 以上.{0,20}(?:用户上传|自媒体) \(logo\b without\s(?:written\s|prior\s)?(?:authorization|permission|consent)`

// advertFirst begins one.
const advertFirst = `
第?\s?[a-z]?\d{1,3}[a-z]?\s?版\s*:.*(?:上一版|下一版) 版[面次]\s*:.{1,24}(?:[上下]一[篇版]|[前后]一[篇版]) (?:前|后|上|下)一(?:篇|条|则|页|章)\s*(?::|\s|$) 页:\s*\[?\d 查看完整版本:
(?:举报|业务|广告|投稿|客服|商务|站长)\p{Han}{0,6}[:/].*(?:\d{5}|[@#]\w+\.com) (?:.{0,10}(?:快来|欢迎)|)加入.{0,12}(?:社团|粉丝团)$ .{0,10}加入.{0,12}(?:交流群|qq群|微信群) 看.{2,12},(?:请|敬请)?关注.{2,12}(?:微信|微博|公众号|客户端)$
扫一扫.{0,16}(?:手机|打开|分享|关注|查看|页) 点击蓝字 (?:点亮|点个|点击|喜欢就|别忘了|记得).{0,8}在看
(?:点击|点选|戳)(?:上方|下方|右上|左下|蓝字|蓝色|箭头|↑|↓|这里|此处|“?阅读原文).{0,24}(?:关注|订阅|查看|阅读|观看|下载)
收录于(?:合集|话题) 以下文章来源于 (?:特别|版权)(?:提示|提醒)\s*: 重要提示\s*:\s*警惕
网站标识码 政府网站标识码 建议使用.{0,20}(?:浏览器|分辨率)
(?:powered|produced)\sby (?:share|follow\sus)\s(?:on|to)\b notice\s*:\s*the\s(?:above\s)?content`

// advertAlone is all of one.
const advertAlone = `
(?:(?:您|你)好,?)?欢迎您?(?:访问|光临|进入).{2,30}[网站页!会]!? (?:(?:您|你)好,?)?欢迎您?来到.{2,30}[网站页]!? (?:您|你)好,?欢迎(?:访问|光临|来到).{2,20}网!.{0,30} 今天是\s*:?\s*(?:$|\d{1,4}\s?[年月/.-]|星期|农历|公历).{0,24} a\+\s*a-
手机扫.{0,10}(?:分享|关注|查看|阅读) 关注我们 \p{Han}{2,16}(?:公司|中心|科技|网络),?(?:提供)?技术支持
(?:微信号|微信id|公众号|新浪微博|抖音号?|快手号?)\s*:\s*[@a-z\d\p{Han}_-]{2,20} id\s*:\s*[a-z\d_-]{2,20}
(?:同场加映|看更多|更多新闻)\s*:.{2,60} (?:相关|热门|推荐|热点|精彩)(?:文章|新闻|阅读|报道|相关|搜索|热词|标签|推荐|小说){1,2}(?:请见)?\s*:.{0,90}
(?:本|此)(?:帖|文)最后由.{1,40}编辑`

// siteButton is a button or a label that isButton does not know by its words.
var siteButton = expression.Compile(`^[\[【(〖<“"\s]*(?:` + either(accountButtons, postButtons, paperButtons, shareButtons, siteLabels) + `)\s*:?\s*[\]】)〗>”"]*$`)

// accountButtons are for readers' accounts and for the site's own.
const accountButtons = `
自动登录 请先登录 找回密码 忘记密码 用户名 密码 只需一步,?快速开始 积分 发消息 当前(?:离线|在线)
(?:登录|注册|下载|打开|关注).{1,10}(?:账号|客户端|app|公众号|微博|微信)
(?:\p{Han}{2,8}\s)?(?:官方)?(?:微信|微博)(?:公众号|公众平台|订阅号) (?:\p{Han}{2,8}\s)?公众微信号 官方(?:微信|微博)`

// postButtons are about posts, comments and who reads them.
const postButtons = `
电梯直达.{0,4} 本版积分规则 (?:您|你)?需要(?:登录|登入)后才(?:可以|能)(?:回|发)帖.{0,16} (?:该|本)贴已经?同步到.{1,20}微博 升级\s+-?\d{1,3}% 显示文章\s*:.{0,16} 查看\s*:\s*\d+.{0,16} 点阅(?:数|次数|率)\s*:\s*\d+ [月周日]点击
评论\s?\d+人参与.{0,12} 已有\d+人参与.{0,16} \d+人(?:点赞|收藏|在看|参与|跟帖) \d+人(?:参与|评论)?\s+\d+(?:评论|跟帖)
.{0,8}(?:您|你)的(?:心情|感受)(?:是|如何)? 雷人 路过 .{0,12}抢沙发.{0,4} 暂无评论.{0,12} 点击支持.{0,8}共有\d{0,6}条评论.{0,40} 文明上网.{0,20} (?:.{0,8},)?点个赞再走.{0,2} 读者回响 fb留言 赞助.{0,2}`

// paperButtons are those of newspapers' pages and of pages in parts.
const paperButtons = `
\S{2,10}(?:报|周刊)\s*(?:数字报纸?|电子版|数字版) 第?\s?[a-z]?\d{1,5}\s?版\s*:.{1,16} 第\s?[a-z]?\d{1,3}\s?版\s*:[^。]{1,32} 当前版\s*:.{0,8} 通版阅读请点击 [a-d]\d\d\s\p{Han}{2,8}
第\s?(?:\[\d{1,2}\]\s?){2,}页 (?:[【\[]\d{1,2}[】\]]\s?){2,} 回上一页 返回.{2,4},查看更多 (?:第\s?\d{1,2}\s?页\s*){2,} [^【】]{0,10}】(?:\s*【[^【】]{0,6}】)+(?:\s*【[^【】]{0,6})?`

// shareButtons are where a text is shown to others, and taken along.
const shareButtons = `
微信好友 新浪微博 腾讯微博 qq好友 人人网 添加喜爱 保存网页 生成海报 微信扫一扫.{0,12} 用微信扫描二维码.{0,12} 扫一扫.{0,14}` + shareWith

// shareWith are the places that are named in rows of counts, too.
const shareWith = `
朋友圈 qq空间 空间 微博 微信`

// siteLabels are names of a site's lists, pages and fields, and how it looks.
const siteLabels = `
(?:专题|图片|视频|新闻|今日|热门|精彩|最新|相关|编辑|本站|书单|新书|好书|图书)推荐 频道推荐 为你推荐 24小时热文 一周热点.{0,4}
最新.{2,6}频道.{0,8} 进入.{2,8}频道.{0,8} .{2,10}(?:网|在线)?(?:移动版|手机版|触屏版|电脑版|wap版)
更多\s+(?:今日话题|(?:24小时)?排行榜) (?:关联稿件|相关附件)\s*: 日\s?报\s?周\s?报\s?杂\s?志(?:\s人民网)? 至页顶 友善列印 (?:市府|机关)分类\s*:.{2,12} (?:站点|xml)\s?地图 xml rss订阅? 广告服务 广告 隐私条款 招聘信息 about\s.{2,12} contact\sus
(?:隐私权|资讯安全|网站安全|资料开放).{0,8}(?:政策|宣告|声明) 政府网站资料开放.{0,4} (?:免责|版权|特别|郑重|网站|本站)声明 .{0,4}(?:搜索|检索)\s*:\s*(?:搜索|检索) 0\d{2,3}-\d{7,8} 400-\d{3,4}-\d{3,4}
(?:公司|新浪|搜狐|网易|腾讯)简介 (?:sina|sohu)(?:\senglish)? 网站律师 微信(?:公众|服务|订阅)号 产品答疑 会员注册 \p{Han}{2,8}意见反馈留言板.{0,60} 爱问\s?\(iask\.com\) 复制本文地址 channelid(?:\s\d+)+
\d+\s?[则条]?(?:留言|评论)
(?:welcome!?\s)?log\s?in(?:\sto\syour\saccount)? sign\s?(?:in|up) (?:remember\sme\s?)?lost\s(?:your\s)?password\??  forgot\s(?:your\s)?password\??  leave\sa\s(?:reply|comment) view\sall\sposts about\sauthor read\smore load\smore loading\sthe\splayer\s?\.* search tags
share\sthis like\sthis like\sloading\.* twitter facebook telegram whatsapp pinterest linkedin tweet 发布日期 (?:匿名){1,2} 图集 匿名发表 用户\s*:\s*匿名发表.{0,12} 设为辩论话题 文章预览 文章标题 文章内容 文章作者 \d\d-\d\d\s+\d\d:\d\d sunday monday tuesday wednesday thursday friday saturday
首页\p{Han}{2,5} 默认 视力保护色.{0,12} 切换到[宽窄]版 无障碍(?:浏览|阅读|模式|辅助)?.{0,12} english top 页 logo (?:列表|页面|正文|文章)?(?:头部|底部|顶部)广告.{0,4} 电子报阅读机 当前报纸(?:名称)?\s*:.{2,12} 版面\s*:\s*(?:第?\s?[a-z]?\d{1,5}\s?版|[a-z]?\d\d\s).{0,32} 字[号体](?:大小)?\s*:?\s*(?:[at][+-]?[\s|/]*){2,4} \+1`

// siteCounts are what readers did, with how many: a count, or several deeds.
var siteCounts = expression.Compile(`^(?:浏览|阅读|点赞|评论|收藏|转发|在看|点击|人气)(?:量|数)?\s*[:(]?\s*\d[\d.,]*\s?[万+]*\s*[)次人]?$|` +
	`^(?:(?:` + either(counted, moods, shareWith, siteDeeds) + `)\s*[:(]?\s*[\d.,]*\s?[万+]*\s*[)次人]?[\s|┊·/]*){2,}$`)

// counted are deeds that are no buttons.
const counted = `赞 踩 顶 喜欢 淘帖 转载 阅读 在看 回复 支持 反对 写留言 赠金笔 参与 添加喜爱`

// moods are what readers say a text puts them in.
const moods = `开心 高兴 感动 难过 愤怒 震惊 惊讶 无聊 搞笑 伤心 流泪 同情 鄙视 鲜花 握手 雷人 路过 鸡蛋`

// siteMaybe are lines that say nothing of a site by themselves.
var siteMaybe = expression.Compile(`^(?:` + either(maybeButtons, maybeLabels) + `):?$`)

const (
	maybeButtons = `赞 推荐 快讯 登录 注册 回复 支持 反对 举报 点评 首页 论坛 导读 排行榜 专题 图片 视频 直播 要闻 即时 热点 鲜花 握手 鸡蛋 \[?\d{1,3}\]? https?://\S+ #[^#\s]{1,12}(?:\s+#[^#\s]{1,12})*`
	maybeLabels  = `(?:主办|承办|主管|协办)(?:单位)?\s*:.{2,40} (?:详细|公司|办公|单位|联系)?地址\s*:.{4,40} 邮(?:政编码|编)\s*:\s*\d{6} (?:联系|办公|服务)电话\s*:.{5,40} \d\d:\d\d 0 360 \+\d{1,3}`
)

// register is a line of the table that offices put above what they publish.
var register = expression.Compile(`^(?:` + either(registerLabels) + `)\s*:`)

const registerLabels = `
索\s?引\s?号 发布目录 信息索取号 统一编号 主题分类 信息分类 组配分类 公开(?:方式|时限|范围|日期) 有\s?效\s?性 发文字号 文\s?号 名\s?称 主\s?题\s?词
成文日期 生成日期 发文日期 发文机关 发布机构 废止日期 生效日期 体裁`
