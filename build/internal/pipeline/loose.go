package pipeline

import "context"

// loose are the places, by first id, of articles of a site built before whose
// files are gone or are read again. An article that comes out of another file
// under the same id may be the same: settle looks.
type loose map[string][]place

func (b *build) loosen(ctx context.Context, e *Earlier, gone map[string]*known) error {
	var at []place
	for _, k := range filesOf(e) {
		if gone[k.file.Path] != nil {
			at = append(at, e.at[k.first:k.first+k.file.Articles]...)
		}
	}
	ids := make([]string, len(at))
	if err := b.each(ctx, len(at), func(i int) error {
		a, err := e.article(ctx, at[i])
		if err == nil {
			ids[i] = e.firstID(a.ID)
		}
		return err
	}); err != nil {
		return err
	}
	for i, id := range ids {
		b.loose[id] = append(b.loose[id], at[i])
	}
	return nil
}

// claim gives an article the place where one of its id stands, which no other
// has then.
func (l loose) claim(id string) place {
	at := l[id]
	if len(at) == 0 {
		return nowhere
	}
	l[id] = at[1:]
	return at[0]
}
