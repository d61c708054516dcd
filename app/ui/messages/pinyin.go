package messages

// PinyinInitials are the first characters in use of each letter of pinyin, in
// the order of Unicode's collation for Chinese (CLDR, zh-u-co-pinyin), and
// PinyinLetters those letters: an index finds a name's letter by comparing it
// with them.
const (
	PinyinInitials = "吖八嚓咑妸发旮哈丌咔垃妈拏喔妑七呥仨他屲夕丫帀"
	PinyinLetters  = "ABCDEFGHJKLMNOPQRSTWXYZ"
)
