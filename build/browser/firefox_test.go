package browser_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// firefox speaks Marionette: messages of JSON, each with its length and a
// colon before it, over one connection. Its commands are WebDriver's.
// https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
type firefox struct {
	connection net.Conn
	reader     *bufio.Reader
	sent       int
}

// preferences make Firefox mind its own business.
const preferences = `user_pref("marionette.port", %d);
user_pref("remote.prefs.recommended", true);
user_pref("intl.accept_languages", "zh-CN");
`

func launchFirefox(t *testing.T) *firefox {
	t.Helper()
	path, err := exec.LookPath("firefox-esr")
	if err != nil {
		path, err = exec.LookPath("firefox")
	}
	if err != nil {
		t.Skip("not tested in Firefox, which is not here\nhint: make kin")
	}
	profile, port := t.TempDir(), freePort(t)
	if err := os.WriteFile(filepath.Join(profile, "user.js"), fmt.Appendf(nil, preferences, port), 0o644); err != nil {
		t.Fatal(err)
	}
	start(t, exec.Command(path, "--headless", "--marionette", "-remote-allow-system-access", "--no-remote", "--profile", profile),
		"HOME="+profile, "MOZ_HEADLESS_WIDTH=1280", "MOZ_HEADLESS_HEIGHT=900")
	f := &firefox{connection: dial(t, port)}
	t.Cleanup(func() { f.connection.Close() })
	f.reader = bufio.NewReader(f.connection)
	if _, err := f.read(); err != nil { // it says who it is
		t.Fatal(err)
	}
	if _, err := f.send("WebDriver:NewSession", map[string]any{}); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *firefox) command(c command, element string, params map[string]any) (json.RawMessage, error) {
	if element != "" {
		params["id"] = element
	}
	answer, err := f.send("WebDriver:"+c.name, params)
	var wrapped struct{ Value json.RawMessage }
	if err == nil && answer[0] == '{' {
		err = json.Unmarshal(answer, &wrapped)
	}
	return wrapped.Value, err
}

// complaints asks the browser itself, which keeps what every page and worker
// told its console.
func (f *firefox) complaints(origin string) ([]string, error) {
	if _, err := f.send("Marionette:SetContext", map[string]any{"value": "chrome"}); err != nil {
		return nil, err
	}
	value, err := f.command(evaluate, "", map[string]any{"args": []any{origin},
		"script": `return Services.console.getMessageArray().map(String).filter((line) => line.includes(arguments[0]))`})
	if err != nil {
		return nil, err
	}
	var lines []string
	return lines, json.Unmarshal(value, &lines)
}

// send sends a command, [0, number, name, parameters], and reads its answer,
// [1, number, error, result].
func (f *firefox) send(name string, params map[string]any) (json.RawMessage, error) {
	f.sent++
	message, err := json.Marshal([]any{0, f.sent, name, params})
	if err != nil {
		return nil, err
	}
	f.connection.SetDeadline(time.Now().Add(patience))
	if _, err := fmt.Fprintf(f.connection, "%d:%s", len(message), message); err != nil {
		return nil, err
	}
	answer, err := f.read()
	if err != nil {
		return nil, err
	}
	var parts []json.RawMessage
	if err := json.Unmarshal(answer, &parts); err != nil || len(parts) != 4 {
		return nil, fmt.Errorf("not an answer: %.200s", answer)
	}
	if string(parts[2]) != "null" {
		return nil, fmt.Errorf("%s: %s", name, parts[2])
	}
	return parts[3], nil
}

func (f *firefox) read() (json.RawMessage, error) {
	length, err := f.reader.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		return nil, err
	}
	message := make([]byte, n)
	_, err = io.ReadFull(f.reader, message)
	return message, err
}

// start runs a program until the test ends.
func start(t *testing.T, c *exec.Cmd, environment ...string) {
	t.Helper()
	c.Env = append(os.Environ(), environment...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
	})
}

// freePort is a port that nobody listened to a moment ago.
func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// dial waits until a program listens to a port of this machine.
func dial(t *testing.T, port int) net.Conn {
	t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(4 * glance) {
		connection, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			return connection
		}
		if time.Now().After(deadline) {
			t.Fatalf("it does not listen: %v", err)
		}
	}
}
