package aevb.data;

import aevb.prob.Noise;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Digits that the library draws itself, for when there is no MNIST: strokes bent by a random affine map and a smooth random
 * wave, rendered by distance with a pen of random width. 28 x 28, labelled, a pure function of the seed. They are not
 * MNIST, and everything made from them says so.
 */
public final class DrawnDigits {
    static final int SIZE = 28;
    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;
    private static final long SEED = 28;

    private DrawnDigits() {}

    /** As many as MNIST has. */
    public static Dataset dataset() {
        return dataset(TRAIN, TEST);
    }

    public static Dataset dataset(int train, int test) {
        return new Dataset(
                Dataset.DRAWN,
                draw("drawn digits, training", train, 0),
                draw("drawn digits, test", test, 1),
                "drawn by the library");
    }

    private static ImageSet draw(String name, int count, int part) {
        byte[] pixels = new byte[count * SIZE * SIZE];
        int[] labels = new int[count];
        IntStream.range(0, count).parallel().forEach(i -> {
            UniformRandomProvider random = new Noise(SEED).at(Noise.Stream.DRAWN_DIGITS, part, i);
            labels[i] = random.nextInt(DigitStrokes.CLASSES);
            render(DigitStrokes.variant(labels[i], random), random, pixels, i * SIZE * SIZE);
        });
        return new ImageSet(name, SIZE, SIZE, pixels, labels);
    }

    /** Draws strokes, given in the unit square, into the middle 20 pixels as MNIST's digits are. */
    private static void render(double[][] strokes, UniformRandomProvider random, byte[] target, int at) {
        Distortion distortion = Distortion.draw(random);
        double pen = 0.7 + 0.9 * random.nextDouble();
        double[][] bent = new double[strokes.length][];
        for (int s = 0; s < strokes.length; s++) {
            bent[s] = distortion.apply(DigitStrokes.smooth(strokes[s]));
        }
        double[] distance = squaredDistances(bent, pen + 1);
        for (int i = 0; i < distance.length; i++) {
            double ink = Math.max(0, Math.min(1, pen + 0.5 - Math.sqrt(distance[i])));
            target[at + i] = (byte) Math.round(255 * ink);
        }
    }

    /** For each pixel the squared distance to the nearest stroke, exact where it is below {@code reach}. */
    private static double[] squaredDistances(double[][] strokes, double reach) {
        double[] best = new double[SIZE * SIZE];
        java.util.Arrays.fill(best, reach * reach);
        for (double[] s : strokes) {
            for (int i = 0; i + 3 < s.length; i += 2) {
                int left = clamp(Math.min(s[i], s[i + 2]) - reach);
                int right = clamp(Math.max(s[i], s[i + 2]) + reach);
                int top = clamp(Math.min(s[i + 1], s[i + 3]) - reach);
                int bottom = clamp(Math.max(s[i + 1], s[i + 3]) + reach);
                for (int y = top; y <= bottom; y++) {
                    for (int x = left; x <= right; x++) {
                        double d = squaredDistance(x + 0.5, y + 0.5, s[i], s[i + 1], s[i + 2], s[i + 3]);
                        best[y * SIZE + x] = Math.min(best[y * SIZE + x], d);
                    }
                }
            }
        }
        return best;
    }

    private static int clamp(double pixel) {
        return (int) Math.max(0, Math.min(SIZE - 1, Math.floor(pixel)));
    }

    private static double squaredDistance(double px, double py, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / length;
        t = Math.max(0, Math.min(1, t));
        double ex = ax + t * dx - px;
        double ey = ay + t * dy - py;
        return ex * ex + ey * ey;
    }

    /** A random affine map of the unit square to pixels, then a smooth wave. */
    private record Distortion(double a, double b, double c, double d, double[] wave) {
        static Distortion draw(UniformRandomProvider r) {
            double angle = 0.5 * (r.nextDouble() - 0.5);
            double slant = 0.5 * (r.nextDouble() - 0.5);
            double sx = 14 * (0.75 + 0.4 * r.nextDouble());
            double sy = 19 * (0.85 + 0.2 * r.nextDouble());
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            double[] wave = new double[6];
            for (int i = 0; i < wave.length; i++) {
                wave[i] = 2 * r.nextDouble() - 1;
            }
            return new Distortion(cos * sx, (-sin - slant) * sy, sin * sx, cos * sy, wave);
        }

        double[] apply(double[] points) {
            double[] out = new double[points.length];
            for (int i = 0; i < points.length; i += 2) {
                double u = points[i] - 0.5;
                double v = points[i + 1] - 0.5;
                double x = a * u + b * v;
                double y = c * u + d * v;
                double phase = 3 * Math.PI * wave[2];
                out[i] = SIZE / 2.0 + x + 1.1 * wave[0] * StrictMath.sin(0.28 * y + phase) + 0.5 * wave[4];
                out[i + 1] =
                        SIZE / 2.0 + y + 1.1 * wave[1] * StrictMath.sin(0.28 * x + phase + wave[3]) + 0.5 * wave[5];
            }
            return out;
        }
    }
}
