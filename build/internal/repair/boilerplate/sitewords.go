package boilerplate

import (
	"strings"
	"unicode"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
)

// isButton tells a button by what it is made of: a line with nothing in it but
// words of what readers of a site do, and of what they do it with, one of the
// former at least: 一键转发, 微信扫一扫分享, 返回首页, 我要投稿.
func isButton(folded string) bool {
	if !runes.AtMost(folded, maxButton) {
		return false
	}
	text := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '+' {
			return r
		}
		return -1
	}, folded)
	return button.MatchString(text)
}

var button = func() *expression.Expression {
	with := `(?:` + either(siteThings) + `|\d{1,6}[次条人万]?)*`
	return expression.Compile(`^` + with + `(?:(?:` + either(siteDeeds) + `)` + with + `)+$`)
}()

// siteDeeds are what readers of a site do.
const siteDeeds = `
我来说两句 来说两句吧 来说两句 在看 三连 分享 转发 收藏 打印 列印 关闭 评论 点评 跟帖 跟贴 快速回复 留言 点赞 举报 投诉 纠错 报错 投稿 报料 爆料 下载 安装 注册 登录 登入 登陆 退出登录 订阅 关注 返回 回到 回首页 查看 浏览 搜索 检索
播放 展开 收起 放大 缩小 增大 减小 切换 点击 扫码 扫描 扫一扫 长按 复制 发表 发送 提交 反馈 设为 打赏 赞赏 签到 入驻 朗读 加载 换一换 使用道具
上一页 下一页 上一篇 下一篇 上一条 下一条 上一版 下一版 上一期 下一期 前一天 后一天 前一期 后一期 往期 观看 输入 首版 末版 版面概览 版面目录 导航 网站地图 友情链接 关于我们 联系我们
网站首页 手机版 移动版 触屏版 电脑版 无障碍 长者模式 长者助手 关怀版 大字版 繁体版 简体版 字号 字体 qzone 读报纸首页 数字报首页 返回目录 进入旧版 旧版入口 个人中心 隐私政策 法律声明 帮助中心 人才招聘`

// siteThings are what they do it with.
const siteThings = `
一键 点 个 高级 我要 我来 我的 立即 马上 免费 更多 全部 全文 本页 本文 文章 页面 窗口 视窗 顶部 底部 顶端 首页 主页 列表 版面 栏目 标题 网站 目录 菜单 链接 地址 二维码 公众号 官方 微信 微博 新浪 腾讯 qq 空间 朋友圈 好友
豆瓣 人人网 百度 贴吧 头条 抖音 快手 客户端 app 手机 移动 电脑 简体 繁体 中文 英文 english 用户 会员 账号 账户 密码 收藏夹 海报 正文 意见 建议 申请 默认 排行榜 变大 变小 收缩 通版 模式 助手 朋友 道具 使用 举报
到 至 给 请 加入 推荐 让 更多人 看到 我们 新闻 网友 一下 最热 最新 热门 精彩 验证码 视频 往期 余下 word pdf 大 中 小 表情 top wap tt`

// siteDeed is in a button that has other words, too: 关注学习进行时.
var siteDeed = expression.Compile(either(siteDeeds))
