package aevb.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DownloadWordsTest {
    private long seconds;
    private final DownloadWords words = new DownloadWords(() -> TimeUnit.SECONDS.toNanos(seconds));

    private String at(long second, String what, long done, long total) {
        seconds = second;
        return words.of(what, done, total);
    }

    @Test
    void saysHowMuchAndHowLong() {
        assertEquals("a.gz: 0.0 of 10.0 MB", at(5, "a.gz", 10_000, 10_000_000), "too early to tell");
        assertEquals("a.gz: 2.5 of 10.0 MB, 12 s left", at(9, "a.gz", 2_500_000, 10_000_000));
        assertEquals("a.gz: 10.0 of 10.0 MB", at(30, "a.gz", 10_000_000, 10_000_000));
        assertEquals("b.gz: 1.0 of 2.0 MB", at(31, "b.gz", 1_000_000, 2_000_000), "another file begins");
    }

    @Test
    void withoutALengthItSaysWhatCame() {
        assertEquals("a.gz: 2.5 MB", at(0, "a.gz", 2_500_000, -1));
        assertEquals("a.gz: 3.5 MB", at(9, "a.gz", 3_500_000, -1));
    }
}
