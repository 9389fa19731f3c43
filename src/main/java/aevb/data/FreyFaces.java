package aevb.data;

import aevb.prob.Noise;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** The Frey faces: 1965 frames of one face, 28 rows by 20 columns, a column of the MATLAB matrix {@code ff} each. */
public final class FreyFaces {
    static final int HEIGHT = 28;
    static final int WIDTH = 20;
    private static final String SHA256 = "2438ba4f0d2a6bd8bac43de756141eaa33c8d248dd613d464bdb1210d9b7af78";
    private static final String FILE = "frey_rawface.mat";
    /** The others hold more matrices, for which MFL would make room unlimited. */
    private static final Set<MatlabType> NUMBERS = EnumSet.range(MatlabType.Double, MatlabType.UInt64);

    private static final long SMALL = 1 << 16;
    private static final int FACES = 1965;
    private static final int TRAIN = 1600;
    private static final long SPLIT_SEED = 1312_6114;
    private static final List<String> MIRRORS = List.of(
            "https://cs.nyu.edu/~roweis/data/frey_rawface.mat", "https://www.cs.nyu.edu/~roweis/data/frey_rawface.mat");
    private static final String REMEDY = "Put a good copy into the folder that AEVB_DATA names, or remove this one.";

    private FreyFaces() {}

    /** The faces from the first folder that has them, or from a mirror into the cache, or empty. */
    public static Optional<Dataset> find(Downloader downloader) {
        for (Path folder : Workspace.dataFolders()) {
            for (Path file : List.of(folder.resolve("frey").resolve(FILE), folder.resolve(FILE))) {
                if (Files.isRegularFile(file)) {
                    return Optional.of(dataset(file));
                }
            }
        }
        Path target = Workspace.cache().resolve("frey").resolve(FILE);
        return downloader.fetch(MIRRORS, target, FreyFaces::read) ? Optional.of(dataset(target)) : Optional.empty();
    }

    /** 1600 faces to train, as many as the paper's figure has, and 365 to test; which ones is drawn once, by a fixed seed. */
    static Dataset dataset(Path file) {
        ImageSet all = read(file);
        int[] order = new Noise(SPLIT_SEED).permutation(Noise.Stream.SHUFFLE, 0, all.count());
        return new Dataset(
                "frey",
                all.select("Frey faces, training", Arrays.copyOf(order, TRAIN)),
                all.select("Frey faces, test", Arrays.copyOfRange(order, TRAIN, order.length)),
                file.toString());
    }

    /** All faces in the order of the film. */
    public static ImageSet read(Path file) {
        Matrix ff = matrix(file);
        int pixels = HEIGHT * WIDTH;
        if (ff.getNumRows() != pixels || ff.getNumCols() != FACES) {
            throw new DataException(
                    file, "ff of 560 x 1965", "ff of " + ff.getNumRows() + " x " + ff.getNumCols(), REMEDY);
        }
        byte[] bytes = new byte[pixels * ff.getNumCols()];
        for (int c = 0; c < ff.getNumCols(); c++) {
            for (int r = 0; r < pixels; r++) {
                bytes[c * pixels + r] = (byte) ff.getInt(r, c);
            }
        }
        String found = Sha256.of(bytes);
        if (!found.equals(SHA256)) {
            throw new DataException(file, "the Frey faces, SHA-256 of the pixels " + SHA256, found, REMEDY);
        }
        return new ImageSet("Frey faces", HEIGHT, WIDTH, bytes, new int[0]);
    }

    /** Gives no more memory at once than the file can be worth, whatever its headers say. */
    private record Limited(long most) implements BufferAllocator {
        @Override
        public ByteBuffer allocate(int size) {
            if (size > most) {
                throw new IllegalArgumentException(size + " bytes in a header");
            }
            return ByteBuffer.allocate(size);
        }

        @Override
        public void release(ByteBuffer buffer) {
            // left to the garbage collector
        }
    }

    private static Matrix matrix(Path file) {
        try (Source source = Sources.openFile(file.toFile())) {
            MatlabTags.check(file);
            long most = MatlabTags.INFLATED_BYTES_A_BYTE * Files.size(file) + SMALL;
            return Mat5.newReader(source)
                    .disableSubsystemProcessing()
                    .setEntryFilter(e -> NUMBERS.contains(e.getType()))
                    .setBufferAllocator(new Limited(most))
                    .readMat()
                    .getMatrix("ff");
        } catch (IOException | RuntimeException e) {
            // MFL throws unchecked exceptions of many kinds on damaged files
            throw new DataException(
                    file, "a MATLAB v5 file with a matrix named ff", "another or a damaged file", REMEDY, e);
        }
    }
}
