package aevb.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aevb.browser.Chromium;
import aevb.data.DrawnDigits;
import aevb.data.ImageSet;
import aevb.eval.LatentUse;
import aevb.experiment.Catalogue;
import aevb.experiment.Run;
import aevb.experiment.RunStore;
import aevb.figure.ImageGrid;
import aevb.nn.Blas;
import aevb.prob.LatentGrid;
import aevb.prob.Noise;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's decoder in a real browser against the library's, with the committed runs. */
class ExplorerTest {
    private static ImageSet images;

    @TempDir
    Path folder;

    @BeforeAll
    static void blas() {
        Blas.start();
        images = DrawnDigits.dataset(300, 300).test();
    }

    private static Run committed(int latentDim) {
        return RunStore.committed(w -> {}).find(Catalogue.vae(latentDim)).orElseThrow();
    }

    private static String plane() {
        Run run = committed(2);
        float[][] codes = run.model().codes(images.images(300));
        return Explorer.plane(run, codes, images.labels(), 28, 28).html(still(run), "a plane");
    }

    private static ImageGrid still(Run run) {
        return ImageGrid.of("still", run.model().decode(new float[4][run.latentDim()]), 28, 28, 2);
    }

    private Path page(String html) throws Exception {
        Path file = folder.resolve("page.html");
        String head = "<!doctype html><meta charset=\"utf-8\"><title>t</title>";
        return Files.write(file, (head + html).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isUnderAMegabyteAndAsksForNothing() {
        String html = plane();
        assertTrue(html.length() < 1_048_576, html.length() + " bytes");
        assertFalse(html.contains("http"), "no address in the page");
        assertFalse(html.contains("{{"), "everything is filled in");
        assertTrue(html.contains("alt=\"a plane\""));
    }

    /** Within one grey level of 255, everywhere, on a grid that covers the prior. */
    @Test
    @Tag("slow")
    void decodesAsTheLibraryDoes() throws Exception {
        assumeTrue(Chromium.installed().isPresent(), "no Chromium is installed");
        Run run = committed(2);
        float[][] z = LatentGrid.inverseCdf(8);
        float[][] ours = run.model().decode(z);
        try (var browser = new Chromium(900, 700)) {
            browser.open(page(plane()).toUri());
            double worst = 0;
            for (int i = 0; i < z.length; i++) {
                JsonNode theirs = browser.evaluate(
                        "document.querySelector('.aevb-explorer').aevbDecode(" + Arrays.toString(z[i]) + ")");
                assertEquals(784, theirs.size());
                for (int j = 0; j < 784; j++) {
                    worst = Math.max(worst, Math.abs(theirs.get(j).asDouble() - ours[i][j]));
                }
            }
            assertTrue(worst < 1 / 255.0, "worst difference " + worst * 255 + " of 255");
        }
    }

    /** Drags the point with the pointer and moves it with a key: the pixels shown are the library's for that point. */
    @Test
    @Tag("slow")
    void followsThePointerAndTheKeys() throws Exception {
        assumeTrue(Chromium.installed().isPresent(), "no Chromium is installed");
        Run run = committed(2);
        try (var browser = new Chromium(900, 700)) {
            browser.open(page(plane()).toUri());
            assertEquals(
                    0,
                    browser.evaluate("document.querySelectorAll('.aevb-still').length")
                            .asInt());
            JsonNode box = browser.evaluate(
                    "(r => [r.left, r.top, r.width, r.height])(document.querySelector('.aevb-plane').getBoundingClientRect())");
            double x = box.get(0).asDouble();
            double y = box.get(1).asDouble();
            double w = box.get(2).asDouble();
            browser.drag(x + w / 2, y + w / 2, x + 0.7 * w, y + 0.4 * w);
            checkPixels(browser, run);
            String dragged = readout(browser);
            assertNotEquals("z = (0.00, 0.00)", dragged);
            browser.key("ArrowLeft", 37);
            assertNotEquals(dragged, readout(browser));
            checkPixels(browser, run);
            Files.write(Path.of("target/explorer-plane.png"), browser.screenshot());
        }
    }

    private static String readout(Chromium browser) throws Exception {
        return browser.evaluate("document.querySelector('.aevb-readout').textContent")
                .asText();
    }

    private static void checkPixels(Chromium browser, Run run) throws Exception {
        String[] z = readout(browser).replaceAll("[^0-9., -]", "").strip().split(",");
        float[][] expected =
                run.model().decode(new float[][] {{Float.parseFloat(z[0].strip()), Float.parseFloat(z[1].strip())}});
        JsonNode shown = browser.evaluate(
                "Array.from(document.querySelector('.aevb-image').getContext('2d').getImageData(0, 0, 28, 28).data)");
        double sum = 0;
        for (int j = 0; j < 784; j++) {
            sum += Math.abs(shown.get(4 * j).asInt() / 255.0 - expected[0][j]) / 784;
        }
        // the text has two decimals of z, so a pixel may differ by a little more than a level
        assertTrue(sum < 2 / 255.0, "mean difference " + sum * 255 + " of 255 at " + readout(browser));
    }

    @Test
    @Tag("slow")
    void slidersMoveTheirDimension() throws Exception {
        assumeTrue(Chromium.installed().isPresent(), "no Chromium is installed");
        Run run = committed(20);
        LatentUse use = LatentUse.of(run.model(), new Noise(1).normals(Noise.Stream.PRIOR_SAMPLES, 50, 784));
        try (var browser = new Chromium(900, 900)) {
            browser.open(page(Explorer.sliders(run, use, 28, 28).html(still(run), "sliders"))
                    .toUri());
            assertEquals(
                    10,
                    browser.evaluate("document.querySelectorAll('.aevb-explorer input').length")
                            .asInt());
            browser.evaluate("(i => { i.value = 2; i.dispatchEvent(new Event('input')); })"
                    + "(document.querySelectorAll('.aevb-explorer input')[3])");
            float[][] z = new float[1][20];
            z[0][use.byKl()[3]] = 2;
            float[][] expected = run.model().decode(z);
            JsonNode shown = browser.evaluate(
                    "Array.from(document.querySelector('.aevb-image').getContext('2d').getImageData(0, 0, 28, 28).data)");
            for (int j = 0; j < 784; j++) {
                assertEquals(expected[0][j] * 255, shown.get(4 * j).asInt(), 1.5);
            }
            Files.write(Path.of("target/explorer-sliders.png"), browser.screenshot());
        }
    }
}
