package aevb.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;

/**
 * A small table of numbers as colours, each number written in its cell (XChart's has no limit to its colours, so that one
 * outlier takes them all).
 *
 * @param rows names from top to bottom, a row of {@code values} each
 * @param darkest value from which on a cell is as dark as can be; 0 is white
 */
public record HeatMap(
        String title,
        String xLabel,
        String yLabel,
        List<String> columns,
        List<String> rows,
        double[][] values,
        double darkest)
        implements Drawing {
    private static final int CELL_WIDTH = 84;
    private static final int CELL_HEIGHT = 34;
    private static final int LEFT = 70;
    private static final int TOP = 34;
    private static final int BOTTOM = 48;
    private static final int MARGIN = 12;
    private static final Color DARK = Palette.TRAIN;

    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (values.length != rows.size() || values[0].length != columns.size()) {
            throw new IllegalArgumentException("expected " + rows.size() + " x " + columns.size() + " values, got "
                    + values.length + " x " + values[0].length);
        }
    }

    @Override
    public int width() {
        return LEFT + columns.size() * CELL_WIDTH + MARGIN;
    }

    @Override
    public int height() {
        return TOP + rows.size() * CELL_HEIGHT + BOTTOM;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setColor(Color.BLACK);
        g.setFont(Palette.TITLE);
        g.drawString(title, LEFT, 20);
        g.setFont(Palette.TEXT);
        int bottom = TOP + rows.size() * CELL_HEIGHT;
        for (int c = 0; c < columns.size(); c++) {
            centred(g, columns.get(c), LEFT + c * CELL_WIDTH, bottom + 17);
        }
        g.drawString(xLabel, LEFT + 4, bottom + 38);
        g.drawString(yLabel, 6, TOP - 6);
        for (int r = 0; r < rows.size(); r++) {
            int y = TOP + r * CELL_HEIGHT;
            g.setColor(Color.BLACK);
            g.drawString(rows.get(r), LEFT - 8 - (int) Text.width(Palette.TEXT, rows.get(r)), y + 22);
            for (int c = 0; c < columns.size(); c++) {
                cell(g, values[r][c], LEFT + c * CELL_WIDTH, y);
            }
        }
    }

    private void cell(Graphics2D g, double value, int x, int y) {
        double share = Math.max(0, Math.min(1, value / darkest));
        g.setColor(new Color(
                mix(255, DARK.getRed(), share), mix(255, DARK.getGreen(), share), mix(255, DARK.getBlue(), share)));
        g.fillRect(x, y, CELL_WIDTH - 1, CELL_HEIGHT - 1);
        g.setColor(Color.LIGHT_GRAY);
        g.drawRect(x, y, CELL_WIDTH - 1, CELL_HEIGHT - 1);
        g.setColor(share > 0.6 ? Color.WHITE : Color.BLACK);
        centred(g, text(value), x, y + 22);
    }

    private static void centred(Graphics2D g, String text, int x, int y) {
        g.drawString(text, (float) (x + (CELL_WIDTH - Text.width(Palette.TEXT, text)) / 2), y);
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }

    private static String text(double v) {
        if (Double.isInfinite(v)) {
            return "diverged";
        }
        return String.format(Locale.ROOT, Math.abs(v) < 10_000 ? "%.1f" : "%.0e", v);
    }
}
