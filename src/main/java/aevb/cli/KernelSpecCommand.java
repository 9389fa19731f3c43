package aevb.cli;

import picocli.CommandLine.Command;

@Command(name = "kernelspec", description = "Write the kernel spec.", mixinStandardHelpOptions = true)
final class KernelSpecCommand implements Runnable {
    @Override
    public void run() {}
}
