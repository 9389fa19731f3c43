package aevb.cli;

import picocli.CommandLine.Command;

@Command(
        name = "reproduce",
        description = "Run the notebooks; write figures and HTML reports.",
        mixinStandardHelpOptions = true)
final class ReproduceCommand implements Runnable {
    @Override
    public void run() {}
}
