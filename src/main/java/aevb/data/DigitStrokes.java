package aevb.data;

import org.apache.commons.rng.UniformRandomProvider;

/** The ten digits as strokes: control points (x, y) in the unit square, y downwards, joined by a smooth curve. */
final class DigitStrokes {
    static final int CLASSES = 10;
    private static final int STEPS = 4;

    private static final double[][][][] DIGITS = {
        {{{.5, .0, .15, .15, .02, .5, .15, .85, .5, 1., .85, .85, .98, .5, .85, .15, .5, .0}}},
        {{{.5, .0, .5, 1.}}, {{.3, .2, .55, .0, .55, 1.}}},
        {
            {{.08, .25, .25, .03, .6, .0, .9, .2, .75, .55, .35, .8, .05, 1.}, {.05, 1., .95, 1.}},
            {{.1, .2, .4, .0, .85, .12, .8, .45, .4, .8, .15, .95, .2, .8, .5, .85, .95, 1.}}
        },
        {
            {{.1, .12, .45, .0, .85, .15, .8, .4, .4, .48}, {.4, .48, .9, .6, .92, .85, .5, 1., .08, .88}},
        },
        {
            {{.65, .0, .05, .65}, {.05, .65, .98, .65}, {.72, .3, .68, 1.}},
            {{.15, .0, .1, .5, .85, .5}, {.85, .0, .82, 1.}}
        },
        {
            {{.9, .0, .2, .02}, {.2, .02, .15, .42}, {.15, .42, .6, .36, .92, .6, .75, .92, .4, 1., .08, .88}},
        },
        {
            {{.75, .0, .35, .2, .08, .6, .2, .95, .6, 1., .88, .8, .7, .55, .35, .58, .12, .75}},
        },
        {
            {{.05, .02, .95, .02}, {.95, .02, .55, .5, .4, 1.}},
            {{.05, .05, .92, .02}, {.92, .02, .6, .45, .45, 1.}, {.3, .5, .8, .48}}
        },
        {
            {{.8, .15, .5, .0, .15, .15, .3, .42, .7, .58, .9, .82, .5, 1., .1, .82, .3, .58, .7, .4, .8, .15}},
        },
        {
            {{.85, .3, .6, .02, .2, .1, .12, .4, .4, .55, .8, .4, .88, .2}, {.88, .2, .85, .6, .7, 1.}},
            {{.85, .3, .6, .02, .2, .1, .12, .4, .4, .55, .8, .4, .88, .2}, {.88, .2, .8, .75, .5, 1., .2, .92}}
        },
    };

    private DigitStrokes() {}

    /** One way of writing {@code digit}. */
    static double[][] variant(int digit, UniformRandomProvider random) {
        double[][][] variants = DIGITS[digit];
        return variants[random.nextInt(variants.length)];
    }

    /** A Catmull-Rom curve through the points; two points make a straight line. */
    static double[] smooth(double[] p) {
        int n = p.length / 2;
        double[] out = new double[2 * ((n - 1) * STEPS + 1)];
        int at = 0;
        for (int i = 0; i < n - 1; i++) {
            int before = 2 * Math.max(0, i - 1);
            int after = 2 * Math.min(n - 1, i + 2);
            for (int k = 0; k < STEPS; k++) {
                double t = (double) k / STEPS;
                out[at++] = interpolate(p[before], p[2 * i], p[2 * i + 2], p[after], t);
                out[at++] = interpolate(p[before + 1], p[2 * i + 1], p[2 * i + 3], p[after + 1], t);
            }
        }
        out[at++] = p[p.length - 2];
        out[at] = p[p.length - 1];
        return out;
    }

    private static double interpolate(double a, double b, double c, double d, double t) {
        return 0.5 * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * b - a - 3 * c + d))));
    }
}
