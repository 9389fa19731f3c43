package aevb.notebook;

import aevb.eval.Tsne;
import aevb.train.Progress;
import aevb.train.TrainingInterruptedException;
import java.util.Locale;

/** The output of a cell that lays codes out in the plane: a bar, with the time left. */
final class PlaneOutput {
    private static final Tsne TSNE = new Tsne(30, 600);
    private static final double NANOS = 1e9;

    private PlaneOutput() {}

    static float[][] of(float[][] codes) {
        var output = new LiveOutput();
        long began = System.nanoTime();
        float[][] plane = TSNE.of(codes, done -> {
            if (Thread.interrupted()) {
                throw new TrainingInterruptedException();
            }
            double seconds = (System.nanoTime() - began) / NANOS;
            double left = seconds / done * (TSNE.iterations() - done);
            String text = String.format(
                    Locale.ROOT,
                    "t-SNE of %d codes: %d of %d iterations, %s left",
                    codes.length,
                    done,
                    TSNE.iterations(),
                    Progress.duration(left));
            output.update(Display.bar((double) done / TSNE.iterations(), text), text);
        });
        String took = Progress.duration((System.nanoTime() - began) / NANOS);
        String text = String.format("t-SNE of %d codes: %d iterations in %s", codes.length, TSNE.iterations(), took);
        output.show(Display.bar(1, text), text);
        return plane;
    }
}
