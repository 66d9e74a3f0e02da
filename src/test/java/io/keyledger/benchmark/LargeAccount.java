package io.keyledger.benchmark;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.PolicyDocument;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.inventory.RotationStatus;
import io.keyledger.inventory.UsagePeriod;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.PartWriter;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotScope;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes a snapshot of one account and Region with as many keys and resources as wanted; the same at each time. */
final class LargeAccount {
    static final String ACCOUNT = "111122223333";
    private static final String REGION = "eu-central-1";
    private static final Map<String, String> LISTED = Map.of(
            "ListBuckets", "AWS::S3::Bucket",
            "DescribeVolumes", "AWS::EC2::Volume",
            "DescribeSnapshots", "AWS::EC2::Snapshot");
    static final Instant AS_OF = Instant.parse("2026-11-24T03:00:00Z");
    private static final int ROLES = 20;
    static final int TEAMS = 500;
    private static final String POLICY = """
        {"Version":"2012-10-17","Statement":[\
        {"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},\
        {"Sid":"Administrators","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/key-admin"},\
        "Action":["kms:Create*","kms:Describe*","kms:Enable*","kms:List*","kms:Put*","kms:Update*","kms:Revoke*",\
        "kms:Disable*","kms:Get*","kms:Delete*","kms:TagResource","kms:ScheduleKeyDeletion"],"Resource":"*"},\
        {"Sid":"Application","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/team-TEAM"},\
        "Action":["kms:Decrypt","kms:GenerateDataKey*"],"Resource":"*",\
        "Condition":{"StringEquals":{"kms:ViaService":"s3.eu-central-1.amazonaws.com"}}}]}\
        """;

    private LargeAccount() {}

    static Snapshot write(Path directory, int keys, int resources) throws IOException {
        List<PartId> parts = List.of(
                new PartId(ACCOUNT, Fact.GLOBAL, "iam"),
                new PartId(ACCOUNT, Fact.GLOBAL, "organizations"),
                new PartId(ACCOUNT, REGION, "ebs"),
                new PartId(ACCOUNT, REGION, "kms"),
                new PartId(ACCOUNT, REGION, "s3"));
        SnapshotScope scope = new SnapshotScope(
                List.of(ACCOUNT), List.of(REGION), List.of("ebs", "iam", "kms", "organizations", "s3"), Map.of());
        SnapshotDescription description = SnapshotDescription.of(
                AS_OF, "benchmark", "arn:aws:sts::111122223333:assumed-role/audit/benchmark", scope, parts);
        try (SnapshotWriter snapshot = SnapshotWriter.open(directory, description)) {
            for (PartId part : parts) {
                try (PartWriter writer = snapshot.begin(part)) {
                    switch (part.collector()) {
                        case "iam" -> identities(writer);
                        case "organizations" -> organization(writer);
                        case "kms" -> keys(writer, REGION, 0, keys);
                        case "ebs" -> volumes(writer, keys, resources / 2);
                        default -> buckets(writer, keys, resources - resources / 2);
                    }
                    writer.commit();
                }
            }
        }
        return Snapshot.open(directory);
    }

    static void identities(PartWriter writer) throws IOException {
        for (int i = 0; i < ROLES; i++) {
            writer.write(new IamRole(
                    ACCOUNT,
                    Fact.GLOBAL,
                    "arn:aws:iam::111122223333:role/team-" + i,
                    "AROA%017d".formatted(i),
                    "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
                    List.of(new PolicyDocument(
                            "decrypt",
                            null,
                            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                                    + "\"Action\":[\"kms:Decrypt\",\"s3:GetObject\"],\"Resource\":\"*\"}]}")),
                    List.of(),
                    null,
                    Map.of()));
        }
        writer.write(new IamReading(ACCOUNT, Fact.GLOBAL, Observed.known(true)));
    }

    static void organization(PartWriter writer) throws IOException {
        writer.write(new OrganizationMembership(
                ACCOUNT,
                Fact.GLOBAL,
                Observed.notOffered("the account is in no organization"),
                Observed.notOffered("the account is in no organization"),
                Observed.notOffered("the account is in no organization")));
    }

