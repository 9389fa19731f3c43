package aevb.experiment;

import aevb.data.Dataset;
import aevb.nn.Blas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Where a run's numbers come from: enough to make them again and to see what differs if they differ. */
public record Provenance(
        String dataset,
        String trainSha256,
        String testSha256,
        long seed,
        String version,
        String commit,
        String java,
        String os,
        String cpu,
        String blas,
        String precision,
        int threads,
        double wallSeconds,
        String finished) {

    /** The library's version, also in pom.xml. */
    public static final String VERSION = "0.1.0";

    /** @param commit as {@link #commit} gave it when the run began, as sources may change while it goes on */
    static Provenance of(Experiment e, Dataset data, String commit, int threads, double wallSeconds) {
        return new Provenance(
                data.name(),
                data.train().sha256(),
                data.test().sha256(),
                e.training().seed(),
                VERSION,
                commit,
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                cpuName(),
                Blas.description(),
                e.training().precision().name(),
                threads,
                Math.round(wallSeconds * 10) / 10.0,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** The commit of the sources, with "+" where tracked files differ from it, or "unknown" outside a git checkout. */
    public static String commit(Path home) {
        String head = output(home, "git", "rev-parse", "HEAD");
        if (head.isEmpty()) {
            return "unknown";
        }
        return head
                + (output(home, "git", "status", "--porcelain", "--untracked-files=no", "--", "src", "pom.xml")
                                .isEmpty()
                        ? ""
                        : "+");
    }

    private static String output(Path folder, String... command) {
        try {
            Process p = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return p.waitFor(10, TimeUnit.SECONDS) && p.exitValue() == 0 ? text : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The processor's name where the system tells it. */
    public static String cpuName() {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            try (var lines = Files.lines(info)) {
                return lines.filter(l -> l.startsWith("model name"))
                        .map(l -> l.substring(l.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                return System.getProperty("os.arch");
            }
        }
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        return windows == null ? System.getProperty("os.arch") : windows;
    }
}
