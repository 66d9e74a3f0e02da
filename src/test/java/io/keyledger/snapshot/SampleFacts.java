package io.keyledger.snapshot;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.CustomKeyStore;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.MultiRegionConfiguration;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.RotationStatus;
import io.keyledger.inventory.UsagePeriod;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One fact of every kind, with every way of getting no answer among them. */
final class SampleFacts {
    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-central-1";
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final String KEY_ID = "mrk-0123456789abcdef0123456789abcdef";
    static final String KEY_ARN = "arn:aws:kms:eu-central-1:111122223333:key/" + KEY_ID;

    private SampleFacts() {}

    static List<Fact> all() {
        return List.of(
                key(),
                new KeyAlias(
                        ACCOUNT, REGION, "alias/aws/s3", "arn:aws:kms:eu-central-1:111122223333:alias/aws/s3", null),
                new CustomKeyStore(ACCOUNT, REGION, "cks-1234", "hsm", "AWS_CLOUDHSM", "FAILED", "CLUSTER_NOT_FOUND"),
                bucket(),
                new KeyUsage(ACCOUNT, REGION, KEY_ARN, Map.of("Decrypt", 12L, "Encrypt", 9_000_000_000L), 3),
                new UsagePeriod(
                        ACCOUNT,
                        REGION,
                        Observed.known(new UsagePeriod.Period(NOON.minusSeconds(86_400), NOON.plusNanos(1)))),
                new ApiCoverage(ACCOUNT, REGION, "kms", "ListKeys", 5, 1, 1, 1, 2, "no \"luck\"\n here ☂"),
                new ApiCoverage(
                        ACCOUNT, REGION, "s3", "ListBuckets", 1, 1, 0, 0, 0, "", CallRole.LISTING, "AWS::S3::Bucket"));
    }

    static KmsKey key() {
        KeyMetadata metadata = new KeyMetadata(
                "CUSTOMER",
                "EXTERNAL",
                "Enabled",
                "SYMMETRIC_DEFAULT",
                "ENCRYPT_DECRYPT",
                "=cmd|' /C calc'!A0",
                NOON,
                null,
                null,
                "KEY_MATERIAL_EXPIRES",
                NOON,
                null,
                new MultiRegionConfiguration("PRIMARY", KEY_ARN, REGION, List.of()),
                "material");
        Grant grant = new Grant(
                "grant",
                null,
                "arn:aws:iam::111122223333:role/a",
                null,
                null,
                NOON,
                List.of("Decrypt"),
                Map.of("b", "2", "a", "1"),
                Map.of(),
                null);
        return new KmsKey(
                ACCOUNT,
                REGION,
                KEY_ID,
                KEY_ARN,
                Observed.known(List.of("alias/payments")),
                Observed.known(metadata),
                Observed.known("{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                Observed.known(new RotationStatus(true, 365, NOON, null)),
                Observed.known(List.of(
                        new KeyRotation("material", null, "IMPORTED", "CURRENT", null, null, NOON, "ON_DEMAND"))),
                Observed.known(new KeyGrants(List.of(grant), true)),
                new Observed.Denied<>("kms:ListResourceTags", "not authorized"),
                Observed.known(new LastUsage("Decrypt", null, NOON)));
    }

    static EncryptedResource bucket() {
        return new EncryptedResource(
                ACCOUNT,
                REGION,
                "s3",
                "AWS::S3::Bucket",
                "ledger",
                "arn:aws:s3:::ledger",
                Purpose.parse("replication:to-frankfurt"),
                Observed.known(Encryption.kms("aws:kms:dsse", KeyReference.parse("alias/payments"))),
                0.5,
                NOON,
                new Observed.Throttled<>("s3:GetBucketTagging", "slow down"),
                Map.of(
                        "policy", new Observed.Failed<>("s3:GetBucketPolicy", "reset"),
                        "blocked", Observed.notOffered("directory bucket"),
                        "ownership", Observed.known("BucketOwnerEnforced")));
    }
}
