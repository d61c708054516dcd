package browser_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// webKit is the engine of Safari, in GTK's small browser, on a screen that
// nobody sees. It is asked by HTTP (https://www.w3.org/TR/webdriver1/).
type webKit struct{ session string }

func launchWebKit(t *testing.T) *webKit {
	t.Helper()
	browsers, _ := filepath.Glob("/usr/lib/*/webkit*gtk-4*/MiniBrowser")
	driver, noDriver := exec.LookPath("WebKitWebDriver")
	screen, noScreen := exec.LookPath("Xvfb")
	if len(browsers) == 0 || noDriver != nil || noScreen != nil {
		t.Skip("not tested in WebKit, which is not here\nhint: make kin")
	}
	port, display := freePort(t), fmt.Sprintf(":%d", 1000+freePort(t)%9000)
	start(t, exec.Command(screen, display, "-screen", "0", "1400x1000x24", "-nolisten", "tcp"))
	start(t, exec.Command(driver, fmt.Sprintf("--port=%d", port)), "DISPLAY="+display, "HOME="+t.TempDir(), "LANG=zh_CN.UTF-8",
		"WEBKIT_DISABLE_COMPOSITING_MODE=1", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1") // tests run as root in containers
	dial(t, port).Close()
	k := &webKit{fmt.Sprintf("http://127.0.0.1:%d/session", port)}
	options := map[string]any{"binary": browsers[len(browsers)-1], "args": []string{"--automation"}}
	answer, err := k.send("", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{"webkitgtk:browserOptions": options}}})
	if err != nil {
		t.Fatal(err)
	}
	var made struct{ SessionID string }
	if err := json.Unmarshal(answer, &made); err != nil {
		t.Fatal(err)
	}
	k.session += "/" + made.SessionID
	t.Cleanup(func() {
		request, _ := http.NewRequest(http.MethodDelete, k.session, nil)
		http.DefaultClient.Do(request)
	})
	return k
}

func (k *webKit) command(c command, element string, params map[string]any) (json.RawMessage, error) {
	if params == nil {
		params = map[string]any{}
	}
	return k.send(strings.Replace(c.path, "%s", element, 1), params)
}

// complaints: WebDriver knows no console.
func (k *webKit) complaints(string) ([]string, error) { return nil, nil }

func (k *webKit) send(path string, params map[string]any) (json.RawMessage, error) {
	body, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	client := http.Client{Timeout: patience}
	answer, err := client.Post(k.session+path, "application/json", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	var wrapped struct{ Value json.RawMessage }
	if err := json.NewDecoder(answer.Body).Decode(&wrapped); err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s", wrapped.Value)
	}
	return wrapped.Value, nil
}
