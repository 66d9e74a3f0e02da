package io.keyledger.report;

import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSettings;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.cost.breakdown.Dimension;
import io.keyledger.cost.breakdown.Grouping;
import io.keyledger.cost.breakdown.Term;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.CostReport;
import io.keyledger.evaluate.CostSurvey;
import io.keyledger.evaluate.CostSurvey.CostQuestion;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.FindingSelection;
import io.keyledger.evaluate.RunParameters;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod;
import io.keyledger.inventory.UsagePeriod.Period;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds for random accounts that no amount is lost or counted twice between the lines, the keys and the run. */
class CostsAddUpTest {
    private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1", "ap-south-2", "cn-north-1");
    private static final List<String> ACCOUNTS = List.of("111122223333", "444455556666");
    private static final List<String> STATES =
            List.of("Enabled", "Enabled", "Disabled", "PendingDeletion", "PendingReplicaDeletion", "PendingImport");
    private static final List<String> SPECS = List.of("SYMMETRIC_DEFAULT", "HMAC_256", "RSA_2048", "ECC_NIST_P256");
    private static final List<String> OPERATIONS =
            List.of("Decrypt", "Encrypt", "GenerateDataKey", "Sign", "GenerateDataKeyPair", "ReEncrypt");

    private static final AuditSettings SETTINGS = new AuditSettings(
            CheckCatalogue.standard(),
            CheckSettings.defaults(),
            PriceSheetReader.bundled(),
            Optional.empty(),
            TrustZone.ofAccounts(Set.of()),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            FindingSelection.ALL,
            "test",
            new RunParameters("{}\n", "", List.of()));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linesAddUpToKeysAndToTheRun(long seed) throws IOException {
        Path run = report(new Random(seed));
        List<Map<String, String>> lines = Csv.rows(run.resolve("costs.csv"));

        Map<String, Figure> storage = new HashMap<>();
        Map<String, Figure> requests = new HashMap<>();
        for (Map<String, String> line : lines) {
            Map<String, Figure> sums = cell(line, "line").equals("requests") ? requests : storage;
            if (!cell(line, "line").equals("audit")) {
                sums.merge(cell(line, "key_arn"), Figure.of(cell(line, "amount_usd_month")), Figure::plus);
            }
        }
        for (Map<String, String> key : Csv.rows(run.resolve("keys.csv"))) {
            String arn = cell(key, "key_arn");
            Figure stored = storage.getOrDefault(arn, Figure.ZERO);
            Figure requested = requests.getOrDefault(arn, Figure.ZERO);
            assertThat(cell(key, "storage_usd_month")).as(arn).isEqualTo(stored.text());
            assertThat(cell(key, "requests_usd_month")).as(arn).isEqualTo(requested.text());
            assertThat(cell(key, "total_usd_month"))
                    .as(arn)
                    .isEqualTo(stored.plus(requested).text());
        }

        JsonNode costs = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(run.resolve("summary.json"))
                .path("costs");
        assertSum(costs, "storage_usd_month", lines, line -> cell(line, "line").equals("storage"));
        assertSum(costs, "rotation_usd_month", lines, line -> cell(line, "line").equals("rotation"));
        assertSum(
                costs, "requests_usd_month", lines, line -> cell(line, "line").equals("requests") && !isFreeTier(line));
        assertSum(costs, "free_tier_usd_month", lines, CostsAddUpTest::isFreeTier);
        assertSum(costs, "total_usd_month", lines, line -> !cell(line, "line").equals("audit"));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anAmountIsItsQuantityAtItsPrice(long seed) throws IOException {
        for (Map<String, String> line : Csv.rows(report(new Random(seed)).resolve("costs.csv"))) {
            Figure quantity = Figure.of(cell(line, "quantity"));
            Figure price = Figure.of(cell(line, "unit_price_usd"));
            if (!cell(line, "unit_price_usd").isEmpty()) {
                assertThat(cell(line, "amount_usd"))
                        .as(line.toString())
                        .isEqualTo(quantity.times(price).text());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void theFreeTierNeverCoversMoreThanThereIs(long seed) throws IOException {
        List<Map<String, String>> lines = Csv.rows(report(new Random(seed)).resolve("costs.csv"));

        for (String account : ACCOUNTS) {
            Figure covered = Figure.ZERO;
            Figure requested = Figure.ZERO;
            for (Map<String, String> line : lines) {
                if (cell(line, "account_id").equals(account)
                        && cell(line, "line").equals("requests")) {
                    Figure month = Figure.of(cell(line, "amount_usd_month"));
                    covered = isFreeTier(line) ? covered.plus(month) : covered;
                    requested = isFreeTier(line) ? requested : requested.plus(month);
                }
            }
            assertThat(covered.atLeast().negate()).isBetween(BigDecimal.ZERO, new BigDecimal("0.06"));
            assertThat(requested.plus(covered).atLeast()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void theGroupsOfEveryBreakdownAddUpToTheRun(long seed) throws IOException {
        Path place = Files.createTempDirectory(directory, "run");
        Snapshot snapshot = snapshot(new Random(seed), place);
        Path run = WrittenRun.write(snapshot, SETTINGS, place.resolve("run"), EvaluationListener.NONE)
                .folder();
        List<Map<String, String>> lines = Csv.rows(run.resolve("costs.csv"));

        for (Dimension dimension : Dimension.values()) {
            Grouping grouping = dimension == Dimension.TAG ? Grouping.byTag("owner") : Grouping.by(dimension);
            for (Term term : Term.values()) {
                String column = term == Term.MONTH ? "amount_usd_month" : "amount_usd";
                Figure expected = lines.stream()
                        .filter(line -> !cell(line, "line").equals("audit"))
                        .map(line -> Figure.of(cell(line, column)))
                        .reduce(Figure.ZERO, Figure::plus);
                CostReport report = new CostSurvey(
                                snapshot,
                                SETTINGS,
                                new CostQuestion(grouping, term, 10, Set.of(), List.of()),
                                EvaluationListener.NONE)
                        .answer();
                Figure sum = report.rows().stream()
                        .map(row ->
                                new Figure(row.total().atLeast(), row.total().exact()))
                        .reduce(Figure.ZERO, Figure::plus);
                assertThat(sum.text()).as(dimension + " " + term).isEqualTo(expected.text());
                assertThat(new Figure(report.total().atLeast(), report.total().exact()).text())
                        .as(dimension + " " + term)
                        .isEqualTo(expected.text());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void savingsNeverExceedWhatTheKeysCost(long seed) throws IOException {
        Path place = Files.createTempDirectory(directory, "run");
        CostReport report = new CostSurvey(
                        snapshot(new Random(seed), place),
                        SETTINGS,
                        new CostQuestion(Grouping.by(Dimension.KEY), Term.MONTH, 1000, Set.of(), List.of()),
                        EvaluationListener.NONE)
                .answer();

        Figure keys = report.rows().stream()
                .map(row -> new Figure(row.total().atLeast().max(BigDecimal.ZERO), true))
                .reduce(Figure.ZERO, Figure::plus);
        assertThat(report.savings().usdMonth().atLeast()).isLessThanOrEqualTo(keys.atLeast());
    }

    private static boolean isFreeTier(Map<String, String> line) {
        return cell(line, "line").equals("requests") && cell(line, "key_arn").isEmpty();
    }

    private static void assertSum(
            JsonNode costs, String name, List<Map<String, String>> lines, Predicate<Map<String, String>> selected) {
        Figure sum = lines.stream()
                .filter(selected)
                .map(line -> Figure.of(cell(line, "amount_usd_month")))
                .reduce(Figure.ZERO, Figure::plus);
        assertThat(costs.path(name).decimalValue()).as(name).isEqualByComparingTo(sum.atLeast());
        List<String> fromBelow = new ArrayList<>();
        costs.path("known_from_below").forEach(entry -> fromBelow.add(entry.asString()));
        assertThat(fromBelow.contains(name)).as(name).isEqualTo(!sum.exact());
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "no column " + column);
    }

    /** An amount as a script reads it from a cell. */
    private record Figure(BigDecimal atLeast, boolean exact) {
        static final Figure ZERO = new Figure(BigDecimal.ZERO, true);

        static Figure of(String cell) {
            if (cell.isEmpty()) {
                return ZERO;
            }
            return cell.equals("unknown")
                    ? new Figure(BigDecimal.ZERO, false)
                    : new Figure(new BigDecimal(cell.replace("+", "")), !cell.endsWith("+"));
        }

        Figure plus(Figure other) {
            return new Figure(atLeast.add(other.atLeast), exact && other.exact);
        }

        Figure times(Figure other) {
            return new Figure(atLeast.multiply(other.atLeast), exact && other.exact);
        }

        String text() {
            if (!exact && atLeast.signum() == 0) {
                return "unknown";
            }
            BigDecimal plain = atLeast.stripTrailingZeros();
            return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString() + (exact ? "" : "+");
        }
    }

    private Path report(Random random) throws IOException {
        Path place = Files.createTempDirectory(directory, "run");
        return WrittenRun.write(snapshot(random, place), SETTINGS, place.resolve("run"), EvaluationListener.NONE)
                .folder();
    }

    private static Snapshot snapshot(Random random, Path place) throws IOException {
        SnapshotBuilder snapshot = SnapshotBuilder.snapshot();
        for (String account : ACCOUNTS) {
            for (String region : REGIONS) {
                snapshot.part(
                        account, region, "kms", facts(random, account, region).toArray(Fact[]::new));
            }
        }
        return snapshot.write(place.resolve("snapshot"));
    }

    private static List<Fact> facts(Random random, String account, String region) {
        List<Fact> facts = new ArrayList<>();
        Period counted =
                new Period(SnapshotBuilder.AS_OF.minus(Duration.ofDays(1 + random.nextInt(60))), SnapshotBuilder.AS_OF);
        boolean denied = random.nextInt(6) == 0;
        facts.add(new UsagePeriod(
                account,
                region,
                denied ? new Observed.Denied<>("cloudwatch:ListMetrics", "no") : Observed.known(counted)));
        for (int i = 0; i < 12; i++) {
            KeyBuilder key = randomKey(random, i).account(account).region(region);
            boolean listed = i < 10;
            if (listed) {
                facts.add(key.build());
            }
            if (!denied && (!listed || random.nextBoolean())) {
                facts.add(new KeyUsage(account, region, key.arn(), requests(random), random.nextInt(3)));
            }
        }
        long asked = 1;
        long answered = random.nextInt(3) == 0 ? 0 : 1;
        facts.add(new ApiCoverage(
                account, region, "kms", "ListKeys", asked, answered, asked - answered, 0, 0, "not authorized"));
        return facts;
    }

    private static KeyBuilder randomKey(Random random, int number) {
        KeyBuilder key = key().id("%08d-12ab-34cd-56ef-1234567890ab".formatted(number))
                .aliases("alias/key-" + number)
                .state(pick(random, STATES))
                .spec(pick(random, SPECS))
                .created(daysAgo(random, 60))
                .rotations(rotations(random));
        if (random.nextBoolean()) {
            key.deletionDate(SnapshotBuilder.AS_OF
                    .plus(Duration.ofHours(random.nextInt(720)))
                    .toString());
        }
        if (random.nextInt(8) == 0) {
            key.awsManaged();
        }
        return random.nextInt(8) == 0 ? key.metadataDenied() : key;
    }

    private static Observed<List<KeyRotation>> rotations(Random random) {
        return random.nextInt(6) == 0
                ? new Observed.Denied<>("kms:ListKeyRotations", "no")
                : Observed.known(IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> new KeyRotation(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                SnapshotBuilder.AS_OF.minus(random.nextInt(60 * 24), ChronoUnit.HOURS),
                                "AUTOMATIC"))
                        .toList());
    }

    private static Map<String, Long> requests(Random random) {
        Map<String, Long> requests = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            requests.put(pick(random, OPERATIONS), 1 + random.nextLong(random.nextBoolean() ? 10 : 10_000_000));
        }
        return requests;
    }

    private static String daysAgo(Random random, int days) {
        return SnapshotBuilder.AS_OF
                .minus(1 + random.nextLong(days * 86_400L), ChronoUnit.SECONDS)
                .toString();
    }

    private static String pick(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
