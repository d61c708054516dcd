package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/report"
)

// ledger tells what the next build is to know of the files.
func (b *build) ledger() *ledger.Ledger {
	l := &ledger.Ledger{Version: ledger.Version, Program: b.options.Program, Settings: b.settings, Pictures: b.pictureFiles, Share: b.options.Share, Standing: b.learned(), Files: make([]ledger.File, len(b.files))}
	for i, f := range b.files {
		l.Files[i] = ledger.File{Source: f.Source, Path: f.Path, SHA256: b.sums[i], Articles: b.holds[i], Standing: b.standingHash(i), Fates: []report.File{}}
	}
	again := slices.Clone(b.holdsPictures) // files that are read again
	for _, f := range b.fates {
		to := &l.Files[f.file]
		if f.known != nil {
			to.Fates = append(to.Fates, f.known...)
		} else {
			to.Fates = append(to.Fates, f.told())
		}
		again[f.file] = again[f.file] || f.listing
	}
	for i := range l.Files {
		f := &l.Files[i]
		if !mayRecall(f.Fates) || again[i] {
			f.SHA256 = ""
		}
		f.Pictured = isPictured(f.Fates)
	}
	return l
}

// mayRecall tells whether a file need not be read the next time. What the
// system refused, or a fault of ours, may be otherwise then; and pictures are
// taken along by reading what holds and what shows them.
func mayRecall(fates []report.File) bool {
	for _, f := range fates {
		switch f.Code {
		case report.Unreadable, report.Internal, report.Unshown:
			return false
		}
		if strings.HasPrefix(f.Code, report.Picture) { // shown, or meant to be
			return false
		}
		for fate := range f.Pictures {
			if fate != report.PictureRemote && fate != report.PictureMissing {
				return false
			}
		}
	}
	return true
}

func isPictured(fates []report.File) bool {
	return slices.ContainsFunc(fates, func(f report.File) bool { return len(f.Pictures) > 0 })
}

// SettingsHash is a hash of the settings that articles depend on: with others,
// a file may give other articles.
func SettingsHash(c *config.Config) (string, error) {
	own := *c
	own.Title, own.Description, own.Language = "", "", ""
	data, err := json.Marshal(struct {
		Config config.Config
		Zone   string
	}{own, c.TimeZone.String()})
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16]), err
}
