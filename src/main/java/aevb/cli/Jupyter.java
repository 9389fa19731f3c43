package aevb.cli;

import aevb.data.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Jupyter to use: the conda environment's where one is active, Debian's, or the first in PATH. */
record Jupyter(Path executable) {
    static Optional<Jupyter> find() {
        List<Path> candidates = new ArrayList<>();
        String conda = System.getenv("CONDA_PREFIX");
        if (conda != null) {
            candidates.add(Path.of(conda, "bin", "jupyter"));
            candidates.add(Path.of(conda, "Scripts", "jupyter.exe"));
        }
        candidates.add(Path.of("/usr/bin/jupyter"));
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(p -> !p.isBlank())
                .forEach(p -> candidates.add(Path.of(p, "jupyter")));
        return candidates.stream().filter(Files::isExecutable).findFirst().map(Jupyter::new);
    }

    /** A Jupyter command that sees our kernel spec first, and no other Python's packages. */
    ProcessBuilder command(String... arguments) {
        var builder = new ProcessBuilder(Stream.concat(Stream.of(executable.toString()), Arrays.stream(arguments))
                .toList());
        Map<String, String> env = builder.environment();
        env.remove("PYTHONHOME");
        env.remove("PYTHONPATH");
        env.put("PYTHONNOUSERSITE", "1");
        env.put("JUPYTER_PATH", KernelSpecCommand.jupyterFolder().toString());
        return builder.directory(Workspace.home().toFile());
    }

    /** The first line of {@code jupyter COMMAND --version}, or empty where there is no such command. */
    Optional<String> version(String subcommand) {
        try {
            Process p =
                    command(subcommand, "--version").redirectErrorStream(true).start();
            String text = new String(p.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return p.waitFor() == 0 ? text.strip().lines().reduce((a, b) -> b) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
