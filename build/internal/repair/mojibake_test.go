package repair

import "testing"

func TestMisreadTwice(t *testing.T) {
	mends(t, "mojibake", []example{
		{"misread twice", "脠芦鹿煤脳脺鹿陇禄谩脝么露炉2026脛锚鹿陇禄谩脣脥脦脗脜炉脨脨露炉", "全国总工会启动2026年工会送温暖行动"},
		{"misread twice, its no-break spaces plain", "Ã¥Â\u0085Â±Ã©Â\u009dÂ\u0092Ã¥Â\u009bÂ¢Ã¥Â\u0092Â\u008cÃ©Â£Â\u009fÃ¥Â Â\u0082Ã§Â\u009aÂ\u0084Ã¥Â\u0085Â\u009aÃ¥Â\u0091Â\u0098Ã¥Â\u009cÂ¨Ã¥Â\u0085Â»Ã¨Â\u0080Â\u0081Ã©Â\u0099Â¢Ã©Â\u0087Â\u008cÃ£Â\u0080Â\u0082", "共青团和食堂的党员在养老院里。"},
		{"rare characters", "张骞通西域，脱脂棉与隆胸，鹿茸和燕窝", "张骞通西域，脱脂棉与隆胸，鹿茸和燕窝"},
	})
}

func TestWhatIsBeyondRepair(t *testing.T) {
	p := pageOf("", "他说锟斤拷锟斤拷，然后走了。")
	only("mojibake", p)
	if got := p.Blocks[0].Text; got != "他说□□，然后走了。" || p.Beyond["characters that became 锟斤拷"] != 2 {
		t.Errorf("it reads %s, and %v is beyond", got, p.Beyond)
	}
}
