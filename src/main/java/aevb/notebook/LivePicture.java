package aevb.notebook;

import aevb.data.ImageSet;
import aevb.experiment.Experiment;
import aevb.figure.CurveChart;
import aevb.figure.ImageGrid;
import aevb.model.Model;
import aevb.train.History;
import java.util.ArrayList;
import java.util.List;

/** What a run in training looks like now: its curve so far, and test images above their reconstructions. */
final class LivePicture {
    private static final int IMAGES = 10;
    private static final long EVERY_NANOS = 500_000_000L;

    private final ImageSet images;
    private long last;

    /** @param test images to reconstruct */
    LivePicture(ImageSet test) {
        images = test.first(Math.min(IMAGES, test.count()));
        last = System.nanoTime() - EVERY_NANOS;
    }

    /** Whether half a second has gone by since the last one. */
    boolean isDue() {
        return System.nanoTime() - last >= EVERY_NANOS;
    }

    /** Both pictures as HTML. Call it from the thread that trains {@code model}. */
    String html(Experiment e, History history, Model model) {
        var chart = new CurveChart(e.name(), "epoch", "ELBO, nats per image", RunCurves.byEpoch(history));
        String alt = "learning curve so far";
        String html = "<div style=\"display:flex;flex-wrap:wrap;align-items:center;gap:12px\">"
                + Display.image(chart.withSize(400, 260), alt);
        if (images.pixelCount() == model.architecture().inputDim()) {
            html += Display.image(strip(model, history.epochs()), "test images above their reconstructions");
        }
        last = System.nanoTime();
        return html + "</div>";
    }

    private ImageGrid strip(Model model, int epoch) {
        float[][] originals = images.images(images.count());
        List<float[]> rows = new ArrayList<>(List.of(originals));
        rows.addAll(List.of(model.reconstruct(originals)));
        String title = "test images; reconstructed after epoch " + epoch;
        return ImageGrid.of(title, rows.toArray(float[][]::new), images.height(), images.width(), images.count());
    }
}
