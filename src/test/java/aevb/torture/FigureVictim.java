package aevb.torture;

import aevb.figure.Curve;
import aevb.figure.CurveChart;
import aevb.figure.FigureFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** A process that writes the same figure for ever. */
final class FigureVictim {
    static final String WRITTEN = "written";
    static final int ROWS = 5000;

    private FigureVictim() {}

    /** The argument is the folder. */
    public static void main(String[] args) {
        double[] x = IntStream.range(0, ROWS).asDoubleStream().toArray();
        var chart = new CurveChart("victim", "x", "x", List.of(new Curve("x", x, x, Curve.Kind.TEST)));
        Table numbers = Table.create("victim", DoubleColumn.create("x", x));
        while (true) {
            FigureFiles.write(Path.of(args[0]), "victim", chart, numbers, "{ \"figure\" : \"victim\" }");
            System.out.println(WRITTEN);
        }
    }

    static Process start(Path figures) throws IOException {
        return Torture.java(List.of(), List.of("-Djava.awt.headless=true"), FigureVictim.class, figures.toString());
    }
}
