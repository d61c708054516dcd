package pipeline

import (
	"cmp"
	"slices"

	"fangzhi/build/internal/report"
	"fangzhi/build/internal/scan"
)

// gathered are the files of all sites that are joined, in the order in which
// one build would have read them. A file that two of them have is read once.
func gathered(earlier []*Earlier) (files []scan.File, from []*known, sums []string) {
	for _, e := range earlier {
		from = append(from, filesOf(e)...)
	}
	slices.SortStableFunc(from, func(x, y *known) int {
		return cmp.Or(cmp.Compare(x.file.Source, y.file.Source), cmp.Compare(x.file.Path, y.file.Path), cmp.Compare(x.file.SHA256, y.file.SHA256), cmp.Compare(rankOf(x), rankOf(y)))
	})
	from = slices.CompactFunc(from, func(x, y *known) bool {
		return x.file.Source == y.file.Source && x.file.Path == y.file.Path && x.file.SHA256 == y.file.SHA256
	})
	for _, k := range from {
		files = append(files, scan.File{Source: k.file.Source, Path: k.file.Path, Bytes: int64(k.file.Articles)})
		sums = append(sums, k.file.SHA256)
	}
	return files, from, sums
}

// rankOf puts the account of a picture that is shown before that of another
// part, where it is not.
func rankOf(k *known) int {
	if len(k.file.Fates) > 0 && k.file.Fates[0].Code == report.Unshown {
		return 1
	}
	return 0
}
