package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.PartWriter;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CostCommandTest {
    @TempDir
    private Path directory;

    private TestEnvironment terminal;

    @BeforeEach
    void writeTheSampleAccount() throws IOException {
        SampleAccount.write(directory.resolve("sample"));
        terminal = TestEnvironment.in(directory);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("cost", "--from", "sample"));
        all.addAll(List.of(arguments));
        return terminal.run(all.toArray(String[]::new));
    }

    @Test
    void theMostExpensiveKeysComeFirstAndTheRestIsOneLine() {
        assertThat(run("--top", "2")).isEqualTo(ExitCode.INCOMPLETE.number());

        assertThat(terminal.out())
                .containsPattern("(?m)^alias/product-images +111122223333 eu-west-1 +150,414,600 +\\$1.00 +\\$451.24")
                .containsPattern("(?m)^\\(\\d+ others\\) ")
                .containsPattern("(?m)^TOTAL .*\\$541.41\\+$")
                .contains("1. $446.73 at most  Turn on an S3 Bucket Key (estimate, low effort)")
                .contains("kms:ListGrants: 6 denied, in 111122223333 eu-west-1 and 1 more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"key", "service", "caller", "resource", "custody", "operation", "account", "region", "tag:owner"
            })
    void everyBreakdownHasTheTotalOfAnAudit(String by) {
        terminal.run("audit", "--from", "sample", "--quiet");
        run("--by", by, "--format", "json", "--top", "3");

        JsonNode json = JsonMapper.shared().readTree(terminal.out());
        assertThat(json.path("total_usd").asString()).isEqualTo("541.411413+");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode group : json.path("groups")) {
            String total = group.path("total_usd").asString();
            sum = sum.add(total.equals("unknown") ? BigDecimal.ZERO : new BigDecimal(total.replace("+", "")));
        }
        assertThat(sum).isEqualByComparingTo("541.411413");
    }

    @Test
    void csvHasEveryGroupAndNothingElse() {
        run("--by", "custody", "--format", "csv");

        assertThat(terminal.out().lines())
                .hasSize(8)
                .startsWith("group,name,keys,requests,storage_usd,requests_usd,total_usd,confidence")
                .contains("imported,imported,2,649404,2.00,1.948212,3.948212,estimate");
        assertThat(terminal.err()).contains("kms:DescribeKey: 1 denied");
    }

    @Test
    void savingsAreRowsOfTheirOwn() {
        run("--by", "saving", "--format", "csv");

        assertThat(terminal.out().lines().toList())
                .satisfies(lines -> {
                    assertThat(lines.getFirst()).startsWith("saving,title,account_id,region,key_arn,key_name");
                    assertThat(lines.get(1)).startsWith("bucket-key,").contains("446.731362");
                })
                .hasSize(7);
    }

    @Test
    void aBucketIsComparedInOneLine() {
        run("--bucket", "shop-product-images");

        assertThat(terminal.out())
                .contains("shop-product-images a month: SSE-S3 $0.00; AWS managed key $451.24, with a Bucket Key from"
                        + " $4.51; customer managed key $452.24, with a Bucket Key from $5.51\n");
    }

    @Test
    void theLatestSnapshotOfTheOutputFolderIsRead() throws IOException {
        SampleAccount.write(directory.resolve("runs/snapshots/one"));

        assertThat(terminal.run("cost", "--from", "latest", "--output", "runs"))
                .isEqualTo(ExitCode.INCOMPLETE.number());
    }

    @Test
    void thePastIsWhatWasBilled() {
        run("--period", "past", "--top", "1");

        assertThat(terminal.out())
                .contains("USD for the days before, as far as they were counted: keys for 30 days")
                .containsPattern("(?m)^TOTAL .*\\$541.89\\+$");
    }

    @Test
    void aBillIsComparedWithTheEstimates() throws IOException {
        Files.writeString(directory.resolve("bill.csv"), """
            BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,ChargePeriodStart,\
            ChargePeriodEnd,ConsumedQuantity,RegionId,SubAccountId,x_ServiceCode,x_UsageType
            400,USD,2026-11-01T00:00:00Z,2026-12-01T00:00:00Z,Usage,2026-11-01T00:00:00Z,2026-11-24T00:00:00Z,1,\
            eu-west-1,111122223333,awskms,eu-west-1-KMS-Requests
            """);

        run("--bill", "bill.csv", "--by", "bill");

        assertThat(terminal.out())
                .contains("until 2026-11-24T00:00:00Z; the period ends at 2026-12-01T00:00:00Z, and PROJECTED is all of"
                        + " it")
                .containsPattern(
                        "(?m)^111122223333 +eu-west-1 +KMS-Requests +\\$400.00 +\\$521.74 +\\$356.98 +\\$43.02 +11% !$")
                .contains("444455556666 eu-central-1 KMS-Keys: the bill has no usage of this account");
        run("--bill", "bill.csv", "--by", "bill", "--format", "csv");
        assertThat(terminal.out()).contains("111122223333,eu-west-1,KMS-Requests,400,521.739130435,");
    }

    @Test
    void aFolderOfParquetFilesIsOneBill() throws IOException {
        Path export = Files.createDirectories(directory.resolve("BILLING_PERIOD=2026-10"));
        Path bills = Path.of("src", "test", "resources", "bills");
        Files.copy(bills.resolve("cur-2.snappy.parquet"), export.resolve("export-00001.snappy.parquet"));
        Files.copy(bills.resolve("focus.gzip.parquet"), export.resolve("export-00002.gzip.parquet"));
        Files.writeString(export.resolve("Manifest.json"), "{}");

        run("--bill", export.toString(), "--by", "bill", "--format", "csv");

        assertThat(terminal.out())
                .contains("111122223333,eu-west-1,KMS-Keys,2,2,")
                .contains("111122223333,eu-west-1,KMS-Requests,0.3,0.3,");
    }

    @Test
    void aFolderWithoutAnExportIsAUsageError() throws IOException {
        Files.createDirectories(directory.resolve("export/BILLING_PERIOD=2026-10"));

        assertThat(run("--bill", "export")).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err())
                .contains("--bill: the folder export has no file that ends with .csv, .csv.gz or" + " .parquet");
    }

    @Test
    void keysWhoseRequestsGrewTenfoldSinceTheNewestKeptSnapshotAreNamed() throws IOException {
        keepEarlier("2026-11-22T03:00:00Z", 1);
        keepEarlier("2026-11-23T03:00:00Z", 20);

        run("--top", "3");

        assertThat(terminal.out())
                .contains("Requests changed at least tenfold on 1 key, as CloudWatch counts them")
                .containsPattern("(?m)^alias/product-images +111122223333 eu-west-1 +up +7,[0-9,]+ in 30 days"
                        + " +150,414,600 in 30 days +2026-11-23T03:00:00Z$");
        run("--format", "json");
        JsonNode changes = JsonMapper.shared().readTree(terminal.out()).path("request_changes");
        assertThat(changes.size()).isEqualTo(1);
        assertThat(changes.get(0).path("change").asString()).isEqualTo("requests-up");
        assertThat(changes.get(0).path("key_name").asString()).isEqualTo("alias/product-images");
    }

    @Test
    void withoutAnEarlierSnapshotNoChangeIsNamed() throws IOException {
        keepEarlier("2026-11-25T03:00:00Z", 20);

        run();

        assertThat(terminal.out()).doesNotContain("Requests changed");
    }

    /** Keeps the sample as of another instant, with a fraction of the requests on the key of product images. */
    private void keepEarlier(String asOf, long divisor) throws IOException {
        Snapshot sample = Snapshot.open(directory.resolve("sample"));
        SnapshotDescription same = sample.description();
        Path folder = directory.resolve("reports/snapshots").resolve(asOf.replaceAll("[-:]", ""));
        Files.createDirectories(folder.getParent());
        try (SnapshotWriter writer = SnapshotWriter.open(
                folder,
                SnapshotDescription.of(
                        Instant.parse(asOf), same.toolVersion(), same.callerIdentity(), same.scope(), same.parts()))) {
            for (PartId id : same.parts()) {
                try (PartWriter part = writer.begin(id)) {
                    for (Fact fact : facts(sample, id)) {
                        part.write(fact instanceof KeyUsage usage ? divided(usage, divisor) : fact);
                    }
                    part.commit();
                }
            }
        }
    }

    private static List<Fact> facts(Snapshot snapshot, PartId part) throws IOException {
        List<Fact> facts = new ArrayList<>();
        snapshot.read(part, facts::add);
        return facts;
    }

    private static KeyUsage divided(KeyUsage usage, long divisor) {
        Map<String, Long> fewer = new TreeMap<>(usage.requestsByOperation());
        boolean isBusiest = fewer.values().stream().mapToLong(Long::longValue).sum() > 100_000_000;
        fewer.replaceAll((_, count) -> isBusiest ? count / divisor : count);
        return new KeyUsage(usage.accountId(), usage.region(), usage.keyArn(), fewer, usage.reEncryptsInto());
    }

    @Test
    void aFileThatIsNoBillIsAUsageError() throws IOException {
        Files.writeString(directory.resolve("bill.csv"), "a,b\n1,2\n");

        assertThat(run("--bill", "bill.csv")).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("--bill: bill.csv is not a CUR 2.0, legacy CUR or FOCUS export");
        assertThat(run("--bill", "none.csv")).isEqualTo(ExitCode.USAGE.number());
        assertThat(run("--by", "bill")).isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void anUnknownBreakdownIsRefusedWithTheNearestName() {
        assertThat(run("--by", "costody")).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("--by can't be 'costody'; it must be one of key,", "custody");

        assertThat(run("--by", "tag")).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("--by tag needs the tag's key, for example --by tag:Owner");

        assertThat(run("--top", "0")).isEqualTo(ExitCode.USAGE.number());
        assertThat(run("--period", "week")).isEqualTo(ExitCode.USAGE.number());
    }
}
