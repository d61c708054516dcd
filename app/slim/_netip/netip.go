// Package netip stands in for the standard library's, of which net/url alone
// asks whether a host in brackets is an address: in a browser every address
// was read by the browser before.
package netip

// Addr is an address that nobody looks into.
type Addr struct{}

// ParseAddr takes every address for one of IPv6.
func ParseAddr(string) (Addr, error) { return Addr{}, nil }

// Is4 says that an address is one of IPv4.
func (Addr) Is4() bool { return false }
