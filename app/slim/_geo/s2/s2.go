// Package s2 stands in for the shapes on a globe that bleve's search package
// names in one type; an archive is searched by words.
package s2

// GeoBufferPool holds nothing.
type GeoBufferPool struct{}
