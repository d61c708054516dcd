package runes

// Plane is how many characters the Basic Multilingual Plane has.
const Plane = 1 << 16

// Set holds characters of the Basic Multilingual Plane, in so few bytes that it
// stays near while a text is gone through.
type Set [Plane / 64]uint64

// SetOf is a set of some characters.
func SetOf(characters string) *Set {
	s := new(Set)
	for _, r := range characters {
		s.Add(r)
	}
	return s
}

// Add puts a character in; one beyond the plane is left out.
func (s *Set) Add(r rune) {
	if uint32(r) < Plane {
		s[r/64] |= 1 << (r % 64)
	}
}

// Has tells whether a character is in it.
func (s *Set) Has(r rune) bool { return uint32(r) < Plane && s[r/64]&(1<<(r%64)) != 0 }
