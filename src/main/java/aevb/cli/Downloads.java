package aevb.cli;

import aevb.data.Downloader;
import java.io.PrintStream;

/** Downloads with progress on the terminal. */
final class Downloads {
    private static final long STEP = 1 << 20;

    private Downloads() {}

    static Downloader announced(PrintStream out) {
        return new Downloader(
                (what, done, total) -> {
                    if (done % STEP < 1 << 16 || done == total) {
                        out.printf("%s: %.1f of %.1f MB%n", what, done / 1e6, total / 1e6);
                    }
                },
                out::println);
    }
}
