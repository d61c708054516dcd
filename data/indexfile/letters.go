package indexfile

import "fangzhi/data/token"

// isLettersKey tells the key of letters as parts of words.
func isLettersKey(key []byte) bool { return key[0] == textLead && key[1] == token.LettersLead }
