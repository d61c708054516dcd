package main

import (
	"testing"

	"fangzhi/app/ui/messages"
	"fangzhi/build/internal/repair"
)

// TestRulesHaveNames holds that readers are told of every rule of repair in
// their own words.
func TestRulesHaveNames(t *testing.T) {
	for _, rule := range repair.Rules {
		if !messages.Has("rule." + rule.Name) {
			t.Errorf("no words for the rule %s in app/ui/messages", rule.Name)
		}
	}
}
