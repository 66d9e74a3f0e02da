package io.keyledger.evaluate.diff;

import java.util.List;

/** Says what changed in one table. Stateless. */
interface Rule {
    ComparedTable table();

    /** The changes of a subject, of which at least one side has rows. */
    List<Change> changes(Side before, Side after);
}
