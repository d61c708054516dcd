package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"syscall"
	"time"

	"fangzhi/build/internal/serve"
	"fangzhi/build/internal/site"

	"github.com/spf13/cobra"
)

func serveCommand() *cobra.Command {
	var opt serve.Options
	var addr string
	cmd := &cobra.Command{
		Use:     "serve SITE",
		Short:   "Show an archive to a browser on this machine",
		Long:    serveHelp,
		Example: serveExamples,
		Args:    takes("SITE", 1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return serveSite(cmd.Context(), args[0], addr, opt, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "`address` and port to listen on; port 0 takes a free one")
	cmd.Flags().StringVar(&opt.Prefix, "prefix", "/", "`path` under which the archive lies, for trying out")
	cmd.Flags().BoolVar(&opt.NoRange, "no-range", false, "send whole files only, as some hosts do, for trying out")
	return cmd
}

// stopTime is how long requests under way may take once serve is told to stop.
const stopTime = 3 * time.Second

func serveSite(ctx context.Context, address, addr string, opt serve.Options, out io.Writer) error {
	if site.IsURL(address) {
		return misuse("open it in a browser", "%s is on a host already", address)
	}
	files, closeFiles, err := site.Files(address)
	if err != nil {
		return siteFault(err)
	}
	defer closeFiles()
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return listenFault(addr, err)
	}
	server := &http.Server{Handler: serve.Handler(files, opt), ReadHeaderTimeout: 10 * time.Second}
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		<-ctx.Done()
		limit, cancel := context.WithTimeout(context.Background(), stopTime)
		defer cancel()
		if server.Shutdown(limit) != nil {
			server.Close()
		}
	}()
	fmt.Fprintf(out, "http://%s%s\n", listener.Addr(), serve.CleanPrefix(opt.Prefix))
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-stopped
	return nil
}

// listenFault puts into words why nothing can listen at an address.
func listenFault(addr string, err error) error {
	const hint = "an address of this machine and a port, as in --addr 127.0.0.1:9000"
	var wrong *net.AddrError
	switch {
	case errors.As(err, &wrong):
		return misuse(hint, "--addr %q: %s", addr, wrong.Err)
	case errors.Is(err, syscall.EADDRINUSE):
		return fail("choose another port, as in --addr 127.0.0.1:9000", "another program listens at %s", addr)
	case errors.Is(err, fs.ErrPermission):
		return fail("ports below 1024 are the system's: choose another, as in --addr 127.0.0.1:9000", "%s may not be listened at", addr)
	}
	return fail(hint, "%w", err)
}
