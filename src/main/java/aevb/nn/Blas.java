package aevb.nn;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Chooses and reports the BLAS behind ND4J. The choice takes effect when ND4J's first class loads, so {@link #start} comes
 * before anything else. By default:
 *
 * <ul>
 *   <li>MKL where its artifact is on the class path, except on AMD's processors, where MKL keeps to AVX2;
 *   <li>OpenBLAS otherwise, and there the newer library that the build unpacks beside the classes, where it is: ND4J's own is
 *       of 2021 and does not know the AVX-512 of newer processors (half the speed).
 * </ul>
 *
 * The system property {@code aevb.blas} or the environment variable {@code AEVB_BLAS} ({@code mkl}, {@code openblas}) overrides.
 */
public final class Blas {
    private static final String LOAD_PROPERTY = "org.bytedeco.openblas.load";

    private static final String OPENBLAS_LIBRARY = "libopenblas.so.0";

    private Blas() {}

    /**
     * Loads ND4J with the BLAS chosen and sets BLAS to one thread: the library's own lanes are the parallelism, and OpenMP's
     * threads would spin against them.
     *
     * @return the vendor that was loaded, {@code MKL} or {@code OPENBLAS}
     * @throws IllegalStateException if another BLAS than the one asked for was loaded
     */
    public static synchronized String start() {
        if (System.getProperty(LOAD_PROPERTY) == null) {
            System.setProperty(LOAD_PROPERTY, choice());
        }
        String asked = System.getProperty(LOAD_PROPERTY);
        Optional<Path> newer = asked.equals("openblas") ? newerOpenBlas() : Optional.empty();
        newer.ifPresent(folder -> {
            System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
            System.setProperty("org.bytedeco.javacpp.platform.preloadpath", folder.toString());
            System.setProperty("org.bytedeco.javacpp.platform.linkpath", folder.toString());
        });
        Nd4j.getExecutioner();
        openblas_nolapack.blas_set_num_threads(1);
        String vendor = vendor();
        if (newer.isPresent() && !isLoadedFrom(newer.get())) {
            throw new IllegalStateException("asked for the OpenBLAS in " + newer.get()
                    + " but another one was loaded. Remove " + "target/openblas to use ND4J's own");
        }
        if (!vendor.equalsIgnoreCase(asked)) {
            throw new IllegalStateException("asked for the BLAS '" + asked + "' but ND4J loaded " + vendor
                    + ". Run ./lab doctor, or choose with AEVB_BLAS=openblas");
        }
        return vendor;
    }

    private static String choice() {
        String set = System.getProperty("aevb.blas", System.getenv().getOrDefault("AEVB_BLAS", ""));
        if (!set.isBlank()) {
            return set;
        }
        boolean amd = isAmd() && newerOpenBlas().isPresent();
        return mklPresent() && !amd ? "mkl" : "openblas";
    }

    /** Where the build unpacks it: target/openblas/VERSION beside target/classes. */
    private static Optional<Path> newerOpenBlas() {
        try {
            Path classes = Path.of(Blas.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path parent = classes.resolveSibling("openblas");
            if (!Files.isDirectory(parent)) {
                return Optional.empty();
            }
            try (Stream<Path> versions = Files.list(parent)) {
                return versions.filter(v -> Files.exists(v.resolve(OPENBLAS_LIBRARY)))
                        .sorted()
                        .reduce((a, b) -> b);
            }
        } catch (URISyntaxException | IOException e) {
            return Optional.empty();
        }
    }

    /** Whether this process runs a library of that folder; where the system does not tell, it is believed. */
    private static boolean isLoadedFrom(Path folder) {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.anyMatch(
                    l -> l.endsWith(folder.resolve(OPENBLAS_LIBRARY).toString()));
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isAmd() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.anyMatch(l -> l.startsWith("vendor_id") && l.contains("AuthenticAMD"));
        } catch (IOException e) {
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "").contains("AuthenticAMD");
        }
    }

    /**
     * Whether the MKL artifact with its libraries for this platform is on the class path. Does not ask JavaCPP, whose loader
     * reads its settings when it is first touched, and they are not made yet.
     */
    public static boolean mklPresent() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && Blas.class.getResource("/org/bytedeco/mkl/linux-x86_64/libmkl_rt.so.2") != null;
    }

    /** The BLAS in use. */
    public static String vendor() {
        Object vendor = Nd4j.getExecutioner().getEnvironmentInformation().getProperty("blas.vendor");
        return String.valueOf(vendor);
    }

    /** The BLAS in use, with the version of a newer OpenBLAS and the processor it was told to take this one for. */
    public static String description() {
        if (!vendor().equals("OPENBLAS")) {
            return vendor();
        }
        String core = System.getenv("OPENBLAS_CORETYPE");
        return "OPENBLAS "
                + newerOpenBlas().map(f -> f.getFileName().toString()).orElse("of ND4J")
                + (core == null ? "" : " as " + core);
    }
}
