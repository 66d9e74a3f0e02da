package io.keyledger.report.listing;

import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import java.util.List;
import java.util.Locale;

/** The parts of snapshots, and whether they are whole. */
public final class SnapshotPartsTable {
    /** The columns. */
    public static final Table<Row> TABLE = Table.of(
            "parts.csv",
            List.of(
                    Column.text("snapshot", Row::snapshot),
                    Column.plain("account_id", row -> row.part().accountId()),
                    Column.plain("region", row -> row.part().region()),
                    Column.plain("collector", row -> row.part().collector()),
                    Column.plain("state", row -> row.state().name().toLowerCase(Locale.ROOT)),
                    Column.text("problem", Row::problem)),
            List.of("snapshot", "account_id", "region", "collector"));

    private SnapshotPartsTable() {}

    /** The state of a part. */
    public enum State {
        WHOLE("is whole"),
        MISSING("is missing"),
        DAMAGED("is damaged");

        private final String sentence;

        State(String sentence) {
            this.sentence = sentence;
        }

        /** What to say about the part. */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * A part.
     *
     * @param snapshot as the user named it
     * @param problem what is wrong with a damaged part
     */
    public record Row(String snapshot, PartId part, State state, String problem) {
        /**
         * Describes a part.
         *
         * @param verified a snapshot without its damaged parts
         */
        public static Row of(String named, Snapshot verified, PartId part) {
            String problem = verified.damaged().getOrDefault(part, "");
            State state = !problem.isEmpty() ? State.DAMAGED : verified.has(part) ? State.WHOLE : State.MISSING;
            return new Row(named, part, state, problem);
        }

        /** Whether it is there and undamaged. */
        public boolean isWhole() {
            return state == State.WHOLE;
        }

        /** What is wrong with it, for the end of a sentence. */
        public String detail() {
            return problem.isEmpty() ? "" : ": " + problem;
        }
    }
}
