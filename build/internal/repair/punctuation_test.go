package repair

import "testing"

func TestOddPunctuation(t *testing.T) {
	odd := "一是修路，，二是种树、，三是读书；。"
	mends(t, "odd-punctuation", []example{
		{"a page of them", odd, "一是修路，二是种树，三是读书。"},
		{"commas and stops", odd + "大家都来了，。", "一是修路，二是种树，三是读书。大家都来了。"},
		{"stops", odd + "散会。。。。再见。。", "一是修路，二是种树，三是读书。散会。再见。"},
		{"cries", odd + "好！！！！！好！，来？。", "一是修路，二是种树，三是读书。好！好！来？"},
		{"half-width among them", odd + "好了,，走吧", "一是修路，二是种树，三是读书。好了，走吧"},

		{"marks said again, and no dots", "一是修路，，二是种树、、、三是读书。。。大家都来了。", "一是修路，二是种树、三是读书。大家都来了。"},
		{"before what ends a quotation", odd + "他说：“来了。。。。”", "一是修路，二是种树，三是读书。他说：“来了。”"},

		{"two are slips of the author's", "一是修路，，二是种树、，三是读书。", "一是修路，，二是种树、，三是读书。"},
		{"one mark drawn out", "我走了，，，你也走，，下次见。", "我走了，，，你也走，，下次见。"},
		{"talk", "走吧，，真的吗。。。我不信、、算了。", "走吧，，真的吗。。。我不信、、算了。"},
		{"dots and dashes", odd + "他说……——走吧。。。", "一是修路，二是种树，三是读书。他说……——走吧。。。"},
		{"cries that are meant", odd + "好！！！真的？！是吗？？", "一是修路，二是种树，三是读书。好！！！真的？！是吗？？"},
		{"parted by quotation marks", odd + "“好。”，“走。”。", "一是修路，二是种树，三是读书。“好。”，“走。”。"},
		{"spoken of", odd + "标点“，。”和“、，”", "一是修路，二是种树，三是读书。标点“，。”和“、，”"},
		{"beside signs for characters that a charset lacks", "皮肉卒肿起，狭长赤痛名瘭？。草，？黯？紫黑色，能烂坏筋骨。？，鷜鹅。狂？，鸟。鴩，哺？。", "皮肉卒肿起，狭长赤痛名瘭？。草，？黯？紫黑色，能烂坏筋骨。？，鷜鹅。狂？，鸟。鴩，哺？。"},
		{"half-width alone", odd + "C++,, std::vector...", "一是修路，二是种树，三是读书。C++,, std::vector..."},
	})
}
