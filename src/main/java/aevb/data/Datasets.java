package aevb.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** The one door to data: by name or by folder. */
public final class Datasets {
    private Datasets() {}

    /** What to open where nothing is said: {@code AEVB_DATASET}, or MNIST. */
    public static String chosen() {
        String set = System.getenv("AEVB_DATASET");
        return set == null || set.isBlank() ? Dataset.MNIST : set.strip();
    }

    /**
     * Opens a data set.
     *
     * @param what {@code mnist} (drawn digits where it cannot be had), {@code frey} (drawn faces), {@code drawn}, {@code
     *     drawn-faces}, or a folder of four IDX
     *     files or of PNG images
     * @throws DataException if there is no such data
     */
    public static Dataset open(String what, Downloader downloader) {
        if (what.equals(Dataset.MNIST)) {
            return Mnist.find(downloader).orElseGet(DrawnDigits::dataset);
        }
        if (what.equals(Dataset.DRAWN)) {
            return DrawnDigits.dataset();
        }
        if (what.equals(Dataset.FREY)) {
            return FreyFaces.find(downloader).orElseGet(DrawnFaces::dataset);
        }
        if (what.equals(Dataset.DRAWN_FACES)) {
            return DrawnFaces.dataset();
        }
        return folder(Path.of(what));
    }

    private static Dataset folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    folder, "mnist, frey, drawn, or a folder", "no such folder", "Check the name of the data set.");
        }
        if (Mnist.hasAll(folder)) {
            String name = folder.toAbsolutePath().normalize().getFileName().toString();
            return Mnist.read(name, name, folder);
        }
        if (PngFolder.isOne(folder)) {
            return PngFolder.read(folder.toAbsolutePath().normalize());
        }
        throw new DataException(
                folder,
                "train-images-idx3-ubyte, train-labels-idx1-ubyte and the two t10k- files (.gz or not), or PNG images",
                "neither",
                "Put the files there, or name another folder.");
    }
}
