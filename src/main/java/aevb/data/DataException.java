package aevb.data;

import java.nio.file.Path;

/** Data that cannot be used: names the file, what was expected, what was found, and what to do. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(Path file, String expected, String found, String remedy) {
        super(message(file, expected, found, remedy));
    }

    public DataException(Path file, String expected, String found, String remedy, Throwable cause) {
        super(message(file, expected, found, remedy), cause);
    }

    private static String message(Path file, String expected, String found, String remedy) {
        return file + ": expected " + expected + ", found " + found + ". " + remedy;
    }
}
