package aevb.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Something that trains in a process of its own and runs when it is asked to, so that contenders can take turns. */
public final class Contender implements AutoCloseable {
    private final String name;
    private final int samplesPerStep;
    private final Process process;
    private final BufferedReader in;
    private final BufferedWriter out;

    private Contender(String name, int samplesPerStep, Process process, BufferedReader in) {
        this.name = name;
        this.samplesPerStep = samplesPerStep;
        this.process = process;
        this.in = in;
        out = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
    }

    /**
     * Starts {@code command}, which says "ready" and then answers as {@link Worker} does.
     *
     * @param name the contender's name, given what stands behind "ready"
     * @return empty where the command cannot be run or ends before it is ready: what it needs is not installed
     */
    static Optional<Contender> start(
            UnaryOperator<String> name, int samplesPerStep, List<String> command, Map<String, String> env) {
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().keySet().removeAll(List.of("PYTHONHOME", "PYTHONPATH"));
            builder.environment().putAll(env);
            Process p = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            BufferedReader in = p.inputReader(StandardCharsets.UTF_8);
            String ready = in.readLine();
            if (ready == null || !ready.startsWith("ready")) {
                p.destroy();
                return Optional.empty();
            }
            String rest = ready.substring("ready".length()).strip();
            return Optional.of(new Contender(name.apply(rest), samplesPerStep, p, in));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public String name() {
        return name;
    }

    /** Training images a step. */
    public int samplesPerStep() {
        return samplesPerStep;
    }

    /** Runs so many steps; the milliseconds that one of them took on average. */
    public double millisPerStep(int steps) throws IOException {
        out.write(steps + "\n");
        out.flush();
        String answer = in.readLine();
        if (answer == null) {
            throw new IOException("the process of \"" + name + "\" ended in the middle of the benchmark");
        }
        return Double.parseDouble(answer);
    }

    /** Memory that the process holds, in MB; NaN where the system does not tell. */
    public double residentMegabytes() {
        return Footprint.residentMegabytes(Path.of("/proc", String.valueOf(process.pid()), "status"));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
