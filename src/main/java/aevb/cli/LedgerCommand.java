package aevb.cli;

import aevb.nn.Blas;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes the README's tables anew from the committed runs and benchmark. */
@Command(
        name = "ledger",
        description = "Write the README's tables anew from runs/ and figures/bench.csv.",
        mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Blas.start();
        Files.writeString(Readme.file(), Readme.generated());
        System.out.println("README.md: tables written");
        return 0;
    }
}
