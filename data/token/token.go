// Package token is how text becomes search terms. There is one copy of it:
// the builder cuts articles and the engine cuts queries with the same rules,
// and Version goes up whenever a term or its place can come out differently.
package token

// Version of Fold and Cut together; it stands in every index and catalog.
//
//	1: first.
const Version = 1
