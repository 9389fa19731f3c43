package aevb.cli;

import aevb.data.DownloadWords;
import aevb.data.Downloader;
import java.io.PrintStream;

/** Downloads with progress on the terminal. */
final class Downloads implements Downloader.Progress {
    private static final long EVERY_NANOS = 250_000_000L;

    private final StatusLines lines;
    private final DownloadWords words = new DownloadWords();
    private long last;

    Downloads(StatusLines lines) {
        this.lines = lines;
    }

    static Downloader announced(PrintStream out) {
        var lines = new StatusLines(out);
        return new Downloader(new Downloads(lines), lines::line);
    }

    @Override
    public void bytes(String what, long done, long total) {
        String text = words.of(what, done, total);
        if (done == total) {
            lines.remove(what);
            lines.line(text);
        } else if (System.nanoTime() - last > EVERY_NANOS) {
            last = System.nanoTime();
            lines.put(what, text);
        }
    }
}
