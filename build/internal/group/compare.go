package group

import (
	"fangzhi/data/article"
)

// text is an article made ready to be compared.
type text struct {
	title  letters
	body   letters
	script article.Script
	day    int32
}

func textOf(a *article.Article) *text {
	return &text{lettersOf(a.Title), lettersOf(a.Text()), a.Script, dayOf(a)}
}

// relation is what one text is to another.
type relation uint8

const (
	unrelated relation = iota
	same               // one text, apart from damage and what a site sets around it
	within             // the shorter stands inside the longer, which says more
)

// What two texts may differ in and still be one. They were set by reading
// pairs of the corpora that are alike and are not the same: the notices,
// announcements and laws that repeat a form with another date, name or number.
const (
	// minLetters is the shortest text that is compared; below, only equal ones are copies.
	minLetters = 40
	// minAnchored of the shorter text must stand in the longer one in runs of
	// anchorLetters for the two to be looked at more closely.
	minAnchored = 0.4
	// minCover of the shorter text must stand in the longer one.
	minCover, minCoverShort, shortLetters = 0.75, 0.85, 80
	// minWithin of a text that stands inside one that says much more; dates far
	// apart make it a quotation unless it is all there.
	minWithin, minWithinFar = 0.9, 0.97
	// sameShare of the longer one makes them the same; less, and one is within the other.
	sameShare = 0.6
	// mostDamage letters lost, added or changed one by one.
	mostDamage = 0.15
	// mostGarbled letters that no writer meant.
	mostGarbled = 0.15
	// mostReworded letters that say something else, and mostBroken that only one
	// says, when nothing speaks against the pair.
	mostReworded, mostBroken = 0.015, 0.03
	// mostAtOnce letters of these in one place; more is something added.
	mostAtOnce = 30
	// mostRegional letters in words of up to regionalWord that stand for each
	// other in texts of two scripts: 网络 is 網路 where Traditional is written.
	mostRegional, regionalWord = 0.1, 6
	// mostEnds letters with which both texts begin or end in their own way.
	mostEnds = 0.12
	// damagedAllOver is how many letters there are to one that is damaged when
	// a title may be expected to be damaged, too.
	damagedAllOver = 50
	// longText has more than one number in its form, if it has any.
	longText = 200
	// stampDigits make a number a page's mark of time, which says nothing of its text.
	stampDigits = 12
	// farApart days make a pair doubtful: a series goes on, a repost comes soon.
	farApart = 45
)

// comparison is what a shorter text is to a longer one.
type comparison struct {
	relation relation
	covered  float64 // of the shorter text, at most, how much stands in the longer one
	share    float64 // of the longer one, how much stands in the shorter
	from, to int     // where in the longer one
	titled   bool    // whether their titles are alike
}

// compare reads two texts, the shorter first.
func compare(a, b *text) comparison {
	anchors := inOrder(uniqueRuns(a.body.runes, b.body.runes))
	if anchored := lettersIn(anchors); float64(anchored) < minAnchored*float64(len(a.body.runes)) || anchored == 0 {
		return comparison{covered: float64(anchored) / float64(len(a.body.runes))}
	}
	d := differ(a, b, align(a.body, b.body, anchors))
	c := comparison{
		covered: d.covered,
		share:   float64(d.shared) / float64(len(b.body.runes)),
		from:    d.from, to: d.to,
	}
	switch {
	case d.against(a, b) != "":
	case c.share >= sameShare:
		c.relation = same
	case c.covered >= minWithin && (!apart(a, b) || c.covered >= minWithinFar):
		c.relation = within
		c.titled = alike(a.title, b.title)
	}
	return c
}

// against names what speaks against two texts that differ so being one, or is "".
func (d *difference) against(a, b *text) string {
	shared := float64(d.shared)
	titles := d.titles(a.title, b.title)
	doubt := titles || apart(a, b)
	// Where letters are damaged all over, some stand side by side and some are digits.
	reworded, broken, weak, strong := d.damage/2, d.damage/2, d.damage/3, 0
	if !doubt {
		reworded += int(mostReworded * shared)
		broken += int(mostBroken * shared)
		strong = max(d.damage/8, int(float64(d.damage)*d.numeric))
		weak += 2 * strong
	}
	if a.day != noDay && a.day == b.day || !doubt && d.shared >= 2*longText {
		weak++
	}
	if d.garbled > 0 {
		weak++
	}
	lost := weak
	if d.shared >= longText {
		lost++
	}
	cover := minCover
	if len(a.body.runes) < shortLetters {
		cover = minCoverShort
	}
	switch {
	case d.covered < cover:
		return "covered"
	case float64(d.ends) > mostEnds*shared:
		return "ends"
	case float64(d.damaged) > mostDamage*shared:
		return "damage"
	case float64(d.garbled) > mostGarbled*shared:
		return "garbled"
	case d.reworded > reworded || d.reworded+d.broken > broken || d.longest > mostAtOnce:
		return "reworded"
	case d.strong > strong:
		return "numbers"
	case d.weak > weak || d.weak+d.lost > lost:
		return "digits"
	case float64(d.regional) > mostRegional*shared:
		return "regional"
	case !d.scripts && d.systematic():
		return "names"
	}
	return ""
}

// apart tells whether two texts are known to be of days far apart.
func apart(a, b *text) bool {
	return a.day != noDay && b.day != noDay && max(a.day-b.day, b.day-a.day) > farApart
}

// alike tells whether two titles have most letters in common.
func alike(a, b letters) bool {
	x, y := len(a.runes), len(b.runes)
	return 3*lettersIn(fill(a, b, hunk{0, x, 0, y}, atBoth)) > 2*min(x, y)
}
