package aevb.nn;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Chooses and reports the BLAS behind ND4J. MKL is loaded where its artifact is on the class path, OpenBLAS otherwise; the
 * system property {@code aevb.blas} ({@code mkl} or {@code openblas}) overrides the choice. It takes effect when ND4J's first
 * class loads, so {@link #start} comes before anything else.
 */
public final class Blas {
    private static final String LOAD_PROPERTY = "org.bytedeco.openblas.load";

    private Blas() {}

    /**
     * Loads ND4J with the BLAS chosen and sets BLAS to one thread: the library's own lanes are the parallelism, and OpenMP's
     * threads would spin against them.
     *
     * @return the vendor that was loaded, {@code MKL} or {@code OPENBLAS}
     * @throws IllegalStateException if another BLAS than the one asked for was loaded
     */
    public static synchronized String start() {
        String wanted = System.getProperty("aevb.blas", mklPresent() ? "mkl" : "openblas");
        if (System.getProperty(LOAD_PROPERTY) == null) {
            System.setProperty(LOAD_PROPERTY, wanted);
        }
        Nd4j.getExecutioner();
        openblas_nolapack.blas_set_num_threads(1);
        String vendor = vendor();
        String asked = System.getProperty(LOAD_PROPERTY);
        if (!vendor.equalsIgnoreCase(asked)) {
            throw new IllegalStateException("asked for the BLAS '" + asked + "' but ND4J loaded " + vendor
                    + ". Run ./lab doctor, or choose with -Daevb.blas=openblas");
        }
        return vendor;
    }

    /** Whether the MKL artifact with its libraries for this platform is on the class path. */
    public static boolean mklPresent() {
        String platform = org.bytedeco.javacpp.Loader.getPlatform();
        return Blas.class.getResource("/org/bytedeco/mkl/" + platform + "/libmkl_rt.so.2") != null
                || Blas.class.getResource("/org/bytedeco/mkl/" + platform + "/mkl_rt.2.dll") != null;
    }

    /** The BLAS in use. */
    public static String vendor() {
        Object vendor = Nd4j.getExecutioner().getEnvironmentInformation().getProperty("blas.vendor");
        return String.valueOf(vendor);
    }
}
