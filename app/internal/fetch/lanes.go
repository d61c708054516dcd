package fetch

import "sync"

// Browsers keep six connections to a host of HTTP/1.1, and beside them six for
// requests that bring no cookies or passwords: those must not be answered over a
// connection that has shown them. A host of HTTP/2 answers many on one.
const (
	connections = 6
	streams     = 100
)

// lanes are the requests under way to a host of HTTP/1.1, by whether they say
// who asks.
type lanes struct {
	mu              sync.Mutex
	named, nameless int
	refused         bool // the host answers nobody that it does not know
}

// most is how many requests are answered at once.
func (l *lanes) most() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.refused {
		return connections
	}
	return 2 * connections
}

// enter finds the lane on which a request waits least. Only one that may be
// nameless is sent so, and leave is called when its answer has come.
func (l *lanes) enter(may bool) (nameless bool, leave func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	under := &l.named
	if nameless = may && !l.refused && l.named >= connections && l.nameless < l.named; nameless {
		under = &l.nameless
	}
	*under++
	return nameless, sync.OnceFunc(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		*under--
	})
}

// refuse has no more requests sent nameless.
func (l *lanes) refuse() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.refused = true
}
