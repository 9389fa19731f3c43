package aevb.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** One output of a cell that is redrawn in place; outside a kernel, lines on the console now and then. */
final class LiveOutput {
    private static final long HTML_EVERY_NANOS = 500_000_000L;
    private static final long TEXT_EVERY_NANOS = 10_000_000_000L;

    private final Optional<BaseKernel> kernel = Display.kernel();
    private final String id = UUID.randomUUID().toString();
    private boolean shown;
    private long last;

    /** Whether HTML is seen at all. */
    boolean isInKernel() {
        return kernel.isPresent();
    }

    /** Shows or redraws, at most twice a second. */
    synchronized void update(String html, String text) {
        long now = System.nanoTime();
        if (shown && now - last < (kernel.isPresent() ? HTML_EVERY_NANOS : TEXT_EVERY_NANOS)) {
            return;
        }
        show(html, text);
    }

    /** Shows or redraws now. */
    synchronized void show(String html, String text) {
        last = System.nanoTime();
        tellReproduce(text);
        if (kernel.isEmpty()) {
            System.out.println(text);
            shown = true;
            return;
        }
        DisplayData data = new DisplayData(text);
        data.putHTML(html);
        data.setDisplayId(id);
        var stream = kernel.get().getIO().display;
        if (shown) {
            stream.updateDisplay(data);
        } else {
            stream.display(data);
            shown = true;
        }
    }

    /** {@code ./lab reproduce} names a file in AEVB_PROGRESS and shows what stands in it. */
    private static void tellReproduce(String text) {
        String file = System.getenv("AEVB_PROGRESS");
        if (file == null) {
            return;
        }
        try {
            Files.writeString(Path.of(file), text);
        } catch (IOException e) {
            // a progress line that nobody sees is no reason to stop training
        }
    }
}
