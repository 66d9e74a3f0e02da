package io.keyledger.cost;

import static io.keyledger.cost.Amounts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.MultiRegionConfiguration;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every rule of AWS KMS pricing in two tables, to be read beside AWS's page. */
class PricingRulesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Observed<Period> MONTH = Observed.known(new Period(NOW.minus(Duration.ofDays(30)), NOW));
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";
    private static final List<String> PAIRS = List.of("GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext");

    private final PriceSheet prices = PriceSheetReader.bundled();

    @Test
    void requestsCostWhatAwsAsks() throws IOException {
        StringBuilder table =
                new StringBuilder("key_spec,operation,key_pair,usd_per_10000,free_tier,confidence,usage_type\n");
        operations()
                .forEach((spec, operations) -> operations.forEach(operation -> request(table, operation, "", spec)));
        for (String pair : List.of(
                "RSA_2048",
                "RSA_3072",
                "RSA_4096",
                "ECC_NIST_P256",
                "ECC_NIST_P384",
                "ECC_NIST_P521",
                "ECC_SECG_P256K1",
                "ECC_NIST_EDWARDS25519",
                "")) {
            PAIRS.forEach(operation -> request(table, operation, pair, "SYMMETRIC_DEFAULT"));
        }
        for (String operation : List.of("Encrypt", "Decrypt", "ReEncrypt", "Sign", "GetPublicKey", "GenerateDataKey")) {
            request(table, operation, "", null);
        }

        assertGolden("prices-of-requests.csv", table);
    }

    private static Map<String, List<String>> operations() {
        Map<String, List<String>> operations = new LinkedHashMap<>();
        operations.put(
                "SYMMETRIC_DEFAULT",
                List.of(
                        "Encrypt",
                        "Decrypt",
                        "ReEncrypt",
                        "GenerateDataKey",
                        "GenerateDataKeyWithoutPlaintext",
                        "DescribeKey",
                        "CreateGrant"));
        Stream.of("HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512")
                .forEach(spec -> operations.put(spec, List.of("GenerateMac", "VerifyMac")));
        Stream.of("RSA_2048", "RSA_3072", "RSA_4096")
                .forEach(spec -> operations.put(
                        spec, List.of("Encrypt", "Decrypt", "ReEncrypt", "Sign", "Verify", "GetPublicKey")));
        Stream.of("ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519", "SM2")
                .forEach(spec -> operations.put(spec, List.of("Sign", "Verify", "GetPublicKey", "DeriveSharedSecret")));
        Stream.of("ML_DSA_44", "ML_DSA_65", "ML_DSA_87")
                .forEach(spec -> operations.put(spec, List.of("Sign", "Verify", "GetPublicKey")));
        return operations;
    }

    private void request(StringBuilder table, String operation, String pair, @Nullable String spec) {
        RequestPrices requests = prices.of("eu-central-1").orElseThrow().requests();
        RequestPricing pricing = RequestPricing.of(operation, pair, spec, spec == null, requests);
        row(
                table,
                spec == null ? "gone" : spec,
                operation,
                pair,
                text(pricing.unitPrice().times(Amount.exactly(BigDecimal.valueOf(10_000)))),
                pricing.freeTier() ? "yes" : "no",
                pricing.confidence().text(),
                pricing.usageType());
    }

    @Test
    void keysCostWhatAwsAsks() throws IOException {
        StringBuilder table = new StringBuilder("key,region,usd_month,billed_usd,confidence\n");
        key(table, "customer managed", key());
        key(table, "asymmetric", key().spec("RSA_4096"));
        key(table, "HMAC", key().spec("HMAC_256"));
        key(table, "imported", key().origin("EXTERNAL"));
        key(table, "in a CloudHSM key store", key().origin("AWS_CLOUDHSM").keyStore("cks-1"));
        key(
                table,
                "in an external key store",
                key().origin("EXTERNAL_KEY_STORE").keyStore("cks-2"));
        key(table, "AWS managed", key().awsManaged());
        for (int rotations = 1; rotations <= 4; rotations++) {
            key(table, "rotated " + rotations + " times", key().rotations(rotated(rotations)));
        }
        key(table, "primary of a multi-Region key", key().multiRegion(multiRegion("PRIMARY")));
        key(table, "replica", key().multiRegion(multiRegion("REPLICA")));
        key(table, "created 15 days ago", key().created("2026-11-09T00:00:00Z"));
        for (String state :
                List.of("Creating", "Disabled", "PendingImport", "Unavailable", "Updating", "PendingReplicaDeletion")) {
            key(table, state, key().state(state));
        }
        key(table, "PendingDeletion for a day", key().state("PendingDeletion").deletionDate("2026-12-23T00:00:00Z"));
        key(
                table,
                "PendingDeletion with two rotations",
                key().state("PendingDeletion")
                        .deletionDate("2026-12-23T00:00:00Z")
                        .rotations(rotated(2)));
        for (String region : List.of("us-gov-west-1", "cn-north-1", "us-iso-east-1", "mx-central-1")) {
            key(table, "customer managed", key().region(region));
        }

        assertGolden("prices-of-keys.csv", table);
    }

    private static KeyBuilder key() {
        return KeyBuilder.key().created(LONG_AGO);
    }

    private static MultiRegionConfiguration multiRegion(String type) {
        return new MultiRegionConfiguration(type, KeyBuilder.key().arn(), KeyBuilder.REGION, List.of());
    }

    private static KeyRotation[] rotated(int times) {
        return Stream.iterate(Instant.parse("2021-01-01T00:00:00Z"), date -> date.plus(Duration.ofDays(365)))
                .limit(times)
                .map(date -> new KeyRotation(null, null, null, null, null, null, date, "AUTOMATIC"))
                .toArray(KeyRotation[]::new);
    }

    private void key(StringBuilder table, String what, KeyBuilder key) {
        ClassifiedKey classified = key.classified();
        KeyCost cost =
                new CostEstimator(prices, NOW, 30).estimate(classified, "", new RequestEvidence(null, MONTH, null));
        List<CostLine> lines = cost.lines().stream()
                .filter(line -> line.kind() == CostLine.Kind.STORAGE || line.kind() == CostLine.Kind.ROTATION)
                .toList();
        row(
                table,
                what,
                classified.key().region(),
                text(lines.stream().map(CostLine::amountPerMonth).reduce(Amount.ZERO, PricingRulesTest::sum)),
                text(lines.stream().map(CostLine::amount).reduce(Amount.ZERO, PricingRulesTest::sum)),
                lines.getFirst().confidence().text());
    }

    private static Amount sum(Amount one, @Nullable Amount other) {
        return other == null ? one : one.plus(other);
    }

    private static void row(StringBuilder table, String... cells) {
        table.append(String.join(",", cells)).append('\n');
    }

    private static void assertGolden(String name, StringBuilder table) throws IOException {
        assertThat(table.toString()).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }
}
