package aevb.nn;

/**
 * bfloat16: the upper half of a float, 8 bits of exponent and 8 of mantissa, so that numbers keep their range and lose all
 * but about 2.4 decimal digits. Rounding is to nearest, ties to even.
 */
final class Bfloat16 {
    private Bfloat16() {}

    /** The nearest bfloat16, as the float it stands for. NaN and infinity do not occur in weights and activations. */
    static float round(float value) {
        return Float.intBitsToFloat(bits(value) << 16);
    }

    /** The 16 bits of the nearest bfloat16, in the lower half. */
    static int bits(float value) {
        int i = Float.floatToRawIntBits(value);
        return (i + 0x7fff + ((i >>> 16) & 1)) >>> 16;
    }
}
