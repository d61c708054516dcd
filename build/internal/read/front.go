package read

import (
	"encoding/json"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/goccy/go-yaml"

	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Bounds of front matter: anything larger is text that happens to begin so.
const (
	maxFrontBytes   = 64 << 10
	maxFrontAliases = 16 // YAML's aliases can multiply without end
)

var bareFront = regexp.MustCompile(`^(?:title|layout|date|author|categories|tags): ?[^\n]*\n(?:[a-z_-]+:|[ \t]*- |---)`)

// frontMatter parts a text from the YAML (---), TOML (+++) or JSON ({) above
// it. fields is nil when there is none, or when what stands there is no such
// thing: then the text is whole.
func frontMatter(text string, mapping Mapping, markdown bool) (fields []Field, rest string) {
	body := strings.TrimLeft(text, "\ufeff \t\r\n")
	if markdown && strings.HasPrefix(body, "{") {
		return jsonFront(text, body, mapping)
	}
	fence := ""
	for _, f := range []string{"---", "+++"} {
		if line, _, _ := strings.Cut(body, "\n"); strings.TrimRight(line, " \t\r") == f {
			fence = f
		}
	}
	switch {
	case fence != "":
		_, body, _ = strings.Cut(body, "\n")
	case markdown && bareFront.MatchString(body): // as old Hexo wrote it, with a line below and none above
		fence = "---"
	default:
		return nil, text
	}
	inside, after, ok := cutAtLine(body, fence)
	if !ok || len(inside) > maxFrontBytes {
		return nil, text
	}
	data := record{}
	if fence == "---" {
		if strings.Count(inside, "*") > maxFrontAliases && strings.Contains(inside, "&") {
			return nil, text
		}
		if err := yaml.Unmarshal([]byte(inside), &data); err != nil {
			return nil, text
		}
	} else if _, err := toml.Decode(inside, (*map[string]any)(&data)); err != nil {
		return nil, text
	}
	if len(data) == 0 {
		return nil, text
	}
	return statedFields(data, mapping), after
}

func jsonFront(text, body string, mapping Mapping) ([]Field, string) {
	decoder := json.NewDecoder(strings.NewReader(body))
	decoder.UseNumber()
	data := record{}
	if err := decoder.Decode(&data); err != nil || len(data) == 0 || decoder.InputOffset() > maxFrontBytes {
		return nil, text
	}
	return statedFields(data, mapping), body[decoder.InputOffset():]
}

// cutAtLine cuts a text at the first line that is the fence.
func cutAtLine(text, fence string) (before, after string, ok bool) {
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		line := text[start:]
		if end >= 0 {
			line = text[start : start+end]
		}
		if strings.TrimRight(line, " \t\r") == fence {
			return text[:start], text[min(start+len(line)+1, len(text)):], true
		}
		if end < 0 {
			break
		}
		start += end + 1
	}
	return "", "", false
}

// statedFields are what front matter says, its summary with it; never nil.
func statedFields(data record, mapping Mapping) []Field {
	fields, title := append([]Field{}, mapping.fields(data)...), ""
	for _, f := range fields {
		if f.Name == FieldTitle {
			title = f.Value
		}
	}
	if summary := summaryOf(data, title); summary != "" {
		fields = append(fields, Field{FieldSummary, summary})
	}
	return fields
}

// unsaid is a summary on one line, "" where the text holds how it begins.
func unsaid(summary string, text []article.Block) string {
	const told = 20 // characters
	var words, said strings.Builder
	for _, b := range recordText(summary).Blocks {
		words.WriteString(b.Text + " ")
	}
	for _, b := range text {
		said.WriteString(hanOf(b.Text))
	}
	if strings.Contains(said.String(), runes.First(hanOf(words.String()), told)) {
		return ""
	}
	return oneLine(words.String())
}
