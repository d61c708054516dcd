package ui

// Drawings that stand in the page itself, so that they take its colours.
const (
	sealMark = `<svg class="seal" viewBox="0 0 64 64" aria-hidden="true" focusable="false">` +
		`<path class="seal-ground" d="M8 3.5 55.5 3q5.3.2 5.5 5.5l-.4 47.3q-.3 4.9-5.3 5.2L8.4 60.6q-5-.3-5.2-5.2L3 8.7Q3.2 3.8 8 3.5Z"/>` +
		`<path class="seal-cut" d="M12 19.5H52M32 10.5V31.5M17 31.5H47M14.5 42.5V51M23.5 40.5V48q0 5.5 5.5 5.5h9q6 0 6-6M33.5 39v5.5M50 41.5v6"/></svg>`

	themeMark = `<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">` +
		`<circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17Z" fill="currentColor"/></svg>`

	crossMark = `<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">` +
		`<path d="M6 6 18 18M18 6 6 18" fill="none" stroke="currentColor" stroke-width="1.8"/></svg>`

	upMark = `<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">` +
		`<path d="M5 15.5 12 8.5l7 7" fill="none" stroke="currentColor" stroke-width="1.8"/></svg>`

	downMark = `<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">` +
		`<path d="M5 8.5l7 7 7-7" fill="none" stroke="currentColor" stroke-width="1.8"/></svg>`
)
