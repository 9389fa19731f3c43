package aevb.data;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a download is, in words: how much of how much, and how long the rest will take at the pace so far. */
public final class DownloadWords {
    private static final double MEGABYTE = 1e6;
    /** Before, the pace is anybody's guess. */
    private static final double SECONDS_TO_KNOW = 1;

    private final LongSupplier nanoTime;
    private String file = "";
    private long began;

    public DownloadWords() {
        this(System::nanoTime);
    }

    DownloadWords(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Such as "train-images-idx3-ubyte.gz: 3.1 of 9.9 MB, 4 s left".
     *
     * @param what is downloaded; another name begins another download
     * @param total bytes, or -1 where the server does not say
     */
    public synchronized String of(String what, long done, long total) {
        if (!what.equals(file)) {
            file = what;
            began = nanoTime.getAsLong();
        }
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s: %.1f MB", what, done / MEGABYTE);
        }
        String size = String.format(Locale.ROOT, "%s: %.1f of %.1f MB", what, done / MEGABYTE, total / MEGABYTE);
        double seconds = (nanoTime.getAsLong() - began) / 1e9;
        boolean tells = seconds > SECONDS_TO_KNOW && done > 0 && done < total;
        return tells ? size + String.format(Locale.ROOT, ", %.0f s left", seconds * (total - done) / done) : size;
    }
}
