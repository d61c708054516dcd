// Package imageurl reads the addresses of pictures as pages have them: the
// picture's own where it is asked of a proxy, and nothing that may not be shown.
package imageurl

import (
	"encoding/base64"
	"net/url"
	"strings"
)

// MaxBytes is the longest address of a picture that is kept; data in
// the place of one is bounded by the text it stands in.
const MaxBytes = 4096

// mostProxies is how many proxies may be asked through each other.
const mostProxies = 4

// Of makes an address of what a page gives as one: the picture's
// own when it is asked of a proxy; "" for what is none.
func Of(s string) string {
	s = strings.TrimSpace(s)
	if IsData(s) {
		return s
	}
	if s == "" || len(s) > MaxBytes || strings.ContainsAny(s, "\r\n\t<>") {
		return ""
	}
	for range mostProxies {
		inner := unwrapped(s)
		if inner == s {
			break
		}
		s = inner
	}
	if strings.HasPrefix(s, "//") {
		s = "https:" + s
	}
	if scheme, _, has := strings.Cut(s, ":"); has && !strings.ContainsAny(scheme, "/?#.") {
		switch strings.ToLower(scheme) {
		case "http", "https", "cid":
		default:
			return ""
		}
	}
	return s
}

// IsData tells a picture that stands in the page itself.
func IsData(address string) bool {
	return len(address) > 11 && strings.EqualFold(address[:11], "data:image/")
}

// OnWeb tells an address on the web, whole.
func OnWeb(address string) bool {
	return strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
}

// unwrapped is the address that one holds: as a parameter, as
// https://proxy.example/?http://real.example/a.jpg or ?url=http%3A%2F%2F…;
// in its path, after its fragment's mark; or, for proxies that are known, in a
// way of their own. An address that holds none is itself.
func unwrapped(address string) string {
	if _, fragment, _ := strings.Cut(address, "#"); OnWeb(fragment) {
		return fragment // Google's of mails
	}
	rest, isWeb := strings.CutPrefix(strings.TrimPrefix(address, "https:"), "//")
	if !isWeb {
		rest, isWeb = strings.CutPrefix(address, "http://")
	}
	host, path, _ := strings.Cut(rest, "/")
	if inner := knownProxy(host, path); isWeb && inner != "" {
		return inner
	}
	before, query, hasQuery := strings.Cut(address, "?")
	if inner := inQuery(query); hasQuery && inner != "" {
		return inner
	}
	if isWeb {
		if inner := inPath(strings.TrimPrefix(before, "https://")); inner != "" {
			if hasQuery && OnWeb(address) && !strings.Contains(inner, "?") {
				inner += "?" + query
			}
			return inner
		}
	}
	if i := strings.Index(before, "/_next/image"); i >= 0 && hasQuery { // of the site itself
		if values, err := url.ParseQuery(query); err == nil && strings.HasPrefix(values.Get("url"), "/") {
			return before[:i] + values.Get("url")
		}
	}
	return address
}

// knownProxy is the address that well-known services hold without its scheme.
func knownProxy(host, path string) string {
	path, query, _ := strings.Cut(path, "?")
	switch {
	case isOneOf(host, "i0.wp.com", "i1.wp.com", "i2.wp.com", "i3.wp.com") && strings.Contains(path, "/"):
		if values, err := url.ParseQuery(query); err == nil && values.Get("ssl") != "1" {
			return "http://" + path
		}
		return "https://" + path
	case isOneOf(host, "images.weserv.nl", "wsrv.nl"):
		values, err := url.ParseQuery(query)
		inner, safe := strings.CutPrefix(values.Get("url"), "ssl:")
		switch {
		case err != nil || inner == "" || OnWeb(inner):
		case safe || strings.HasPrefix(inner, "//"):
			return "https://" + strings.TrimPrefix(inner, "//")
		default:
			return "http://" + inner
		}
	case strings.HasSuffix(host, ".baidu.com"): // image_search/src=http%3A…&refer=…
		if _, inner, found := strings.Cut(path, "src="); found {
			inner, _, _ = strings.Cut(inner, "&")
			return plainAddress(inner)
		}
	}
	return ""
}

// inQuery is the address among an address's parameters. Those that tell where
// the reader came from are none.
func inQuery(query string) string {
	if OnWeb(query) { // nothing but the address: its own & belongs to it
		return query
	}
	for _, part := range strings.Split(query, "&") {
		name, value, _ := strings.Cut(part, "=")
		switch strings.ToLower(name) {
		case "refer", "referer", "referrer", "ref", "from", "back", "redirect", "return", "callback":
			continue
		}
		if OnWeb(name) { // bare among others
			return part
		}
		if inner := plainAddress(value); inner != "" {
			return inner
		}
	}
	return ""
}

// plainAddress undoes what an address was written as to be a part of another;
// "" when it is none.
func plainAddress(s string) string {
	for range 2 { // some are written so twice
		if OnWeb(s) {
			return s
		}
		plain, err := url.QueryUnescape(s)
		if err != nil || plain == s {
			return ""
		}
		s = plain
	}
	if OnWeb(s) {
		return s
	}
	return ""
}

// inPath is the address that stands in another's path, behind the host.
func inPath(address string) string {
	at := -1
	for _, mark := range []string{"/http://", "/https://", "/http%3a", "/https%3a", "/http%3A", "/https%3A", "=http://", "=https://"} {
		at = max(at, strings.LastIndex(address, mark))
	}
	if at > 0 {
		return plainAddress(address[at+1:])
	}
	if at = strings.Index(address, "/aHR0c"); at > 0 { // http in base64, as imgproxy has it
		code := strings.ReplaceAll(address[at+1:], "/", "")
		code, _, _ = strings.Cut(code, ".")
		if plain, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(code, "=")); err == nil && OnWeb(string(plain)) && isLine(string(plain)) {
			return string(plain)
		}
	}
	return ""
}

// isLine tells a text of letters that can be seen.
func isLine(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || r == 0xfffd })
}

func isOneOf(s string, list ...string) bool {
	for _, one := range list {
		if s == one {
			return true
		}
	}
	return false
}

// Against is a picture's address as seen from its page's own; one that cannot
// be is as it was.
func Against(page, address string) string {
	if address == "" || IsData(address) || OnWeb(address) || !OnWeb(page) {
		return address
	}
	base, err := url.Parse(page)
	if err != nil {
		return address
	}
	whole, err := base.Parse(address)
	if err != nil {
		return address
	}
	return whole.String()
}