    /**
     * Writes the keys of a Region.
     *
     * @param first the number of the first; no two Regions have keys of the same number
     * @param end the number after the last
     */
    static void keys(PartWriter writer, String region, int first, int end) throws IOException {
        writer.write(new UsagePeriod(
                ACCOUNT,
                region,
                Observed.known(new UsagePeriod.Period(
                        Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-11-24T00:00:00Z")))));
        for (int i = first; i < end; i++) {
            writer.write(new KeyAlias(
                    ACCOUNT,
                    region,
                    "alias/application-" + i,
                    "arn:aws:kms:" + region + ":" + ACCOUNT + ":alias/application-" + i,
                    keyId(i)));
        }
        for (int i = first; i < end; i += 3) {
            writer.write(new KeyUsage(
                    ACCOUNT, region, keyArn(region, i), Map.of("Decrypt", 1000L + i, "GenerateDataKey", 10L + i), 0));
        }
        for (int i = first; i < end; i++) {
            writer.write(key(region, i));
        }
        coverage(writer, region, "kms", "ListKeys", "ListAliases", "DescribeCustomKeyStores", "DescribeKey");
    }

    private static KmsKey key(String region, int i) {
        boolean imported = i % 20 == 0;
        Instant created = AS_OF.minus(Duration.ofDays(10 + i % 2000));
        List<Grant> grants = i % 3 == 0
                ? List.of(new Grant(
                        "%064d".formatted(i),
                        "grant",
                        "arn:aws:iam::111122223333:role/team-" + i % ROLES,
                        null,
                        "arn:aws:iam::111122223333:root",
                        created,
                        List.of("Decrypt", "GenerateDataKey"),
                        Map.of(),
                        Map.of("tenant", "t" + i),
                        null))
                : List.of();
        return new KmsKey(
                ACCOUNT,
                region,
                keyId(i),
                keyArn(region, i),
                Observed.known(List.of("alias/application-" + i)),
                Observed.known(new KeyMetadata(
                        "CUSTOMER",
                        imported ? "EXTERNAL" : "AWS_KMS",
                        i % 50 == 1 ? "Disabled" : "Enabled",
                        "SYMMETRIC_DEFAULT",
                        "ENCRYPT_DECRYPT",
                        "Data of application " + i,
                        created,
                        null,
                        null,
                        imported ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : null,
                        null,
                        null,
                        null,
                        "%064d".formatted(i))),
                Observed.known(POLICY.replace("TEAM", Integer.toString(i % TEAMS))),
                imported
                        ? Observed.notOffered("imported key material")
                        : Observed.known(
                                new RotationStatus(i % 4 != 0, 365, AS_OF.plus(Duration.ofDays(i % 365)), null)),
                Observed.known(List.of(
                        new KeyRotation("%064d".formatted(i), null, null, "CURRENT", null, null, created, null))),
                Observed.known(new KeyGrants(grants, true)),
                Observed.known(Map.of("owner", "team-" + i % TEAMS, "stage", "production")),
                i % 3 == 0
                        ? Observed.notAsked("CloudWatch shows requests")
                        : Observed.known(new LastUsage("Decrypt", AS_OF.minus(Duration.ofHours(i % 5000)), created)));
    }

    private static void volumes(PartWriter writer, int keys, int volumes) throws IOException {
        for (int i = 0; i < volumes; i++) {
            String id = (i % 2 == 0 ? "vol-" : "snap-") + "%017x".formatted(0x0123456789L * i);
            boolean clear = i % 40 == 7;
            writer.write(new EncryptedResource(
                    ACCOUNT,
                    REGION,
                    "ec2",
                    i % 2 == 0 ? ResourceTypes.EBS_VOLUME : ResourceTypes.EBS_SNAPSHOT,
                    id,
                    "arn:aws:ec2:" + REGION + ":" + ACCOUNT + (i % 2 == 0 ? ":volume/" : ":snapshot/") + id,
                    Purpose.DATA,
                    Observed.known(
                            clear
                                    ? Encryption.without(Encryption.Method.NONE, "none")
                                    : Encryption.kms("sse-ebs", KeyReference.parse(keyArn(REGION, i % keys)))),
                    100.0 + i % 900,
                    AS_OF.minus(Duration.ofHours(i % 9000)),
                    Observed.known(Map.of("Name", "volume " + i, "owner", "team-" + i % TEAMS)),
                    i % 2 == 0
                            ? Map.of()
                            : Map.of(
                                    ResourceAttributes.PUBLIC,
                                    Observed.known("false"),
                                    ResourceAttributes.SHARED_WITH,
                                    Observed.known(""))));
        }
        coverage(writer, REGION, "ec2", "DescribeVolumes", "DescribeSnapshots");
    }

    private static void buckets(PartWriter writer, int keys, int buckets) throws IOException {
        for (int i = 0; i < buckets; i++) {
            String name = "company-data-%07d".formatted(i);
            writer.write(new EncryptedResource(
                    ACCOUNT,
                    REGION,
                    "s3",
                    ResourceTypes.S3_BUCKET,
                    name,
                    "arn:aws:s3:::" + name,
                    Purpose.DATA,
                    Observed.known(
                            i % 5 == 0
                                    ? Encryption.without(Encryption.Method.SERVICE_MANAGED, "AES256")
                                    : Encryption.kms("aws:kms", KeyReference.parse(keyArn(REGION, i % keys)))),
                    null,
                    AS_OF.minus(Duration.ofHours(i % 90000)),
                    Observed.known(Map.of("owner", "team-" + i % TEAMS)),
                    Map.of(
                            ResourceAttributes.BLOCKED_ENCRYPTION_TYPES,
                            Observed.known("SSE-C"),
                            ResourceAttributes.REPLICATION,
                            Observed.known("off"),
                            ResourceAttributes.REPLICATION_DESTINATIONS,
                            Observed.known(""),
                            ResourceAttributes.BUCKET_KEY,
                            i % 5 == 0
                                    ? Observed.notOffered("Bucket Keys are for SSE-KMS only")
                                    : Observed.known(i % 2 == 0 ? "on" : "off"))));
        }
        coverage(writer, REGION, "s3", "ListBuckets", "GetBucketEncryption");
    }

    private static void coverage(PartWriter writer, String region, String service, String... actions)
            throws IOException {
        for (String action : actions) {
            String lists = LISTED.getOrDefault(action, "");
            writer.write(new ApiCoverage(
                    ACCOUNT,
                    region,
                    service,
                    action,
                    1,
                    1,
                    0,
                    0,
                    0,
                    "",
                    lists.isEmpty() ? CallRole.DETAIL : CallRole.LISTING,
                    lists));
        }
    }

    private static String keyId(int i) {
        return UUID.nameUUIDFromBytes(("key " + i).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static String keyArn(String region, int i) {
        return "arn:aws:kms:" + region + ":" + ACCOUNT + ":key/" + keyId(i);
    }
}
