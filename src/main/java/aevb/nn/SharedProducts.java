package aevb.nn;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The products of a batch whose rows are divided among the lanes of a team, computed by columns instead. BLAS packs a weight matrix
 * anew for each product, however few rows it is for: where each lane multiplies its own rows, every lane packs all of it. So
 * the lanes meet, each computes some columns of the whole result from weights that no other lane packs, and they meet again.
 * Small products are not worth the meetings.
 *
 * <p>Every lane must ask for the same products in the same order, each for its rows of the same matrices.
 */
final class SharedProducts implements Products {
    /**
     * Weights of a product that is divided: those between pixels and hidden units are several times as many, a code of 20 dimensions
     * has far fewer. Where exactly two meetings cost what they save was not measured.
     */
    private static final int WORTH_MEETING = 1 << 16;

    /** Of a lane's share, at least: BLAS's kernels are 16 wide, and a share of one would leave them little to reuse. */
    private static final int LEAST_COLUMNS = 32;

    /** What this lane computes of the result, made once. */
    private record Share(Matrix left, Matrix weights, Matrix columns, Matrix result) {
        boolean isOf(Matrix left, Matrix weights) {
            return left == this.left && weights == this.weights;
        }
    }

    private final Products products;
    private final Team team;
    private final int lane;
    /** By the whole result. */
    private final Map<Matrix, Share> shares = new IdentityHashMap<>();

    SharedProducts(Products products, Team team, int lane) {
        this.products = products;
        this.team = team;
        this.lane = lane;
    }

    @Override
    public void multiply(Matrix x, Matrix w, Matrix y, float beta) {
        if (!isWorthMeeting(x, w, y)) {
            products.multiply(x, w, y, beta);
            return;
        }
        Share s = shares.get(y.whole());
        if (s == null || !s.isOf(x.whole(), w)) {
            s = keep(new Share(x.whole(), w, w.columnShare(lane, team.lanes()), columns(y)), y);
        }
        team.meet();
        products.multiply(s.left, s.columns, s.result, beta);
        team.meet();
    }

    @Override
    public void multiplyTransposedRight(Matrix dy, Matrix w, Matrix dx) {
        if (!isWorthMeeting(dy, w, dx)) {
            products.multiplyTransposedRight(dy, w, dx);
            return;
        }
        Share s = shares.get(dx.whole());
        if (s == null || !s.isOf(dy.whole(), w)) {
            s = keep(new Share(dy.whole(), w, w.rowShare(lane, team.lanes()), columns(dx)), dx);
        }
        team.meet();
        products.multiplyTransposedRight(s.left, s.columns, s.result);
        team.meet();
    }

    /** Of the whole batch anyway, and of this lane's share of the weights. */
    @Override
    public void multiplyTransposedLeft(Matrix x, Matrix dy, Matrix dw) {
        products.multiplyTransposedLeft(x, dy, dw);
    }

    /** The same answer in every lane, as all ask for rows of the same matrices. */
    private boolean isWorthMeeting(Matrix left, Matrix w, Matrix result) {
        return w.length() >= WORTH_MEETING
                && result.columnCount() >= LEAST_COLUMNS * team.lanes()
                && left.whole() != null
                && result.whole() != null
                && left.whole().rowCount() == result.whole().rowCount();
    }

    private Matrix columns(Matrix result) {
        return result.whole().columnShare(lane, team.lanes());
    }

    private Share keep(Share s, Matrix result) {
        shares.put(result.whole(), s);
        return s;
    }
}
