package aevb.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
    @TempDir
    Path folder;

    private void png(String name, int width, int height, int rgb) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, 0, rgb);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private static String failure(Path where) {
        return assertThrows(DataException.class, () -> Datasets.open(where.toString(), Downloader.offline()))
                .getMessage();
    }

    @Test
    void folderOfPngsWithClasses() throws IOException {
        for (int i = 0; i < 10; i++) {
            png("cats/" + i + ".png", 5, 3, 0xffffff);
            png("dogs/" + i + ".png", 5, 3, 0x808080);
        }
        Dataset d = Datasets.open(folder.toString(), Downloader.offline());
        assertEquals(18, d.train().count());
        assertEquals(2, d.test().count());
        assertEquals(3, d.train().height());
        assertEquals(5, d.train().width());
        assertEquals(1f, d.train().image(0)[0], "white");
        assertEquals(0f, d.train().image(0)[5], "the second row is black");
        assertEquals(0, d.train().labels()[0]);
        assertEquals(1, d.train().labels()[17]);
        assertFalse(d.isDrawn());
    }

    @Test
    void pngsOfDifferentSizes() throws IOException {
        for (int i = 0; i < 8; i++) {
            png(i + ".png", 5, i == 6 ? 4 : 3, 0);
        }
        String message = failure(folder);
        assertTrue(message.contains("6.png") && message.contains("5 x 3") && message.contains("5 x 4"), message);
    }

    @Test
    void damagedPng() throws IOException {
        for (int i = 0; i < 8; i++) {
            png(i + ".png", 5, 3, 0);
        }
        Files.writeString(folder.resolve("3.png"), "<html>not found</html>");
        assertTrue(failure(folder).contains("3.png"));
    }

    @Test
    void emptyFolderAndNoFolder() throws IOException {
        assertTrue(failure(folder).contains("train-images-idx3-ubyte"));
        assertTrue(failure(folder.resolve("nowhere")).contains("no such folder"));
        png("one.png", 2, 2, 0);
        assertTrue(failure(folder).contains("at least 7"));
    }

    @Test
    void anyIdxSetOfAnySize() throws IOException {
        writeIdx(folder, 6, 4);
        Dataset d = Datasets.open(folder.toString(), Downloader.offline());
        assertEquals(24, d.pixelCount());
        assertEquals(8, d.train().count());
        assertEquals(2, d.test().count());
    }

    private static void writeIdx(Path folder, int height, int width) throws IOException {
        for (String part : List.of("train", "t10k")) {
            int n = part.equals("train") ? 8 : 2;
            Files.write(
                    folder.resolve(part + "-images-idx3-ubyte"),
                    IdxTest.idx(new int[] {n, height, width}, new byte[n * height * width]));
            Files.write(folder.resolve(part + "-labels-idx1-ubyte"), IdxTest.idx(new int[] {n}, new byte[n]));
        }
    }

    /** Files named as MNIST's but with other content are refused under the name mnist. */
    @Test
    void wrongChecksum() throws IOException {
        writeIdx(folder, 28, 28);
        String message =
                assertThrows(DataException.class, () -> Mnist.in(folder)).getMessage();
        assertTrue(message.contains("SHA-256") && message.contains("train-images"), message);
    }

    @Test
    void searchOrder() {
        List<Path> folders = Workspace.dataFolders(folder.toString(), Path.of("/cache"), Path.of("/home/lab"));
        assertEquals(List.of(folder, Path.of("/cache"), Path.of("/home/shared/data")), folders);
        Path missing = folder.resolve("missing");
        String message = assertThrows(
                        DataException.class, () -> Workspace.dataFolders(missing.toString(), folder, folder))
                .getMessage();
        assertTrue(message.contains("AEVB_DATA"), message);
    }

    @Test
    void realMnistWhereItIs() {
        Dataset d = Datasets.open("mnist", Downloader.offline());
        assumeTrue(!d.isDrawn(), "no MNIST on this machine");
        assertEquals(60_000, d.train().count());
        assertEquals(10_000, d.test().count());
        assertEquals(5, d.train().labels()[0]);
        assertEquals(7, d.test().labels()[0]);
        assertEquals("", d.markAgainst(Dataset.MNIST));
    }

    @Test
    void realFreyFacesWhereTheyAre() {
        Dataset d;
        try {
            d = Datasets.open("frey", Downloader.offline());
        } catch (DataException e) {
            assumeTrue(false, "no Frey faces on this machine");
            return;
        }
        assertEquals(1600, d.train().count());
        assertEquals(365, d.test().count());
        assertEquals(560, d.pixelCount());
    }

    @Test
    void damagedMatFile() throws IOException {
        Path file = Files.write(folder.resolve("frey_rawface.mat"), new byte[300]);
        String message =
                assertThrows(DataException.class, () -> FreyFaces.read(file)).getMessage();
        assertTrue(message.contains("MATLAB") && message.contains("frey_rawface.mat"), message);
    }

    @Test
    void drawnDigitsAreForever() {
        Dataset d = DrawnDigits.dataset(50, 10);
        assertEquals(
                "056ce6bdb124cd119b78a89a963b9b69d3f2a2cd272fa778e2d88bd521b77f51",
                d.train().sha256());
        assertArrayEquals(
                d.train().labels(),
                DrawnDigits.dataset(80, 10).train().first(50).labels());
        assertEquals("drawn digits, not MNIST", d.markAgainst(Dataset.MNIST));
    }

    @Test
    void drawnDigitsHaveAllClassesAndInk() {
        Dataset d = DrawnDigits.dataset(500, 10);
        assertEquals(10, java.util.Arrays.stream(d.train().labels()).distinct().count());
        for (int i = 0; i < d.train().count(); i++) {
            double ink = 0;
            for (float v : d.train().image(i)) {
                ink += v;
            }
            assertTrue(ink > 10 && ink < 400, "image " + i + " has " + ink + " pixels of ink");
        }
    }

    @Test
    void treatments() {
        Dataset d = DrawnDigits.dataset(300, 20);
        byte[] hard = DataTreatment.THRESHOLDED.apply(d).train().pixels();
        byte[] drawn = DataTreatment.BINARISED_ONCE.apply(d).train().pixels();
        double grey = 0;
        double on = 0;
        for (int i = 0; i < hard.length; i++) {
            int v = d.train().pixels()[i] & 0xff;
            assertEquals(v > 127 ? 255 : 0, hard[i] & 0xff);
            assertTrue(drawn[i] == 0 || drawn[i] == -1);
            assertTrue(v > 0 || drawn[i] == 0, "black stays black");
            assertTrue(v < 255 || drawn[i] == -1, "white stays white");
            grey += v / 255.0;
            on += (drawn[i] & 0xff) / 255.0;
        }
        assertEquals(1, on / grey, 0.02, "drawing keeps the expected ink");
        assertEquals(d, DataTreatment.GREY.apply(d));
        assertEquals(d.train(), DataTreatment.BINARISED_DYNAMICALLY.apply(d).train());
    }
}
