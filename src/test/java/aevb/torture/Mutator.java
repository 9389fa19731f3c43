package aevb.torture;

import java.util.Arrays;
import java.util.Random;

/** Makes bad files of a good one: the same ones for the same seed. */
final class Mutator {
    private static final int[] NUMBERS = {
        0, 1, -1, 127, 128, 255, 256, 65_535, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE
    };
    private static final String[] WORDS = {
        "NaN",
        "-1",
        "1e999",
        "null",
        "\"\"",
        "{}",
        "[]",
        "../../etc/passwd",
        "\u0000",
        "9".repeat(400),
        "{".repeat(200),
        ","
    };

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    /** A copy with one to four changes. */
    byte[] mutated(byte[] good) {
        byte[] bad = good;
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            bad = changed(bad, good);
        }
        return bad;
    }

    private byte[] changed(byte[] bytes, byte[] good) {
        if (bytes.length == 0) {
            return good.clone();
        }
        int at = position(bytes);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes, at);
            case 1 -> with(bytes, at, (byte) random.nextInt(256));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> number(bytes, at);
            case 4 -> spliced(bytes, at, random(random.nextInt(64)));
            case 5 -> spliced(
                    bytes, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + random.nextInt(64))));
            case 6 -> spliced(bytes, at, WORDS[random.nextInt(WORDS.length)].getBytes());
            default -> without(bytes, at, random.nextInt(32));
        };
    }

    /** Headers are where formats break, so half of the changes are there. */
    private int position(byte[] bytes) {
        return random.nextInt(random.nextBoolean() ? Math.min(64, bytes.length) : bytes.length);
    }

    private byte[] random(int n) {
        byte[] b = new byte[n];
        random.nextBytes(b);
        return b;
    }

    private byte[] flipped(byte[] bytes, int at) {
        return with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        byte[] out = bytes.clone();
        out[at] = value;
        return out;
    }

    /** Four bytes that are a number someone may believe, in either order. */
    private byte[] number(byte[] bytes, int at) {
        int value = NUMBERS[random.nextInt(NUMBERS.length)];
        value = random.nextBoolean() ? value : Integer.reverseBytes(value);
        byte[] out = bytes.clone();
        for (int i = 0; i < 4 && at + i < out.length; i++) {
            out[at + i] = (byte) (value >>> 8 * (3 - i));
        }
        return out;
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] in) {
        byte[] out = Arrays.copyOf(bytes, bytes.length + in.length);
        System.arraycopy(in, 0, out, at, in.length);
        System.arraycopy(bytes, at, out, at + in.length, bytes.length - at);
        return out;
    }

    private static byte[] without(byte[] bytes, int at, int n) {
        int end = Math.min(bytes.length, at + n);
        byte[] out = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, out, at, bytes.length - end);
        return out;
    }
}
