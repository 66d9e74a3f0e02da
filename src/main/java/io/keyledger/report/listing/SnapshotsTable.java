package io.keyledger.report.listing;

import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import io.keyledger.snapshot.ShardedScope;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import io.keyledger.snapshot.SnapshotFilter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Kept snapshots. */
public final class SnapshotsTable {
    /** The columns. */
    public static final Table<Row> TABLE = Table.of(
            "snapshots.csv",
            List.of(
                    Column.plain("as_of", row -> row.asOf().toString()),
                    Column.text("folder", Row::folder),
                    Column.plain("state", Row::state),
                    Column.plain("shard", Row::shard),
                    Column.list("accounts", Row::accounts),
                    Column.list("regions", Row::regions),
                    Column.plain("parts", row -> Integer.toString(row.parts())),
                    Column.plain("parts_missing", row -> Integer.toString(row.missing())),
                    Column.plain("bytes", row -> Long.toString(row.bytes())),
                    Column.text("tool_version", Row::toolVersion),
                    Column.text("caller_identity", Row::callerIdentity)),
            List.of("as_of", "folder"));

    private SnapshotsTable() {}

    /**
     * A snapshot.
     *
     * @param asOf when it was started
     * @param shard which part of the accounts it covers, for example 2/4; empty for all
     * @param parts how many it has when complete
     * @param bytes of the existing parts
     */
    public record Row(
            Instant asOf,
            String folder,
            String shard,
            List<String> accounts,
            List<String> regions,
            int parts,
            int missing,
            long bytes,
            String toolVersion,
            String callerIdentity) {
        /**
         * Describes a snapshot.
         *
         * @throws SnapshotException if a part can't be read
         */
        public static Row of(Snapshot snapshot) throws SnapshotException {
            var description = snapshot.description();
            Path folder = snapshot.directory().getFileName();
            return new Row(
                    description.asOf(),
                    folder == null ? snapshot.directory().toString() : folder.toString(),
                    ShardedScope.of(description.scope())
                            .map(sharded -> sharded.shard().toString())
                            .orElse(""),
                    description.scope().accounts(),
                    List.copyOf(SnapshotFilter.ALL.regionsOf(description)),
                    description.parts().size(),
                    snapshot.missing().size(),
                    snapshot.bytes(),
                    description.toolVersion(),
                    description.callerIdentity());
        }

        /** Whether its collection was finished. */
        public String state() {
            return missing == 0 ? "complete" : "interrupted";
        }
    }
}
