package aevb.objective;

import aevb.nn.Matrix;
import aevb.prob.Noise;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.apache.commons.rng.UniformRandomProvider;

/** What is done to an image before a denoising autoencoder sees it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Corruption.Masking.class, name = "masking"),
    @JsonSubTypes.Type(value = Corruption.GaussianNoise.class, name = "gaussian")
})
public sealed interface Corruption {
    /** Corrupts rows of images in place, row i with the noise of (step, firstRow + i). */
    void apply(Matrix x, Noise noise, long step, long firstRow);

    /** Pixels are set to 0, each with this probability. */
    record Masking(double fraction) implements Corruption {
        public Masking {
            if (!(fraction >= 0 && fraction < 1)) {
                throw new IllegalArgumentException("the fraction must lie in [0, 1), got " + fraction);
            }
        }

        @Override
        public void apply(Matrix x, Noise noise, long step, long firstRow) {
            int d = x.columnCount();
            for (int i = 0; i < x.rowCount(); i++) {
                UniformRandomProvider random = noise.at(Noise.Stream.CORRUPTION, step, firstRow + i);
                for (int j = 0; j < d; j++) {
                    if (random.nextFloat() < fraction) {
                        x.put((long) i * d + j, 0);
                    }
                }
            }
        }
    }

    /** Noise of N(0, sd^2) is added to every pixel; values may leave [0, 1]. */
    record GaussianNoise(double sd) implements Corruption {
        public GaussianNoise {
            if (!(sd > 0)) {
                throw new IllegalArgumentException("sd must be above 0, got " + sd);
            }
        }

        @Override
        public void apply(Matrix x, Noise noise, long step, long firstRow) {
            noise.addNormals(Noise.Stream.CORRUPTION, step, firstRow, sd, x);
        }
    }
}
