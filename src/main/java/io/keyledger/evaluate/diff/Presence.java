package io.keyledger.evaluate.diff;

import io.keyledger.evaluate.diff.Change.Subject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Why a row stands in only one of two runs. */
enum Presence {
    /** The other run looked and did not find it. */
    REAL,
    /** The newer run could not list what it may be part of. */
    LOST,
    /** The older run could not list what it may be part of. */
    SEEN,
    /** The other run did not look. */
    OUT_OF_SCOPE;

    /**
     * Judges a row that one run lacks.
     *
     * @param lacking the run without it
     * @param appears whether the newer run has it
     */
    static Presence of(Side lacking, Side having, TableRow row, String service, boolean appears) {
        String account = row.cell("account_id");
        String region = row.cell("region");
        Sight sight = lacking.run().sight();
        if (!sight.covers(account, region, service, having.run().sight())) {
            return OUT_OF_SCOPE;
        }
        if (sight.mayHide(account, region, service, having.run().sight())) {
            return appears ? SEEN : LOST;
        }
        return REAL;
    }

    static Change change(
            Subject subject, ChangeType type, String column, String before, String after, Presence presence) {
        return switch (presence) {
            case REAL -> Change.of(type, subject, column, before, after);
            case LOST -> Change.of(ChangeType.LOST_FROM_SIGHT, subject, column, before, CellParser.UNKNOWN);
            case SEEN -> Change.of(ChangeType.SEEN_AT_LAST, subject, column, CellParser.UNKNOWN, after);
            case OUT_OF_SCOPE ->
                new Change(
                        ChangeType.NOT_COMPARABLE,
                        subject,
                        column,
                        before,
                        after,
                        Optional.empty(),
                        "",
                        Set.copyOf(EnumSet.of(Cause.SCOPE)));
        };
    }
}
