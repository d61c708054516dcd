// Package registry stands in for bleve's, in which its parts lie by name: the
// reader's program makes the two parts it uses itself.
package registry

import (
	"errors"

	"github.com/blevesearch/bleve/v2/search/highlight"
)

var errEmpty = errors.New("the registry is left out of this program")

// Cache gives no part by any name.
type Cache struct{}

// FragmenterNamed fails.
func (*Cache) FragmenterNamed(string) (highlight.Fragmenter, error) { return nil, errEmpty }

// FragmentFormatterNamed fails.
func (*Cache) FragmentFormatterNamed(string) (highlight.FragmentFormatter, error) {
	return nil, errEmpty
}

// RegisterHighlighter forgets what it is given.
func RegisterHighlighter(string, func(map[string]any, *Cache) (highlight.Highlighter, error)) error {
	return nil
}

// RegisterFragmentFormatter forgets what it is given.
func RegisterFragmentFormatter(string, func(map[string]any, *Cache) (highlight.FragmentFormatter, error)) error {
	return nil
}
