package mojibake

import (
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/runes"
)

// gate tells where a byte may be missing without a trace.
type gate struct{ outOf, into bool } // of step

// setGates finds where the run is likelier in step than out of it, or the
// other way round: only there is it worth asking for a lost byte. It tells
// whether it is anywhere likelier out of step.
func (p *pairer) setGates() (promising bool) {
	n := len(p.text)
	in, out := make([]int, n+1), make([]int, n+1) // sums of surprises
	before, beforeOut := p.around(-1), rune(0)
	for i, r := range p.text {
		in[i+1] = in[i] + p.l.Surprise(before, r)
		before = r
		other := p.acrossTo(i)
		cost := likely.BrokenSign
		switch {
		case other != 0:
			cost = p.l.Surprise(beforeOut, other)
		case isSign(r) || i+1 < n && isSign(p.text[i+1]):
			cost = underAnySign
		}
		beforeOut = other
		out[i+1] = out[i] + cost
	}
	p.gates = append(p.gates[:0], make([]gate, n)...)
	for i := range p.text {
		g := &p.gates[i]
		for width := 2; width <= 5; width++ {
			end, endOut := min(i+1+width, n), min(i+width, n)
			inCost, outCost := in[end]-in[i+1], out[end]-out[i+1]
			g.outOf = g.outOf || out[endOut]-out[i] < inCost || end == n
			g.into = g.into || inCost < outCost || end == n
			promising = promising || width < 4 && end < n && out[endOut]-out[i]+leastPromise < inCost
		}
		if p.endsAt(i) {
			g.outOf, promising = true, true
		}
		promising = promising || p.isAmongSigns(i)
	}
	return promising || p.loose
}

// underAnySign is what a character costs of which a sign hides a byte.
const underAnySign = 45

// endsAt tells that a run of one odd character and one of ASCII, which is the
// second byte of another and ends it, reads better out of step.
func (p *pairer) endsAt(i int) bool {
	if i+1 >= len(p.text) || p.text[i+1] < 0x40 || p.text[i+1] >= 0x7F {
		return false
	}
	other, before := p.acrossTo(i), p.around(i-1)
	return other != 0 && p.l.Surprise('的', other)+leastPromise < p.l.Of(before, p.text[i:i+2])
}

// isAmongSigns tells a sign before what is likely left of bytes: ??h ?！? ??人
func (p *pairer) isAmongSigns(i int) bool {
	if i+2 >= len(p.text) {
		return false
	}
	a, b, c := p.text[i], p.text[i+1], p.text[i+2]
	return isBehindSigns(a, b) && (isSecond(p.text, i+2) || b == '?' && runes.IsHan(c)) || isBetweenSigns(p.text[i:i+3])
}

// leastPromise is by how much two or three characters must be likelier out of
// step for a run to be looked at further.
const leastPromise = 30

// acrossTo is the character that the end of rune i makes with the beginning of
// the next.
func (p *pairer) acrossTo(i int) rune {
	_, trail, ok := p.set.code(p.text[i])
	if i > 0 && isSign(p.text[i-1]) && !ok {
		_, trail, ok = p.set.code(widened(p.text[i]))
	}
	if !ok || i+1 >= len(p.text) {
		return 0
	}
	next := p.text[i+1]
	if next < utf8.RuneSelf {
		return p.set.character(trail, byte(next))
	}
	lead, _, ok := p.set.code(next)
	if !ok {
		return 0
	}
	return p.set.character(trail, lead)
}

// widened is a mark of ASCII as wide as a character, of which a program may have
// made it; 0 for any other.
func widened(r rune) rune {
	if r > ' ' && r < 0x7F && likely.Marks[r] != 0 {
		return r - '!' + '！'
	}
	return 0
}
