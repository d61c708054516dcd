package app

import "sync"

// router finds the component of a path. It knows no regular expressions.
type router struct {
	mu     sync.RWMutex
	routes map[string]func() Composer
}

func makeRouter() router {
	return router{routes: make(map[string]func() Composer)}
}

func (r *router) route(path string, newComponent func() Composer) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.routes[path] = newComponent
}

func (r *router) routeWithRegexp(string, func() Composer) {
	panic("go-app is built without RouteWithRegexp here: see app/slim")
}

func (r *router) createComponent(path string) (Composer, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if newComponent, routed := r.routes[path]; routed {
		return newComponent(), true
	}
	return nil, false
}
