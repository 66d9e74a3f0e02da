package io.keyledger.report;

import io.keyledger.classify.Dependents;
import io.keyledger.classify.QuantumThreat;
import io.keyledger.classify.RotationState;
import io.keyledger.evaluate.row.KeyRow;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.MultiRegionConfiguration;
import io.keyledger.inventory.RotationStatus;
import io.keyledger.policy.Capability;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code keys.csv}: a KMS key. */
final class KeysCsv {
    static final Table<KeyRow> TABLE = Table.of(
            "keys.csv",
            List.of(
                    Column.plain("account_id", of(KmsKey::accountId)),
                    Column.plain("region", of(KmsKey::region)),
                    Column.plain("key_id", of(KmsKey::keyId)),
                    Column.plain("key_arn", of(KmsKey::arn)),
                    Column.list("aliases", row -> Cells.list(row.facts().aliases(), KeysCsv::sorted)),
                    Column.text("description", metadata(KeyMetadata::description)),
                    Column.plain("custody", row -> row.key().custody().text()),
                    Column.plain("key_manager", metadata(KeyMetadata::keyManager)),
                    Column.plain("origin", metadata(KeyMetadata::origin)),
                    Column.plain("key_state", metadata(KeyMetadata::keyState)),
                    Column.plain("lifecycle", row -> row.key().lifecycle().text()),
                    Column.plain("key_spec", metadata(KeyMetadata::keySpec)),
                    Column.plain("key_usage", metadata(KeyMetadata::keyUsage)),
                    Column.plain("multi_region", multiRegion(MultiRegionConfiguration::type)),
                    Column.plain("primary_region", multiRegion(MultiRegionConfiguration::primaryRegion)),
                    Column.plain("creation_date", metadata(metadata -> Cells.orEmpty(metadata.creationDate()))),
                    Column.plain("deletion_date", metadata(metadata -> Cells.orEmpty(metadata.deletionDate()))),
                    Column.plain("expiration_model", metadata(metadata -> Cells.orEmpty(metadata.expirationModel()))),
                    Column.plain("material_expires_at", metadata(metadata -> Cells.orEmpty(metadata.validTo()))),
                    Column.plain(
                            "rotation", row -> RotationState.of(row.facts()).text()),
                    Column.plain("rotation_period_days", rotation(RotationStatus::periodInDays)),
                    Column.plain("next_rotation_date", rotation(RotationStatus::nextRotationDate)),
                    Column.plain("last_rotation_date", rotations(KeysCsv::last)),
                    Column.plain("rotations_completed", rotations(completed -> Integer.toString(completed.size()))),
                    Column.plain("grants", of(key -> Cells.of(key.grants(), KeysCsv::count))),
                    Column.plain("policy_reach", row -> row.access().reach().text()),
                    Column.list("decryptors", KeysCsv::decryptors),
                    Column.plain("resources_protected", row -> count(row.key().dependents())),
                    Column.plain("last_used_at", KeysCsv::lastUsedAt),
                    Column.plain(
                            "last_used_evidence",
                            row -> row.lastUse().evidence().text()),
                    Column.plain("requests", row -> orUnknown(row.cost().requests())),
                    Column.plain("period_days", row -> orUnknown(row.cost().periodDays())),
                    Column.plain(
                            "storage_usd_month", row -> Cells.usd(row.cost().storagePerMonth())),
                    Column.plain(
                            "requests_usd_month", row -> Cells.usd(row.cost().requestsPerMonth())),
                    Column.plain("total_usd_month", row -> Cells.usd(row.cost().totalPerMonth())),
                    Column.plain(
                            "cost_confidence", row -> row.cost().confidence().text()),
                    Column.plain("failed_findings", row -> Long.toString(row.failedFindings())),
                    Column.list("tags", row -> Cells.tags(row.facts().tags())),
                    Column.plain(
                            "quantum",
                            row -> QuantumThreat.of(row.facts().metadata()).text())),
            List.of("account_id", "region", "key_id"));

    private KeysCsv() {}

    private static Function<KeyRow, String> of(Function<KmsKey, String> cell) {
        return row -> cell.apply(row.facts());
    }

    private static Function<KeyRow, String> metadata(Function<KeyMetadata, String> cell) {
        return row -> Cells.of(row.facts().metadata(), cell);
    }

    private static Function<KeyRow, String> multiRegion(Function<MultiRegionConfiguration, String> cell) {
        return metadata(metadata -> metadata.multiRegion() == null ? "" : cell.apply(metadata.multiRegion()));
    }

    private static Function<KeyRow, String> rotation(Function<RotationStatus, @Nullable Object> value) {
        return row -> Cells.of(row.facts().rotation(), status -> Cells.orEmpty(value.apply(status)));
    }

    /** Rotations that had happened by the moment of the audit. */
    private static Function<KeyRow, String> rotations(Function<List<Instant>, String> cell) {
        return row -> Cells.of(
                row.facts().rotations(),
                rotations -> cell.apply(rotations.stream()
                        .filter(rotation -> rotation.rotationType() != null)
                        .map(KeyRotation::rotationDate)
                        .flatMap(Stream::ofNullable)
                        .filter(date -> !date.isAfter(row.asOf()))
                        .sorted()
                        .toList()));
    }

    private static String last(List<Instant> completed) {
        return completed.isEmpty() ? "" : completed.getLast().toString();
    }

    private static List<String> sorted(List<String> aliases) {
        return aliases.stream().sorted().toList();
    }

    private static String count(KeyGrants grants) {
        return atLeast(grants.grants().size(), grants.complete());
    }

    private static String count(Dependents dependents) {
        return dependents.uncovered().isEmpty() ? atLeast(dependents.count(), dependents.complete()) : "0+";
    }

    /** Marks a count that may be too low with {@code +}; zero then becomes unknown. */
    private static String atLeast(long count, boolean complete) {
        return complete ? Long.toString(count) : count == 0 ? Cells.UNKNOWN : count + "+";
    }

    private static List<String> decryptors(KeyRow row) {
        if (!mayDecrypt(row.facts())) {
            return List.of();
        }
        List<String> decryptors = new ArrayList<>(row.access().of(Capability.DECRYPT).stream()
                .map(access -> access.grantee().text())
                .distinct()
                .sorted()
                .toList());
        if (!row.access().unknowns().isEmpty()) {
            decryptors.add(Cells.UNKNOWN);
        }
        return decryptors.isEmpty() ? List.of("none") : decryptors;
    }

    private static boolean mayDecrypt(KmsKey key) {
        return key.metadata()
                .known()
                .map(metadata -> metadata.keyUsage().equals("ENCRYPT_DECRYPT")
                        || metadata.keyUsage().equals("KEY_AGREEMENT"))
                .orElse(true);
    }

    private static String lastUsedAt(KeyRow row) {
        Instant at = row.lastUse().at();
        if (at != null) {
            return at.toString();
        }
        return switch (row.lastUse().evidence()) {
            case NEVER_USED, NONE_SINCE_TRACKING -> "";
            case USED, NEEDED_BY_RESOURCES, UNKNOWN -> Cells.UNKNOWN;
        };
    }

    private static String orUnknown(@Nullable Object value) {
        return Objects.requireNonNullElse(value, Cells.UNKNOWN).toString();
    }
}
