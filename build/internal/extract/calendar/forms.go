package calendar

// The forms in which days are written, as parts of expressions.
const (
	// Form is a day in figures, or of the Republic's calendar.
	Form = `(?:` + Plain + `|` + glued + `|` + Republic + `)`
	// Plain is a day in figures, its year first: 2021-12-28, 2021年12月28日.
	Plain = `(?:19|20)\d\d\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}\b|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)`
	// glued is a day with its time behind it, no space between: 2022-11-0521:10:08.
	glued = `(?:19|20)\d\d[-/.]\d\d[-/.]\d{4}:\d{2}(?::\d{2})?`
	// Republic is a day of the calendar of the Republic: 民國110年6月14日, 中華民國一一〇年八月五日.
	Republic = `(?:中[华華])?民[国國]\s?(?:\d{1,3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[一二三四五六七八九十百零〇○]{1,5}年[元正一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿]{1,3}日)`
	// Numerals is a day in numerals of Han: 二〇二一年十二月二十八日.
	Numerals = `[一二][〇○零ＯOo0一二三四五六七八九]{3}年[元正一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿]{1,3}日`
	// Clock is the time that can stand behind a day.
	Clock = `(?:[\s　T]*(?:HKT[\s　]*)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?`
	// Month is a month as a line that holds nothing else has it.
	Month = `(?:(?:19|20)\d\d\s?年\s?\d{1,2}\s?月|[一二][〇○零Ｏ0一二三四五六七八九]{3}年[元正一二三四五六七八九十]{1,2}月|(?:中[华華])?民[国國]\s?\d{1,3}\s?年\s?\d{1,2}\s?月)`
)
