package aevb.data;

import aevb.prob.Noise;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Faces that the library draws itself, for when there are no Frey faces: an oval that turns and tilts, eyes that open and close, a
 * mouth that smiles and frowns, and noise in every pixel as of a camera. 28 rows by 20 columns, a pure function of the seed.
 * They are nobody's face, and everything made from them says so.
 */
public final class DrawnFaces {
    private static final int TRAIN = 1600;
    private static final int TEST = 365;
    private static final long SEED = 560;
    private static final double NOISE = 0.03;

    private DrawnFaces() {}

    /** As many as there are Frey faces. */
    public static Dataset dataset() {
        return new Dataset(
                Dataset.DRAWN_FACES,
                draw("drawn faces, training", TRAIN, 0),
                draw("drawn faces, test", TEST, 1),
                "drawn by the library");
    }

    private static ImageSet draw(String name, int count, int part) {
        int pixels = FreyFaces.HEIGHT * FreyFaces.WIDTH;
        byte[] bytes = new byte[count * pixels];
        for (int i = 0; i < count; i++) {
            UniformRandomProvider random = new Noise(SEED).at(Noise.Stream.DRAWN_DIGITS, part, i);
            Face face = new Face(random);
            for (int p = 0; p < pixels; p++) {
                double noise = NOISE * (random.nextDouble() + random.nextDouble() - 1);
                double grey = face.at(p % FreyFaces.WIDTH + 0.5, p / FreyFaces.WIDTH + 0.5) + noise;
                bytes[i * pixels + p] = (byte) Math.round(255 * Math.max(0, Math.min(1, grey)));
            }
        }
        return new ImageSet(name, FreyFaces.HEIGHT, FreyFaces.WIDTH, bytes, new int[0]);
    }

    /** One expression. Lengths are in pixels, from the middle of the image. */
    private static final class Face {
        private final double turn;
        private final double tilt;
        private final double smile;
        private final double eyes;
        private final double light;

        Face(UniformRandomProvider random) {
            turn = 3 * (random.nextDouble() - 0.5);
            tilt = 0.3 * (random.nextDouble() - 0.5);
            smile = 2 * random.nextDouble() - 1;
            eyes = 0.3 + random.nextDouble();
            light = 0.55 + 0.2 * random.nextDouble();
        }

        double at(double column, double row) {
            double x = column - 10 - turn + tilt * (row - 14);
            double y = row - 14;
            double skin = soft(1 - Math.hypot(x / 8, y / 12)) * light * (1 - 0.02 * x);
            double brow = stroke(y + 6.5, 0.6) * soft(3 - Math.abs(Math.abs(x - turn / 2) - 3.5));
            double eye = soft(1.6 - Math.hypot(Math.abs(x - turn / 2) - 3.5, (y + 4) / eyes));
            double nose = stroke(x - turn, 0.6) * soft(2.5 - Math.abs(y));
            double mouth = stroke(y - 6 + 0.12 * smile * (x * x - 6), 0.9) * soft(4 - Math.abs(x - turn / 3));
            return 0.15
                    + Math.max(0, skin) * (1 - 0.7 * Math.max(Math.max(eye, mouth), Math.max(0.6 * brow, 0.3 * nose)));
        }

        /** 1 inside, 0 outside, smooth at the edge. */
        private static double soft(double inside) {
            return 1 / (1 + Math.exp(-4 * inside));
        }

        private static double stroke(double distance, double width) {
            return Math.exp(-distance * distance / (2 * width * width));
        }
    }
}
