package kind

import (
	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// An opinion that nothing labels is told by its form: the writer says 笔者 and
// what he thinks, and weighs, asks and demands as writers of opinions do. No
// wire opens it and no reporter signs it. Papers have their own parts.

// mostOpinion is how many characters an opinion has; longer ones are studies.
const mostOpinion = 4000

// argued reads an opinion by how it argues.
func (g *genres) argued() bool {
	if g.wire || g.isReporters() != "" || len(g.a.Blocks) == 0 {
		return false
	}
	text, n := "", 0
	for _, b := range g.a.Blocks {
		if b.Kind == article.Table || b.Code || partOfStudy.MatchString(runes.First(b.Text, 12)) {
			return false
		}
		if n += len([]rune(b.Text)); n > mostOpinion {
			return false
		}
		text += b.Text + "\n"
	}
	if !writer.In(text) {
		return false
	}
	text = outsideQuotes(text)
	m := thinks.FindString(text)
	if m == "" || findsOut.MatchString(text) {
		return false
	}
	signs := 0
	for _, sign := range opinionSigns {
		if sign.MatchString(text) {
			signs++
		}
	}
	return signs >= 2 && !runes.HasAny(m, "\n") && g.is(article.Commentary, m, article.Inferred)
}

var (
	writer = expression.NewWords("笔者", "筆者")
	// thinks is a writer who says what he thinks or feels.
	thinks = expression.Compile(`(?:笔者|筆者)(?:还|也|并|一直|始终|不禁|由衷|却|更|在此|通[过過][\p{Han}“”]{2,20}[，,])?(?:认为|認為|以为|以為|觉得|覺得|看来|看來|呼吁|呼籲|建议|建議|希望|相信|主张|主張|想|愿|願|怕|赞同|贊同|提醒|感到|比较|以为|不解|不敢苟同)`)
	// findsOut is a reporter who calls himself 笔者.
	findsOut = expression.Compile(`(?:笔者|筆者)(?:从|從|在)?[\p{Han}]{0,12}(?:获悉|獲悉|采访|採訪)|记者|記者`)
	// partOfStudy opens the parts that papers, tutorials and forewords have.
	partOfStudy  = expression.Compile(`^[\s　【\[]*(?:摘\s?要|摘[　 ]*要|关键词|關鍵詞|關鍵字|参考文献|參考文獻|注释|注釋|引言|Abstract|第[一二三四五六七八九十\d]+[章节節回])`)
	opinionSigns = []*expression.Expression{
		expression.Compile(`值得(?:点赞|點讚|深思|警惕|肯定|推广|推廣|借鉴|借鑒|我们|我們|提倡|思考|称道|反思|关注)|[令让讓]人(?:深思|担忧|擔憂|欣慰|遗憾|痛心|欣喜|费解|不解|气愤|不安)|发人深省|發人深省|无可厚非|無可厚非|可喜|可悲|可恶|可惡|可惜`),
		expression.Compile(`难道|難道|岂能|豈能|岂不|豈不|何尝|何嘗|何不|怎能|又怎|何以|[吗嗎呢]？|\?|？`),
		expression.Compile(`必须|必須|应当|應當|应该|應該|理应|理應|不妨|唯有|切莫|切勿|亟须|亟需|不应|不應|不能|应[多先让讓把以]|自觉|自覺|要[让讓把以在]`),
		expression.Compile(`诚然|誠然|固然|说到底|說到底|归根|歸根|事实上|事實上|其实|其實|某种意义|某種意義|换言之|換言之|反观|反觀|由此可见|由此可見|不可否认|毋庸置疑|众所周知|眾所周知|俗话说|俗話說|常言道|绝非|絕非|当然|當然|与其|與其|实际上|實際上|更何况|可见`),
	}
)
