package aevb.bench;

import aevb.nn.FusedPasses;
import aevb.nn.Matrix;
import aevb.nn.Team;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The matrix products of the step and nothing else, divided over the lanes as the step divides them: no step that uses this
 * BLAS in this way can be faster.
 */
final class GemmBound implements Stepper {
    private final Team team;
    private final List<List<Runnable>> rows = new ArrayList<>();
    private final List<List<Runnable>> shares = new ArrayList<>();

    GemmBound(Task task, int lanes) {
        team = new Team(lanes);
        for (int i = 0; i < lanes; i++) {
            rows.add(new ArrayList<>());
            shares.add(new ArrayList<>());
        }
        int heads = task.architecture().headWidth();
        layer(Task.PIXELS, Task.HIDDEN, false);
        layer(Task.HIDDEN, heads, true);
        layer(task.latentDim(), Task.HIDDEN, true);
        layer(Task.HIDDEN, Task.PIXELS, true);
    }

    private void layer(int in, int out, boolean inputGradient) {
        Matrix x = filled(Task.BATCH, in);
        Matrix w = filled(in, out);
        Matrix y = filled(Task.BATCH, out);
        Matrix dw = filled(in, out);
        for (int i = 0; i < team.lanes(); i++) {
            FusedPasses passes = new FusedPasses(team, i);
            Matrix xRows = rows(x, i);
            Matrix yRows = rows(y, i);
            Matrix xColumns = columns(x, i);
            Matrix dwRows = rows(dw, i);
            rows.get(i).add(() -> passes.multiply(xRows, w, yRows));
            if (inputGradient) {
                rows.get(i).add(() -> passes.affineInputGradient(yRows, w, xRows));
            }
            shares.get(i).add(() -> passes.affineWeightGradient(xColumns, y, dwRows));
        }
    }

    private Matrix rows(Matrix m, int lane) {
        return m.rows(m.rowCount() * lane / team.lanes(), m.rowCount() * (lane + 1) / team.lanes());
    }

    private Matrix columns(Matrix m, int lane) {
        return m.columns(m.columnCount() * lane / team.lanes(), m.columnCount() * (lane + 1) / team.lanes());
    }

    private static Matrix filled(int r, int c) {
        Matrix m = Matrix.zeros(DataType.FLOAT, r, c);
        m.array().assign(1e-3);
        return m;
    }

    @Override
    public double millisPerStep(int steps) {
        return Stepper.time(steps, () -> {
            team.run(lane -> rows.get(lane).forEach(Runnable::run));
            team.run(lane -> shares.get(lane).forEach(Runnable::run));
        });
    }

    @Override
    public void close() {
        team.close();
    }
}
