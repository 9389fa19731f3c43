package aevb.cli;

import aevb.data.Workspace;
import aevb.experiment.Profile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which notebooks, and in which profile: what the commands that run or show notebooks have in common. */
final class NotebookOptions {
    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "smoke (a minute), classroom (minutes; the default) or full (the committed runs).")
    private String profile = "classroom";

    @Option(names = "--only", paramLabel = "NN", description = "Only notebooks whose name begins so; may be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--solutions", description = "The solutions of the exercises instead of the notebooks.")
    private boolean solutions;

    boolean solutions() {
        return solutions;
    }

    private String shelf() {
        return solutions ? "solutions" : "";
    }

    Profile profile() {
        return Profile.parse(profile);
    }

    /** A runner, once Jupyter is found and knows our kernel and templates. */
    NotebookRunner runner(String dataset, PrintStream out) throws IOException {
        Jupyter jupyter = Jupyter.find()
                .orElseThrow(() -> new IllegalStateException("no Jupyter was found; ./lab doctor says what mends it"));
        KernelSpecCommand.write();
        return new NotebookRunner(jupyter, profile(), dataset, shelf(), out);
    }

    /** The notebooks chosen, in order. */
    List<Path> notebooks() throws IOException {
        try (Stream<Path> files =
                Files.list(Workspace.home().resolve("notebooks").resolve(shelf()))) {
            List<Path> chosen = files.filter(f -> f.toString().endsWith(".ipynb"))
                    .filter(f -> only.isEmpty() || only.stream().anyMatch(NotebookRunner.name(f)::startsWith))
                    .sorted()
                    .toList();
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException("no notebook in notebooks/ begins with " + only);
            }
            return chosen;
        }
    }
}
