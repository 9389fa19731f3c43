package aevb.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/** Drawings side by side, in rows of {@code columns}; all cells as large as the largest. */
public record Panels(List<? extends Drawing> drawings, int columns, int gap) implements Drawing {
    public Panels {
        drawings = List.copyOf(drawings);
        if (drawings.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("expected at least one panel and one column");
        }
    }

    private int cellWidth() {
        return drawings.stream().mapToInt(Drawing::width).max().orElseThrow();
    }

    private int cellHeight() {
        return drawings.stream().mapToInt(Drawing::height).max().orElseThrow();
    }

    @Override
    public int width() {
        int n = Math.min(columns, drawings.size());
        return n * cellWidth() + (n - 1) * gap;
    }

    @Override
    public int height() {
        int rows = (drawings.size() + columns - 1) / columns;
        return rows * cellHeight() + (rows - 1) * gap;
    }

    @Override
    public void paint(Graphics2D g) {
        AffineTransform origin = g.getTransform();
        for (int i = 0; i < drawings.size(); i++) {
            g.setTransform(origin);
            g.translate(i % columns * (cellWidth() + gap), i / columns * (cellHeight() + gap));
            drawings.get(i).paint(g);
        }
        g.setTransform(origin);
    }
}
