package repair

import (
	"strings"
	"testing"
)

func TestStrewnSpaces(t *testing.T) {
	mends(t, "strewn-spaces", []example{
		{"every character", "网 格 员 走 访 居 民 ， 把 大 家 的 意 见 记 下 来 。", "网格员走访居民，把大家的意见记下来。"},
		{"some characters", "社 区网格 员走访居 民，把大家 的意 见带回来 研究解 决。", "社区网格员走访居民，把大家的意见带回来研究解决。"},
		{"full-width ones", "社　区网格　员走访居　民，把意　见带回　来。", "社区网格员走访居民，把意见带回来。"},
		{"title and heading of such a page", "社 区 活 动 ¶社 区网格 员走访居 民，把大家 的意 见带回来 研究解 决。", "社 区 活 动 ¶社区网格员走访居民，把大家的意见带回来研究解决。"},

		{"every character and every mark", "（ 记 者 田 甜 ） 小 伙 在 湘 西 当 起 了 茶 农 ， 每 天 跟 着 岳 父 上 山 采 茶 。", "（记者田甜）小伙在湘西当起了茶农，每天跟着岳父上山采茶。"},
		{"names", "到会的有张 三、李 四、王 五、林小满、赵 六，还有周大河。", "到会的有张 三、李 四、王 五、林小满、赵 六，还有周大河。"},
		{"a heading", "目 录", "目 录"},
		{"names in a row", "张三 李四 王小五 赵六 孙七 周八，都来了。", "张三 李四 王小五 赵六 孙七 周八，都来了。"},
		{"phrases", "凝心聚力 砥砺前行 共建家园 同享幸福，大家说。", "凝心聚力 砥砺前行 共建家园 同享幸福，大家说。"},
		{"verse", "床前明月光 疑是地上霜 举头望明月 低头思故乡。", "床前明月光 疑是地上霜 举头望明月 低头思故乡。"},
		{"columns", "姓名   年龄   住址   电话，如下。", "姓名   年龄   住址   电话，如下。"},
		{"latin words", "使用 Go 语言 和 WebAssembly 技术，效果 很好。", "使用 Go 语言 和 WebAssembly 技术，效果 很好。"},
	})
	apart := "路修好了 , 河边热闹了 , 店也开了 。 林小满说 , 早该修 , 大家都盼着 , 老人也来 , 孩子也来 。"
	mends(t, "strewn-spaces", []example{
		{"marks set apart", apart, "路修好了,河边热闹了,店也开了。林小满说,早该修,大家都盼着,老人也来,孩子也来。"},
		{"fewer than others", apart + strings.Repeat("路修好了,河边热闹了。", 4), apart + strings.Repeat("路修好了,河边热闹了。", 4)},
		{"text cut into words", "道路 修好 了 ， 河边 热闹 了 ， 小店 也 开 了 。 老人 说 ， 早 该 修 ， 大家 都 盼着 ， 老人 也 来 ， 孩子 也 来 。", "道路 修好 了 ， 河边 热闹 了 ， 小店 也 开 了 。 老人 说 ， 早 该 修 ， 大家 都 盼着 ， 老人 也 来 ， 孩子 也 来 。"},
	})
	p := pageOf("社 区 活 动", "社 区网格 员走访居 民，把大家 的意 见带回来 研究解 决。", "目 录")
	only("strewn-spaces", p)
	if p.Title != "社区活动" || p.Blocks[1].Text != "目 录" {
		t.Errorf("title %q, heading %q", p.Title, p.Blocks[1].Text)
	}
}
