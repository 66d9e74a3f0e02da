package io.keyledger.evaluate.diff;

import io.keyledger.inventory.ResourceTypes;
import io.keyledger.inventory.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which of some resources have a row in a run. Resources are asked for first and then searched in one pass, so that
 * memory grows only with the number of resources that are asked for.
 */
final class StandingResources {
    private final TableSource tables;
    private final Set<Fingerprint> wanted = new HashSet<>();
    private final Set<Fingerprint> standing = new HashSet<>();

    StandingResources(TableSource tables) {
        this.tables = tables;
    }

    private record Fingerprint(long high, long low) {
        static Fingerprint of(TableRow row, String type, String idColumn, String arnColumn) {
            MessageDigest sha256 = Sha256.newDigest();
            String name = String.join(
                    "\n", row.cell("account_id"), row.cell("region"), type, row.cell(idColumn), row.cell(arnColumn));
            ByteBuffer digest = ByteBuffer.wrap(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(digest.getLong(), digest.getLong());
        }

        static Fingerprint ofFinding(TableRow finding) {
            return of(finding, finding.cell("resource_type"), "resource_id", "resource_arn");
        }
    }

    /** Asks for the resource of another run's finding. */
    void want(TableRow finding) {
        wanted.add(Fingerprint.ofFinding(finding));
    }

    /** Searches what was asked for. */
    void search() throws IOException {
        if (wanted.isEmpty()) {
            return;
        }
        try (RowCursor rows = tables.open(ComparedTable.RESOURCES.file())) {
            for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                found(Fingerprint.of(row.get(), row.get().cell("resource_type"), "resource_id", "resource_arn"));
            }
        }
        try (RowCursor rows = tables.open(ComparedTable.KEYS.file())) {
            for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                found(Fingerprint.of(row.get(), ResourceTypes.KMS_KEY, "key_id", "key_arn"));
            }
        }
        wanted.clear();
    }

    private void found(Fingerprint resource) {
        if (wanted.contains(resource)) {
            standing.add(resource);
        }
    }

    /** Whether the resource of another run's finding, which was asked for, has a row here. */
    boolean stands(TableRow finding) {
        return standing.contains(Fingerprint.ofFinding(finding));
    }
}
