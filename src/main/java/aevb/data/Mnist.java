package aevb.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The four files of MNIST, or of any set named as MNIST's are (Fashion-MNIST, a teacher's own), and how they are found. */
public final class Mnist {
    /** One of the four files, and the SHA-256 of MNIST's own after decompression. */
    enum Part {
        TRAIN_IMAGES("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        TRAIN_LABELS("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        TEST_IMAGES("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        TEST_LABELS("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

        final String file;
        final String sha256;

        Part(String file, String sha256) {
            this.file = file;
            this.sha256 = sha256;
        }

        int dimensions() {
            return file.contains("idx3") ? 3 : 1;
        }
    }

    private static final List<String> MIRRORS = List.of(
            "https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/");

    private Mnist() {}

    /** MNIST from the first folder that has it, verified; from a mirror into the cache; or empty. */
    public static Optional<Dataset> find(Downloader downloader) {
        for (Path folder : Workspace.dataFolders()) {
            Optional<Dataset> found = in(folder);
            if (found.isPresent()) {
                return found;
            }
        }
        Path cache = Workspace.cache().resolve("mnist");
        for (Part part : Part.values()) {
            List<String> urls = MIRRORS.stream().map(m -> m + part.file + ".gz").toList();
            if (!downloader.fetch(urls, cache.resolve(part.file + ".gz"), f -> verified(f, part))) {
                return Optional.empty();
            }
        }
        return in(Workspace.cache());
    }

    /** MNIST in this folder or its subfolder {@code mnist}, verified against the published checksums. */
    static Optional<Dataset> in(Path folder) {
        return Stream.of(folder.resolve("mnist"), folder)
                .filter(Mnist::hasAll)
                .findFirst()
                .map(f -> read(Dataset.MNIST, "MNIST", f, Mnist::verified));
    }

    /** Any set of four files named as MNIST's are, of any image size, without a checksum. */
    public static Dataset read(String name, String title, Path folder) {
        return read(name, title, folder, (file, part) -> Idx.read(file, part.dimensions()));
    }

    private static Dataset read(String name, String title, Path folder, BiFunction<Path, Part, Idx.Bytes> reader) {
        return new Dataset(
                name,
                images(title + ", training", folder, Part.TRAIN_IMAGES, Part.TRAIN_LABELS, reader),
                images(title + ", test", folder, Part.TEST_IMAGES, Part.TEST_LABELS, reader),
                folder.toString());
    }

    private static ImageSet images(
            String name, Path folder, Part images, Part labels, BiFunction<Path, Part, Idx.Bytes> reader) {
        Path imageFile = file(folder, images);
        Path labelFile = file(folder, labels);
        return Idx.images(name, imageFile, reader.apply(imageFile, images), labelFile, reader.apply(labelFile, labels));
    }

    static boolean hasAll(Path folder) {
        return Stream.of(Part.values()).allMatch(p -> Files.isRegularFile(file(folder, p)));
    }

    private static Path file(Path folder, Part part) {
        Path plain = folder.resolve(part.file);
        return Files.isRegularFile(plain) ? plain : folder.resolve(part.file + ".gz");
    }

    private static Idx.Bytes verified(Path file, Part part) {
        Idx.Bytes b = Idx.read(file, part.dimensions());
        var header = java.nio.ByteBuffer.allocate(4 + 4 * b.sizes().length);
        header.putInt(0x0800 + b.sizes().length);
        for (int s : b.sizes()) {
            header.putInt(s);
        }
        String found = Sha256.of(header.array(), b.data());
        if (!found.equals(part.sha256)) {
            throw new DataException(
                    file,
                    "MNIST's " + part.file + " with SHA-256 " + part.sha256 + " (decompressed)",
                    found,
                    "If it is another data set, name its folder instead: it is not MNIST. Otherwise remove the file.");
        }
        return b;
    }
}
