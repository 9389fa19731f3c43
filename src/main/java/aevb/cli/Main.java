package aevb.cli;

import aevb.data.DataException;
import aevb.experiment.Provenance;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./lab} calls once the project is built. */
@Command(
        name = "lab",
        description = "Auto-Encoding Variational Bayes, figure by figure.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            TrainCommand.class,
            SweepCommand.class,
            ReproduceCommand.class,
            BenchCommand.class,
            BenchWorkerCommand.class,
            DoctorCommand.class,
            LedgerCommand.class,
            ReportCommand.class,
            KernelSpecCommand.class
        })
public final class Main {
    private Main() {}

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"aevb " + Provenance.VERSION};
        }
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println(line.getColorScheme().errorText("lab: " + message(e)));
            if (System.getenv("AEVB_DEBUG") != null) {
                e.printStackTrace(line.getErr());
            }
            return line.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    /** Expected failures carry their own explanation; others show their type and how to see more. */
    private static String message(Exception e) {
        boolean explained = e instanceof DataException
                || e instanceof IllegalArgumentException
                || e instanceof IllegalStateException
                || e instanceof java.io.UncheckedIOException
                || e.getClass().getPackageName().equals("aevb.train");
        return explained ? e.getMessage() : e + " (set AEVB_DEBUG=1 to see where)";
    }
}
