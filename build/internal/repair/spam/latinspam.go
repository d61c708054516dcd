package spam

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
)

// isLatinSpam tells a row of English words that sell drugs, games of chance,
// loans or copies of brands.
func isLatinSpam(line string) bool {
	if first, _ := utf8.DecodeRuneInString(line); first >= 0x2E80 {
		return false
	}
	words, stock := 0, map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if runes.IsHan([]rune(word)[0]) {
			return false
		}
		words++
		if spamWords[word] {
			stock[word] = true
		}
	}
	return len(stock) >= leastSpamWords && len(stock)*maxWordsASpamWord >= words && !strings.HasSuffix(strings.TrimSpace(line), ".") && !strings.Contains(line, ". ")
}

// isInLatin tells a page without sentences in Chinese.
func isInLatin(p *page.Page) bool {
	for _, b := range p.Blocks {
		if strings.Contains(b.Text, "。") {
			return false
		}
	}
	return true
}

const (
	leastSpamWords    = 3
	maxWordsASpamWord = 4
)

// spamWords are the stock of such rows.
var spamWords = func() map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(`
viagra cialis levitra tadalafil sildenafil kamagra priligy propecia xanax ambien valium tramadol phentermine clomid pharmacy prescription prescriptions rx pills generic
casino casinos poker slot slots roulette blackjack baccarat betting sportsbook jackpot gambling bet
payday loan loans lender lenders credit cash forex crypto bitcoin
replica replicas rolex omega vuitton gucci prada chanel hermes nike jordan jordans ugg uggs moncler jerseys outlet handbags sneakers wholesale cheap discount
porn porno sex sexy xxx nude escort escorts escorte webcam adult dating hookup milf anal hentai onlyfans
seo backlinks backlink essay essays dissertation vpn torrent crack keygen serial warez download`) {
		all[word] = true
	}
	return all
}()
