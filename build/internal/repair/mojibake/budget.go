package mojibake

// budget bounds what a rule works on a page, counted in characters tried. Text
// out of step takes about 200 for each of its characters, and 1,000 where pairs
// of bytes are lost in it; what lies beyond the budget stays as found.
type budget struct {
	left   int
	beyond int // characters not looked at
}

const mostTried = 10_000_000

func newBudget() *budget { return &budget{left: mostTried} }

func (b *budget) spend(n int)   { b.left -= n }
func (b *budget) isSpent() bool { return b.left < 0 }

// isHalf tells that as much is left as was spent: work may be done once more.
func (b *budget) isHalf() bool { return b.left >= mostTried/2 }

// TooMuch says of what is beyond.
const TooMuch = "odd characters beyond the work that a page may take"
