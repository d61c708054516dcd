// Package godebug stands in for the standard library's: in a browser there is
// no $GODEBUG, so every setting has its default and nobody counts the others.
package godebug

// Setting is a setting by its name.
type Setting struct{ name string }

// New names a setting.
func New(name string) *Setting { return &Setting{name} }

// Name is its name, without the # of one that is not documented.
func (s *Setting) Name() string {
	if s.Undocumented() {
		return s.name[1:]
	}
	return s.name
}

// Undocumented says that its name begins with #.
func (s *Setting) Undocumented() bool { return s.name != "" && s.name[0] == '#' }

// Value is empty: the default.
func (s *Setting) Value() string { return "" }

// String is name=value.
func (s *Setting) String() string { return s.Name() + "=" }

// IncNonDefault counts nothing.
func (s *Setting) IncNonDefault() {}
