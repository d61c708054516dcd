package token

import "fangzhi/data/article"

// scripts holds the characters that are seen only in Simplified or only in
// Traditional text.
var scripts = func() map[rune]article.Script {
	m := make(map[rune]article.Script, 8192)
	eachClass(func(_, member rune, mark byte) {
		switch mark {
		case 's':
			m[member] = article.Simplified
		case 't':
			m[member] = article.Traditional
		}
	})
	return m
}()

// ScriptOf tells the script of a text or a query: the one of whose own
// characters it has at least twice as many as of the other's. A text that has
// neither, or is written in Japanese, is in OtherScript.
func ScriptOf(text string) article.Script {
	var simplified, traditional, kana, han int
	for _, r := range text {
		if r < 0x3041 {
			continue
		}
		if r <= 0x30FF {
			kana++
			continue
		}
		han++
		switch scripts[r] {
		case article.Simplified:
			simplified++
		case article.Traditional:
			traditional++
		}
	}
	switch {
	case kana*4 > han:
		return article.OtherScript
	case simplified > 0 && simplified >= 2*traditional:
		return article.Simplified
	case traditional > 0 && traditional >= 2*simplified:
		return article.Traditional
	}
	return article.OtherScript
}
