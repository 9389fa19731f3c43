package aevb.cli;

import aevb.data.DataException;
import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.data.Downloader;
import aevb.data.Workspace;
import aevb.experiment.Provenance;
import aevb.experiment.Sweep;
import aevb.nn.Blas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What is found, what is missing, and the exact command that mends it. */
@Command(
        name = "doctor",
        description = "Say what is found, what is missing, and what mends it.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private int problems;

    @Override
    public Integer call() {
        found("java", System.getProperty("java.version") + " (" + System.getProperty("java.home") + ")");
        found(
                "processor",
                Provenance.cpuName() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                        + Sweep.defaultThreads() + " threads used (AEVB_THREADS changes it)");
        blas();
        jupyter();
        data();
        folders();
        System.out.println();
        System.out.println(problems == 0 ? "All is well." : problems + " thing(s) to mend, see above.");
        return problems == 0 ? 0 : 1;
    }

    private void blas() {
        try {
            Blas.start();
            found("BLAS", Blas.description() + "; AEVB_BLAS=mkl or AEVB_BLAS=openblas chooses another");
        } catch (IllegalStateException | LinkageError e) {
            missing("BLAS", e.getMessage(), "AEVB_BLAS=openblas ./lab doctor");
        }
    }

    private void jupyter() {
        Optional<Jupyter> jupyter = Jupyter.find();
        if (jupyter.isEmpty()) {
            missing(
                    "Jupyter",
                    "not found",
                    "./lab reproduce (installs it on Debian and Ubuntu), or conda env create -f environment.yml");
            return;
        }
        for (String command : new String[] {"nbconvert", "lab", "notebook"}) {
            Optional<String> version = jupyter.get().version(command);
            if (version.isPresent()) {
                found("jupyter " + command, version.get());
            } else if (command.equals("nbconvert")) {
                missing("jupyter nbconvert", "not found", "apt-get install jupyter-nbconvert");
            }
        }
        found(
                "kernel",
                KernelSpecCommand.ijava().map(p -> "IJava, " + p.getFileName()).orElse("the project's own"));
    }

    private void data() {
        try {
            Dataset mnist = Datasets.open("mnist", Downloader.offline());
            if (mnist.isDrawn()) {
                missing(
                        "MNIST",
                        "not in " + Workspace.dataFolders() + "; drawn digits are used, and marked",
                        "./lab reproduce downloads it where the network allows; or put the four .gz files into "
                                + Workspace.cache().resolve("mnist"));
            } else {
                found("MNIST", mnist.origin() + ", checksums right");
            }
        } catch (DataException e) {
            missing("MNIST", e.getMessage(), "remove or replace that file");
        }
        try {
            found("Frey faces", Datasets.open("frey", Downloader.offline()).origin());
        } catch (DataException e) {
            found("Frey faces", "not found (only the paper's Frey Face figures need them)");
        }
    }

    private void folders() {
        Path runs = Workspace.home().resolve("runs");
        found(
                "runs",
                Files.isWritable(Files.isDirectory(runs) ? runs : Workspace.home())
                        ? "can be written"
                        : "read-only; set AEVB_RUNS to a folder that can be written");
    }

    private static void found(String what, String how) {
        System.out.printf("ok       %-18s %s%n", what, how);
    }

    private void missing(String what, String why, String mend) {
        problems++;
        System.out.printf("MISSING  %-18s %s%n%28smend: %s%n", what, why, "", mend);
    }
}
