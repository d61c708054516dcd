package app

import (
	"errors"
	"strings"
)

// What the browser's side needs of the files that are left out.

func clientResourceResolver(resourcesLocation string) func(string) string {
	return func(location string) string {
		if remoteLocation(location) || !webLocation(location) {
			return location
		}
		return resourcesLocation + "/" + strings.TrimPrefix(strings.Trim(location, "/"), "web/")
	}
}

func remoteLocation(location string) bool {
	return strings.HasPrefix(location, "https://") || strings.HasPrefix(location, "http://")
}

func webLocation(location string) bool {
	return location == "web" || location == "/web" || strings.HasPrefix(strings.TrimPrefix(location, "/"), "web/")
}

// errNoEncryption answers Context.Encrypt, Decrypt and encrypted states.
var errNoEncryption = errors.New("go-app is built without encryption here")

func encrypt(key string, v []byte) ([]byte, error) { return nil, errNoEncryption }

func decrypt(key string, v []byte) ([]byte, error) { return nil, errNoEncryption }
