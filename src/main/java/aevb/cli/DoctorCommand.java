package aevb.cli;

import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description = "Say what is found, what is missing, and what mends it.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Runnable {
    @Override
    public void run() {}
}
