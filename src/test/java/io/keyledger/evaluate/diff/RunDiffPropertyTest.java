package io.keyledger.evaluate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever two runs hold: a run does not differ from itself, and the way back is the mirror of the way there. */
class RunDiffPropertyTest {
    private static final int RUNS = 40;
    private static final List<String> STATUSES = List.of("FAIL", "UNKNOWN", "WAIVED", "PASS", "NOT_APPLICABLE");
    private static final List<String> SEVERITIES = List.of("CRITICAL", "HIGH", "LOW");
    private static final List<String> STATES =
            List.of("Enabled", "Disabled", "PendingDeletion", "PendingImport", "unknown");
    private static final List<String> COSTS = List.of("1.00", "5.00", "5.00+", "50.00", "unknown", "1.50+");
    private static final List<String> CUSTODIES = List.of("imported", "customer-managed", "unknown");
    private static final List<String> DATES = List.of("", "2026-12-01T00:00:00Z", "2027-12-01T00:00:00Z", "unknown");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theWayBackIsTheMirrorOfTheWayThere(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < RUNS; i++) {
            Path one = write(random, "one" + i);
            Path other = write(random, "other" + i);

            assertThat(RunFixture.diff(one, one)).isEmpty();
            assertThat(there(RunFixture.diff(one, other))).isEqualTo(mirrored(RunFixture.diff(other, one)));
        }
    }

    private Path write(Random random, String name) {
        RunFixture run = RunFixture.blank()
                .called("kms", "ListKeys", random.nextInt(4) == 0 ? 1 : 0)
                .called("s3", "ListBuckets", random.nextInt(4) == 0 ? 1 : 0);
        boolean all = random.nextBoolean();
        if (all) {
            run.listingAll();
        }
        if (random.nextInt(5) == 0) {
            run.disabled("X");
        }
        Map<String, int[]> counts = new HashMap<>();
        for (String key : List.of("a", "b", "c", "\uFFFD", "\uD83D\uDD11")) {
            if (random.nextInt(3) > 0) {
                key(run, random, key);
                for (String check : List.of("X", "Y")) {
                    finding(run, random, check, key, all, counts);
                }
            }
        }
        counts.forEach((check, of) -> run.counted(check, of[0], of[1]));
        Path folder = directory.resolve(name);
        return Files.exists(folder) ? folder : run.write(folder);
    }

    private static void key(RunFixture run, Random random, String key) {
        run.key(
                key,
                Map.of(
                        "key_state", any(random, STATES),
                        "total_usd_month", any(random, COSTS),
                        "custody", any(random, CUSTODIES),
                        "material_expires_at", any(random, DATES),
                        "rotation", any(random, List.of("on", "off", "not-offered", "unknown"))));
        for (String principal : List.of("p", "q")) {
            if (random.nextBoolean()) {
                run.access(key, any(random, List.of("decrypt", "encrypt")), principal);
            }
            if (random.nextInt(3) == 0) {
                run.grant(key, "grant-" + principal, principal);
            }
        }
        if (random.nextInt(5) == 0) {
            run.access(key, "unknown", "unknown");
        }
    }

    private static void finding(
            RunFixture run, Random random, String check, String key, boolean all, Map<String, int[]> counts) {
        String status = any(random, STATUSES);
        if (status.equals("PASS")) {
            counts.computeIfAbsent(check, _ -> new int[2])[0]++;
        }
        if (status.equals("NOT_APPLICABLE")) {
            counts.computeIfAbsent(check, _ -> new int[2])[1]++;
        }
        if (all || !List.of("PASS", "NOT_APPLICABLE").contains(status)) {
            run.finding(check, key, any(random, SEVERITIES), status);
        }
    }

    private static String any(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<String> there(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> mirror(change.type()).stream()
                        .map(_ -> line(fold(change.type()), change, List.of(change.before(), change.after()))))
                .sorted()
                .toList();
    }

    private static List<String> mirrored(List<Change> changes) {
        List<String> lines = new ArrayList<>();
        for (Change change : changes) {
            mirror(change.type())
                    .ifPresent(type -> lines.add(line(type, change, List.of(change.after(), change.before()))));
        }
        lines.sort(null);
        return lines;
    }

    private static String line(ChangeType type, Change change, List<String> values) {
        return String.join(
                " ",
                type.text(),
                change.subject().kind().text(),
                change.subject().id(),
                change.subject().detail(),
                change.column(),
                String.join(" to ", values));
    }

    /** What is gone is the mirror of what is new, as what is fixed is. */
    private static ChangeType fold(ChangeType type) {
        return type == ChangeType.GONE ? ChangeType.FIXED : type;
    }

    /** The type of the same change on the way back; absent if there is none. */
    private static Optional<ChangeType> mirror(ChangeType type) {
        return switch (type) {
            case NEW -> Optional.of(ChangeType.FIXED);
            case FIXED, GONE -> Optional.of(ChangeType.NEW);
            case WAIVER_ENDED -> Optional.of(ChangeType.WAIVED);
            case WAIVED -> Optional.of(ChangeType.WAIVER_ENDED);
            case WORSENED -> Optional.of(ChangeType.EASED);
            case EASED -> Optional.of(ChangeType.WORSENED);
            case LOST_FROM_SIGHT -> Optional.of(ChangeType.SEEN_AT_LAST);
            case SEEN_AT_LAST -> Optional.of(ChangeType.LOST_FROM_SIGHT);
            case DELETION_SCHEDULED -> Optional.of(ChangeType.DELETION_CANCELLED);
            case DELETION_CANCELLED -> Optional.of(ChangeType.DELETION_SCHEDULED);
            case MATERIAL_EXPIRING -> Optional.of(ChangeType.MATERIAL_RENEWED);
            case MATERIAL_RENEWED -> Optional.of(ChangeType.MATERIAL_EXPIRING);
            case KEY_DISABLED -> Optional.of(ChangeType.KEY_ENABLED);
            case KEY_ENABLED -> Optional.of(ChangeType.KEY_DISABLED);
            case KEY_CREATED -> Optional.of(ChangeType.KEY_GONE);
            case KEY_GONE -> Optional.of(ChangeType.KEY_CREATED);
            case ROTATION_OFF -> Optional.of(ChangeType.ROTATION_ON);
            case ROTATION_ON -> Optional.of(ChangeType.ROTATION_OFF);
            case CUSTODY_DOWN -> Optional.of(ChangeType.CUSTODY_UP);
            case CUSTODY_UP -> Optional.of(ChangeType.CUSTODY_DOWN);
            case ACCESS_GAINED -> Optional.of(ChangeType.ACCESS_LOST);
            case ACCESS_LOST -> Optional.of(ChangeType.ACCESS_GAINED);
            case GRANT_ADDED -> Optional.of(ChangeType.GRANT_RETIRED);
            case GRANT_RETIRED -> Optional.of(ChangeType.GRANT_ADDED);
            case REQUESTS_UP -> Optional.of(ChangeType.REQUESTS_DOWN);
            case REQUESTS_DOWN -> Optional.of(ChangeType.REQUESTS_UP);
            case COST_UP -> Optional.of(ChangeType.COST_DOWN);
            case COST_DOWN -> Optional.of(ChangeType.COST_UP);
            case COVERAGE_WORSE -> Optional.of(ChangeType.COVERAGE_BETTER);
            case COVERAGE_BETTER -> Optional.of(ChangeType.COVERAGE_WORSE);
            case NOT_COMPARABLE, KEY_STATE_CHANGED, KEY_CHANGED, DELETION_DATE_CHANGED -> Optional.of(type);
            case KEY_ROTATED -> Optional.empty();
        };
    }
}
