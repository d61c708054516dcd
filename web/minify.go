package web

import (
	"fmt"
	"path"

	"github.com/evanw/esbuild/pkg/api"
)

// minified is a script or a style sheet without what only its writers need:
// hosts that compress nothing send every byte of it.
func minified(name string, text []byte) ([]byte, error) {
	loader := map[string]api.Loader{".js": api.LoaderJS, ".css": api.LoaderCSS}[path.Ext(name)]
	if loader == api.LoaderNone {
		return text, nil
	}
	result := api.Transform(string(text), api.TransformOptions{
		Loader:            loader,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone, // licenses.txt has them
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("web: %s: %s", name, result.Errors[0].Text)
	}
	return result.Code, nil
}
