package aevb.spark;

import aevb.experiment.Experiment;
import aevb.experiment.RunStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Says now and then how far a sweep is, as the shared run store has it: the driver trains nothing itself. */
final class ClusterProgress {
    private static final long EVERY_MILLIS = 5000;

    private final List<Experiment> waiting;
    private final int all;
    private final RunStore store;
    private final PrintStream out;
    private final Thread thread = new Thread(this::run, "progress");
    private String last = "";

    ClusterProgress(List<Experiment> experiments, RunStore store, PrintStream out) {
        waiting = new ArrayList<>(experiments);
        all = experiments.size();
        this.store = store;
        this.out = out;
        thread.setDaemon(true);
    }

    /** Does the work and reports meanwhile. */
    <T> T during(Supplier<T> work) {
        thread.start();
        try {
            return work.get();
        } finally {
            stop();
        }
    }

    private void run() {
        try {
            while (true) {
                report();
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            // the work is done
        }
    }

    private void report() {
        waiting.removeIf(e -> Files.exists(store.workFolder(e).resolve("weights.bin"))
                || Files.exists(store.publishedFolder(e).resolve("provenance.json")));
        var text = new StringBuilder(all - waiting.size() + " of " + all + " runs finished");
        for (Experiment e : waiting) {
            if (Files.exists(store.workFolder(e).resolve("checkpoint.bin"))) {
                try {
                    int epochs = store.historySoFar(e).epochs();
                    text.append(" | ").append(e.name()).append(": epoch ").append(epochs);
                    text.append('/').append(e.training().epochs());
                } catch (IOException | RuntimeException ex) {
                    // being replaced just now
                }
            }
        }
        if (!text.toString().equals(last)) {
            last = text.toString();
            out.println(last);
        }
    }

    private void stop() {
        thread.interrupt();
        try {
            thread.join();
            report();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
