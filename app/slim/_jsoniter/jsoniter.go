// Package jsoniter answers what bleve's shapes on the map ask of
// github.com/json-iterator/go with the standard library, which is there anyway.
package jsoniter

import "encoding/json"

// ConfigCompatibleWithStandardLibrary is the standard library.
var ConfigCompatibleWithStandardLibrary standard

type standard struct{}

func (standard) Marshal(v any) ([]byte, error)      { return json.Marshal(v) }
func (standard) Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }
