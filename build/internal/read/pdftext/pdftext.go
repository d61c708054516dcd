// Package pdftext reads the lines of a PDF's pages and where they stand, with
// PDFium. PDFium runs as WebAssembly inside this program: a hostile file can
// neither leave its memory nor run on for ever.
//
// It is compiled when the first PDF is met, in a few seconds, and kept compiled
// in the user's cache folder where there is one.
package pdftext

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"fangzhi/build/internal/read/typeset"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// Bounds of one file.
const (
	MaxTime        = 5 * time.Minute
	maxMemoryPages = 8192 // of 64 KiB
	maxAtOnce      = 2
)

// The ways in which a file cannot be read.
var (
	ErrLocked  = errors.New("it is locked with a password")
	ErrDamaged = errors.New("it is damaged, or no PDF")
	ErrTooLong = fmt.Errorf("it is not read to its end within %v", MaxTime)
)

// program is PDFium, started once.
var program = sync.OnceValues(func() (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().WithCloseOnContextDone(true).WithMemoryLimitPages(maxMemoryPages)
	if dir, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "fangzhi", "pdfium")); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	return webassembly.Init(webassembly.Config{
		MaxIdle: 0, MaxTotal: maxAtOnce, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), // it sees no files
		Stdout:   io.Discard, Stderr: io.Discard,
		RandomSource: strings.NewReader(strings.Repeat("fangzhi ", 1<<10)), // the same bytes each time
	})
})

// Read gives the pages of a PDF, and its bookmarks. more tells that it has more than is read.
func Read(ctx context.Context, file io.ReaderAt, size int64) (pages []typeset.Page, marks []typeset.Bookmark, more bool, err error) {
	pool, err := program()
	if err != nil {
		return nil, nil, false, fmt.Errorf("PDFium cannot be started: %w", err)
	}
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, nil, false, err
	}
	ctx, cancel := context.WithTimeout(ctx, MaxTime)
	defer cancel()
	done := make(chan struct{})
	defer func() { <-done }()
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(done)
		select {
		case <-stop:
			_ = instance.Kill() // of a healthy one too: the next file gets a fresh one
		case <-ctx.Done():
			_ = instance.Kill()
		}
	}()
	defer func() {
		if fault := recover(); fault != nil {
			err = ErrDamaged
		}
		switch {
		case err == nil:
		case errors.Is(ctx.Err(), context.DeadlineExceeded):
			err = ErrTooLong
		case ctx.Err() != nil:
			err = ctx.Err()
		}
	}()
	return read(instance, io.NewSectionReader(file, 0, size), size)
}

func read(p pdfium.Pdfium, file io.ReadSeeker, size int64) (pages []typeset.Page, marks []typeset.Bookmark, more bool, err error) {
	opened, err := p.OpenDocument(&requests.OpenDocument{FileReader: file, FileReaderSize: size})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, nil, false, ErrLocked
	case err != nil:
		return nil, nil, false, ErrDamaged
	}
	count, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return nil, nil, false, ErrDamaged
	}
	characters, bad := 0, 0
	for i := range min(count.PageCount, typeset.MaxPages) {
		page, n, err := readPage(p, opened.Document, i)
		if err != nil { // one damaged page does not lose the others
			if bad++; bad > 20 && bad > i/2 {
				return pages, nil, false, ErrDamaged
			}
		}
		pages = append(pages, page)
		if characters += n; characters > typeset.MaxCharacters {
			return pages, nil, true, nil
		}
	}
	return pages, outline(p, opened.Document), count.PageCount > typeset.MaxPages, nil
}

// readPage reads one page; characters counts what it holds.
func readPage(p pdfium.Pdfium, document references.FPDF_DOCUMENT, index int) (page typeset.Page, characters int, err error) {
	loaded, err := p.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: document, Index: index})
	if err != nil {
		return page, 0, err
	}
	defer p.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	reference := requests.Page{ByReference: &loaded.Page}
	if height, err := p.FPDF_GetPageHeight(&requests.FPDF_GetPageHeight{Page: reference}); err == nil {
		page.Height = height.Height
	}
	text, err := p.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: reference})
	if err != nil {
		return page, 0, err
	}
	defer p.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	count, err := p.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return page, 0, err
	}
	l := &liner{p: p, text: text.TextPage}
	for i := range min(count.Count, typeset.MaxCharacters) {
		c, err := p.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text.TextPage, Index: i})
		if err != nil {
			return page, i, err
		}
		if err := l.add(i, rune(c.Unicode)); err != nil {
			return page, i, err
		}
	}
	err = l.end()
	page.Lines, page.Unknown = l.lines, l.unknown
	return page, count.Count, err
}
