package aevb.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A stream whose reads give up after a while: those of an HTTP body would wait for ever where the connection stalls. */
final class ImpatientStream extends FilterInputStream {
    private final Duration patience;
    private volatile boolean gaveUp;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread t = new Thread(task, "download-watch");
        t.setDaemon(true);
        return t;
    });

    ImpatientStream(InputStream in, Duration patience) {
        super(in);
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws IOException also if nothing comes for as long as the patience lasts; the stream is closed then */
    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        Future<?> alarm = watch.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
        int n;
        try {
            n = in.read(into, at, length);
        } catch (IOException e) {
            throw gaveUp ? stalled() : e;
        } finally {
            alarm.cancel(false);
        }
        if (gaveUp) {
            throw stalled();
        }
        return n;
    }

    private IOException stalled() {
        return new IOException("nothing came for " + patience.toMillis() / 1000.0 + " s");
    }

    private void giveUp() {
        gaveUp = true;
        try {
            in.close(); // wakes the reader
        } catch (IOException e) {
            // it is given up anyway
        }
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        super.close();
    }
}
