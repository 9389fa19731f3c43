package aevb.experiment;

import aevb.data.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Measurements beside a run's history: comma-separated, a line a point, under a header. */
record PointsFile(String name, String header) {
    /** The points of the file in this folder, empty where there is none; each is made of its line's fields. */
    <T> List<T> read(Path folder, Function<String[], T> point) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .skip(1)
                            .map(line -> point.apply(line.split(",")))
                            .toList()
                    : List.of();
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException(
                    file + " cannot be read: " + e.getMessage() + ". Remove it and train anew", e);
        }
    }

    /** Writes them, whole or not at all. */
    <T> void write(Path folder, List<T> points, Function<T, String> line) {
        var text = new StringBuilder(header).append('\n');
        points.forEach(p -> text.append(line.apply(p)).append('\n'));
        try {
            WholeFile.write(folder.resolve(name), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": " + e.getMessage() + ". Make room and run again", e);
        }
    }
}
