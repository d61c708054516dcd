package repair

import "testing"

func TestMisreadTwice(t *testing.T) {
	mends(t, "mojibake", []example{
		{"misread twice", "脠芦鹿煤脳脺鹿陇禄谩脝么露炉2026脛锚鹿陇禄谩脣脥脦脗脜炉脨脨露炉", "全国总工会启动2026年工会送温暖行动"},
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
