package aevb.exercise;

/** What a check says of a student's answer. */
public record Verdict(State state, String message) {
    /** How an exercise stands. */
    public enum State {
        OPEN,
        WRONG,
        RIGHT
    }

    @Override
    public String toString() {
        return switch (state) {
            case OPEN -> "Not answered yet. " + message;
            case WRONG -> "Not yet: " + message;
            case RIGHT -> "Right. " + message;
        };
    }
}
