// Command fangzhi makes a searchable archive out of a folder of articles, and
// answers questions of one. It holds the flags, the words to the user and the
// exit codes; the work is done in the packages it calls.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit codes, which scripts rely on.
const (
	exitDone  = 0
	exitFault = 1 // something failed: a file, a query, a check, the whole command
	exitUsage = 2 // the command line could not be understood
)

// run is the whole program; an interrupt cancels it, and what it had begun is taken back.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	understood := false
	root := newRoot(&understood)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	command, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return exitDone
	case !understood && !isFault(err):
		err = misuse(usageHint(command), "%w", err)
	case ctx.Err() != nil && !isFault(err):
		err = fail("", "interrupted")
	}
	return tell(errs, err)
}

// takes says how many words a command takes beside its flags, and which.
func takes(words string, least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return fmt.Errorf("%s takes %s, not %s", cmd.Name(), words, count(len(args), "word"))
		}
		return nil
	}
}

// flagFault puts an error of a flag's value into words.
func flagFault(_ *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	if !errors.As(err, &invalid) {
		return err
	}
	flag := invalid.GetFlag()
	switch flag.Value.Type() {
	case "int":
		return fmt.Errorf("--%s takes a whole number, not %q", flag.Name, invalid.GetValue())
	case "bool":
		return fmt.Errorf("--%s takes true or false, not %q", flag.Name, invalid.GetValue())
	}
	return err
}

// flagOrQuery does so too where a query may have been meant, whose first
// character is no letter.
func flagOrQuery(cmd *cobra.Command, err error) error {
	if _, word, ok := strings.Cut(err.Error(), "' in "); ok {
		return misuse(fmt.Sprintf(verbatimHint, cmd.Name()), "no flag is called %s", word)
	}
	return flagFault(cmd, err)
}

// helpCommand tells about a command.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Tell what a command does and takes",
		Args:  takes("at most one COMMAND", 0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			of, _, err := cmd.Root().Find(args)
			if err != nil || len(args) > 0 && of == cmd.Root() {
				return misuse("fangzhi help lists the commands", "no command is called %q", args[0])
			}
			of.InitDefaultHelpFlag()
			return of.Help()
		},
	}
}

func newRoot(understood *bool) *cobra.Command {
	root := &cobra.Command{
		Use:           "fangzhi",
		Short:         "Make a folder of articles into a searchable archive for any browser",
		Long:          rootHelp,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRun: func(*cobra.Command, []string) {
			*understood = true // from here on a mistake is no longer one of usage
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(flagFault)
	root.SetHelpCommand(helpCommand())
	root.AddCommand(buildCommand(), joinCommand(), serveCommand(), searchCommand(), showCommand(),
		inspectCommand(), exportCommand(), concordanceCommand(), trendCommand(), suggestCommand(), versionCommand())
	return root
}
