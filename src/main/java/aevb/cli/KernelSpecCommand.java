package aevb.cli;

import aevb.data.Workspace;
import aevb.experiment.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Writes the kernel spec {@code java}: IJava where it is installed, the project's own kernel elsewhere. */
@Command(
        name = "kernelspec",
        description = "Write the Jupyter kernel spec 'java' and the report templates to target/jupyter.",
        mixinStandardHelpOptions = true)
final class KernelSpecCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        write();
        return 0;
    }

    /** To be put into JUPYTER_PATH. */
    static Path jupyterFolder() {
        return Workspace.home().toAbsolutePath().normalize().resolve("target/jupyter");
    }

    static Path write() throws IOException {
        Path spec = jupyterFolder().resolve("kernels/java/kernel.json");
        Files.createDirectories(spec.getParent());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("argv", argv());
        json.put("display_name", "Java");
        json.put("language", "java");
        json.put("interrupt_mode", "message");
        Files.writeString(spec, Json.write(json));
        ReportTemplate.install(jupyterFolder());
        return spec;
    }

    /** On the class path, the kernel's jar comes last: IJava's carries old copies of libraries that we use. */
    private static List<String> argv() {
        Path home = Workspace.home().toAbsolutePath().normalize();
        Optional<Path> ijava = ijava();
        String classPath = Stream.concat(
                        Stream.of(
                                home.resolve("target/classes"),
                                home.resolve("target/lib").resolve("*")),
                        ijava.stream())
                .map(Path::toString)
                .collect(java.util.stream.Collectors.joining(File.pathSeparator));
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", // as ./lab does
                "-XX:+IgnoreUnrecognizedVMOptions",
                // the optimizing compiler later than by default: in a notebook of seconds it would take a third of
                // all time for code that is run once. The loops of training reach these numbers within a second
                "-XX:Tier4InvocationThreshold=200000",
                "-XX:Tier4CompileThreshold=500000",
                "-XX:Tier4BackEdgeThreshold=400000",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Daevb.home=" + home,
                "-Xmx2g",
                "-cp",
                classPath));
        argv.add(ijava.isPresent() ? "io.github.spencerpark.ijava.IJava" : "aevb.kernel.KernelMain");
        argv.add("{connection_file}");
        return argv;
    }

    /** IJava's jar: what AEVB_IJAVA names, or the conda environment's. */
    static Optional<Path> ijava() {
        String set = System.getenv("AEVB_IJAVA");
        if (set != null && !set.isBlank()) {
            return Optional.of(Path.of(set));
        }
        String conda = System.getenv("CONDA_PREFIX");
        if (conda == null) {
            return Optional.empty();
        }
        Path folder = Path.of(conda, "share/jupyter/kernels/java");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("ijava-.*\\.jar"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
