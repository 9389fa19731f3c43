package aevb.notebook;

import aevb.eval.LatentUse;
import aevb.experiment.Json;
import aevb.experiment.Run;
import aevb.figure.Drawing;
import aevb.figure.Palette;
import aevb.nn.Activation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/**
 * An interactive figure in a page of its own making: move in the latent space and see the decoded image at once, computed in the
 * browser. Needs no server and no network; without JavaScript, or in a notebook that is not trusted, the picture given stays.
 */
public final class Explorer {
    private static final int SLIDERS = 10;
    private static final float SLIDER_RANGE = 3;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Run run;
    private final int height;
    private final int width;
    private final Map<String, Object> settings = new LinkedHashMap<>();

    private Explorer(Run run, int height, int width) {
        if (run.experiment().architecture().activation() != Activation.TANH) {
            throw new IllegalArgumentException("the explorer knows decoders with tanh only, not " + run.name());
        }
        this.run = run;
        this.height = height;
        this.width = width;
    }

    /**
     * The plane of a model with two latent dimensions, with coded images as coloured points to move among.
     *
     * @param codes a row of two for each image
     * @param labels a class for each, or all 0
     */
    static Explorer plane(Run run, float[][] codes, int[] labels, int height, int width) {
        if (run.latentDim() != 2) {
            throw new IllegalArgumentException(run.name() + " has " + run.latentDim() + " latent dimensions, not 2");
        }
        var explorer = new Explorer(run, height, width);
        List<List<Number>> points = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            points.add(List.of(rounded(codes[i][0]), rounded(codes[i][1]), labels[i]));
        }
        explorer.settings.put("points", points);
        explorer.settings.put("colours", Palette.classColours());
        explorer.settings.put("dimensions", List.of(0, 1));
        return explorer;
    }

    /** Sliders for the ten dimensions that carry most, the others at 0. */
    static Explorer sliders(Run run, LatentUse use, int height, int width) {
        var explorer = new Explorer(run, height, width);
        int[] best = Arrays.copyOf(use.byKl(), Math.min(SLIDERS, run.latentDim()));
        explorer.settings.put("dimensions", Arrays.stream(best).boxed().toList());
        explorer.settings.put(
                "kl", Arrays.stream(best).mapToObj(j -> rounded(use.kl()[j])).toList());
        explorer.settings.put("range", SLIDER_RANGE);
        return explorer;
    }

    private static double rounded(double v) {
        return Math.round(v * 1000) / 1000.0;
    }

    /** The figure as a piece of HTML, about 1 MB. */
    String html(Drawing still, String alt) {
        String id = "aevb-explorer-" + run.name().replaceAll("[^a-z0-9]", "-") + "-" + NUMBER.incrementAndGet();
        settings.put("latentDim", run.latentDim());
        settings.put("height", height);
        settings.put("width", width);
        settings.put("bits", PackedDecoder.BITS);
        settings.put("layers", PackedDecoder.of(run.model()));
        return resource("explorer.html")
                .replace("{{id}}", id)
                .replace("{{alt}}", Display.escape(alt))
                .replace("{{still}}", png(still))
                .replace("{{settings}}", Json.compact(settings))
                .replace("{{script}}", resource("explorer.js"));
    }

    private static String png(Drawing drawing) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawing.image(1), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static String resource(String name) {
        try (InputStream in = Explorer.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
