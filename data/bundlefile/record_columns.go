package bundlefile

import "fangzhi/data/article"

// Evidence and repairs are written column by column: like stands by like.

func (w *bodyWriter) evidence(all []article.Evidence) {
	w.number(len(all))
	for _, e := range all {
		writeWord(w, evidences, e.Kind)
		writeWord(w, certainties, e.Certainty)
		writeWord(w, fields, e.Field)
	}
	for _, e := range all {
		w.signed(e.Block)
		w.signed(e.Offset)
	}
	for _, e := range all {
		w.string(e.Value)
		w.string(e.Text)
	}
}

func (w *bodyWriter) repairs(all []article.Repair) {
	w.number(len(all))
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].Rule == all[start].Rule && all[end].Certainty == all[start].Certainty {
			end++
		}
		w.string(all[start].Rule)
		writeWord(w, certainties, all[start].Certainty)
		w.number(end - start)
		start = end
	}
	last := article.Repair{}
	for _, r := range all {
		w.signed(r.Block - last.Block)
		if r.Block != last.Block {
			last.Offset = 0
		}
		w.signed(r.Offset - last.Offset)
		last = r
	}
	for _, r := range all {
		w.string(r.Before)
	}
	for _, r := range all {
		w.string(r.After)
	}
}

func (r *bodyReader) evidence() []article.Evidence {
	all := readList(r, func(e *article.Evidence) {
		e.Kind = readWord(r, evidences)
		e.Certainty = readWord(r, certainties)
		e.Field = readWord(r, fields)
	})
	for i := range all {
		all[i].Block, all[i].Offset = int(r.Signed()), int(r.Signed())
	}
	for i := range all {
		all[i].Value, all[i].Text = r.String(), r.String()
	}
	return all
}

func (r *bodyReader) repairs() []article.Repair {
	total := r.Count()
	all := make([]article.Repair, 0, min(total, firstCapacity))
	for len(all) < total && r.Err == nil {
		repair := article.Repair{Rule: r.String(), Certainty: readWord(r, certainties)}
		for range r.run(total - len(all)) {
			all = append(all, repair)
		}
	}
	block, offset := int64(0), int64(0)
	for i := range all {
		if step := r.Signed(); step != 0 {
			block, offset = block+step, 0
		}
		offset += r.Signed()
		all[i].Block, all[i].Offset = int(block), int(offset)
	}
	for i := range all {
		all[i].Before = r.String()
	}
	for i := range all {
		all[i].After = r.String()
	}
	return all
}
