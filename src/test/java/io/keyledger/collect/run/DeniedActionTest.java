package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.BucketRequests;
import io.keyledger.inventory.CustomKeyStore;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.IamGroup;
import io.keyledger.inventory.IamManagedPolicy;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.Purpose;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each action denied in turn costs exactly the facts that rest on it, and coverage tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeniedActionTest {
    private static final Set<String> OF_ACCOUNTS = Set.of("iam", "organizations");
    /** What they say of an AWS managed key is known without them. */
    private static final Set<String> ASKED_OF_OWN_KEYS =
            Set.of("kms:GetKeyRotationStatus", "kms:ListKeyRotations", "kms:ListResourceTags");

    private static final Set<String> OF_REGIONS = Set.of("ebs", "kms", "s3");

    private final StubAws aws = StubAws.of(StubWorld.builder()
            .accounts(StubAws.ACCOUNT)
            .regions("us-east-1")
            .population(StubPopulation.ofEveryKind(40, 6, 6))
            .build());

    private Map<String, Fact> allowedOfAccounts = Map.of();
    private Map<String, Fact> allowedOfRegions = Map.of();
    private final Map<String, String> notes = new HashMap<>();

    @BeforeAll
    void collectWithEverythingAllowed(@TempDir Path ofAccounts, @TempDir Path ofRegions) throws IOException {
        aws.collect(settings(OF_ACCOUNTS), ofAccounts);
        allowedOfAccounts = byName(ofAccounts);
        aws.collect(settings(OF_REGIONS), ofRegions);
        allowedOfRegions = byName(ofRegions);
        for (Path directory : List.of(ofAccounts, ofRegions)) {
            StubAws.coverage(directory).forEach(row -> notes.put(place(row), row.note()));
        }
    }

    @AfterAll
    void close() {
        aws.close();
    }

    /**
     * What denying an action costs.
     *
     * @param missing facts that are not there, by the beginning of their name
     * @param unread components and attributes that say denied, or what they said before
     * @param follows components that change because others are not known
     */
    record Cost(String action, Set<String> missing, Set<String> unread, Set<String> follows) {
        static Cost unread(String action, String... names) {
            return new Cost(action, Set.of(), Set.of(names), Set.of());
        }

        static Cost missing(String action, String... names) {
            return new Cost(action, Set.of(names), Set.of(), Set.of());
        }

        boolean isOfAccounts() {
            return OF_ACCOUNTS.contains(action.substring(0, action.indexOf(':')));
        }

        @Override
        public String toString() {
            return action;
        }
    }

    static Stream<Cost> costs() {
        return Stream.of(
                Cost.missing("kms:ListKeys", "KmsKey"),
                new Cost("kms:ListAliases", Set.of("KeyAlias"), Set.of("aliases"), Set.of()),
                Cost.missing("kms:DescribeCustomKeyStores", "CustomKeyStore"),
                new Cost("kms:DescribeKey", Set.of(), Set.of("metadata"), Set.of("rotation", "rotations", "lastUsage")),
                Cost.unread("kms:GetKeyPolicy", "policy"),
                Cost.unread("kms:GetKeyRotationStatus", "rotation"),
                Cost.unread("kms:ListKeyRotations", "rotations"),
                Cost.unread("kms:ListGrants", "grants"),
                Cost.unread("kms:ListResourceTags", "tags"),
                Cost.unread("kms:GetKeyLastUsage", "lastUsage"),
                new Cost(
                        "cloudwatch:ListMetrics",
                        Set.of("KeyUsage", "BucketRequests"),
                        Set.of("period"),
                        Set.of("lastUsage")),
                new Cost(
                        "cloudwatch:GetMetricData",
                        Set.of("KeyUsage", "BucketRequests"),
                        Set.of("period"),
                        Set.of("lastUsage")),
                Cost.missing("s3:ListBuckets", "AWS::S3::Bucket"),
                new Cost(
                        "s3:GetBucketEncryption",
                        Set.of(),
                        Set.of("encryption", "bucket_key", "blocked_encryption_types"),
                        Set.of("encryption_note")),
                Cost.unread("s3:GetBucketPolicy", "policy"),
                Cost.unread("s3:GetBucketTagging", "tags"),
                new Cost(
                        "s3:GetBucketReplication",
                        Set.of("AWS::S3::Bucket replication"),
                        Set.of("replication", "replication_destinations"),
                        Set.of()),
                new Cost(
                        "s3:ListBucketInventoryConfigurations",
                        Set.of("AWS::S3::Bucket inventory"),
                        Set.of("inventory"),
                        Set.of()),
                Cost.missing("s3:ListBucketMetricsConfigurations", "BucketRequests"),
                Cost.missing("s3express:ListDirectoryBuckets", "AWS::S3Express::DirectoryBucket"),
                Cost.unread("s3express:GetBucketEncryption", "encryption"),
                new Cost("ec2:DescribeVolumes", Set.of("AWS::EC2::Volume"), Set.of(), Set.of("encryption")),
                new Cost("ec2:DescribeSnapshots", Set.of("AWS::EC2::Snapshot snap-0"), Set.of(), Set.of("encryption")),
                Cost.unread("ec2:DescribeSnapshotAttribute", "public", "shared_with"),
                new Cost(
                        "ec2:GetSnapshotBlockPublicAccessState",
                        Set.of(),
                        Set.of("snapshot_block_public_access", "public"),
                        Set.of()),
                new Cost("ec2:DescribeLockedSnapshots", Set.of(), Set.of("lock_state"), Set.of("lock_expires", "note")),
                new Cost("ec2:DescribeFastSnapshotRestores", Set.of(), Set.of("fast_restore_zones"), Set.of("note")),
                Cost.missing("ec2:ListSnapshotsInRecycleBin", "AWS::EC2::Snapshot snap-1b1000000000000a"),
                Cost.missing("ec2:DescribeImages", "AWS::EC2::Image"),
                Cost.unread("ec2:DescribeImageAttribute", "public", "shared_with"),
                Cost.unread("ec2:GetImageBlockPublicAccessState", "image_block_public_access"),
                Cost.missing("ec2:DescribeLaunchTemplateVersions", "AWS::EC2::LaunchTemplate"),
                Cost.unread("ec2:GetEbsEncryptionByDefault", "encryption", "enabled"),
                Cost.unread("ec2:GetEbsDefaultKmsKeyId", "encryption", "default_key"),
                Cost.unread("ebs:ListSnapshotBlocks", "data_gib"),
                new Cost(
                        "iam:GetAccountAuthorizationDetails",
                        Set.of("IamUser", "IamGroup", "IamRole", "IamManagedPolicy"),
                        Set.of("complete"),
                        Set.of()),
                Cost.unread(
                        "organizations:DescribeOrganization",
                        "place",
                        "serviceControlPolicies",
                        "resourceControlPolicies"),
                withoutTheTree("organizations:ListRoots"),
                withoutTheTree("organizations:ListChildren"),
                Cost.unread("organizations:ListPolicies", "serviceControlPolicies", "resourceControlPolicies"),
                Cost.unread("organizations:DescribePolicy", "serviceControlPolicies", "resourceControlPolicies"),
                Cost.unread("organizations:ListTargetsForPolicy", "serviceControlPolicies", "resourceControlPolicies"));
    }

    /** The organization is still known, the way to the account is not. */
    private static Cost withoutTheTree(String action) {
        return new Cost(action, Set.of(), Set.of("serviceControlPolicies", "resourceControlPolicies"), Set.of("place"));
    }

    @Test
    void everyActionIsDeniedInTurn() {
        // Servers that name a bucket's Region are never asked for it, so there it would cost nothing.
        Set<String> declared = Stream.of(OF_ACCOUNTS, OF_REGIONS)
                .flatMap(names -> CollectorRegistry.installed().chosen(names).stream())
                .flatMap(collector -> collector.actions(StubAws.DEPTH).stream())
                .map(ApiAction::toString)
                .filter(action -> !action.equals("s3:GetBucketLocation"))
                .collect(Collectors.toSet());

        assertThat(costs().map(Cost::action)).containsExactlyInAnyOrderElementsOf(declared);
    }

    @ParameterizedTest
    @MethodSource("costs")
    void costsWhatRestsOnItAndNothingElse(Cost cost, @TempDir Path directory) throws IOException {
        aws.server().behave(StubBehaviour.calm().denying(cost.action()));

        aws.collect(settings(cost.isOfAccounts() ? OF_ACCOUNTS : OF_REGIONS), directory);

        Map<String, Fact> allowed = cost.isOfAccounts() ? allowedOfAccounts : allowedOfRegions;
        Map<String, Fact> facts = byName(directory);
        assertThat(facts.keySet()).isEqualTo(namesWithout(cost.missing(), allowed));
        assertThat(facts.size() < allowed.size())
                .as("something is missing")
                .isEqualTo(!cost.missing().isEmpty());
        String permission = permission(cost.action());
        facts.forEach((name, fact) ->
                assertSame(name, fact, Objects.requireNonNull(allowed.get(name), name), cost, permission));
        assertCoverage(cost.action(), StubAws.coverage(directory));
    }

    private static String place(ApiCoverage row) {
        return row.region() + " " + row.service() + ":" + row.action();
    }

    private void assertCoverage(String action, List<ApiCoverage> coverage) {
        assertThat(coverage).allSatisfy(row -> {
            boolean denied = (row.service() + ":" + row.action()).equals(action);
            assertThat(row.denied()).as(row.toString()).isEqualTo(denied ? row.asked() : 0);
            assertThat(row.failed() + row.throttled()).as(row.toString()).isZero();
            if (denied) {
                assertThat(row.note()).as(row.toString()).contains("not authorized");
            } else {
                assertThat(row.note()).as(row.toString()).isEqualTo(notes.getOrDefault(place(row), ""));
            }
        });
        assertThat(coverage).anySatisfy(row -> assertThat(row.denied()).isPositive());
    }

    private static void assertSame(String name, Fact fact, Fact before, Cost cost, String permission) {
        Map<String, Object> expected = parts(before);
        Map<String, Object> actual = parts(fact);
        cost.follows().forEach(part -> {
            expected.remove(part);
            actual.remove(part);
        });
        actual.forEach((part, value) -> {
            boolean denied = value instanceof Observed.Denied<?> refusal
                    && refusal.action().equals(permission);
            if (!(cost.unread().contains(part) && denied)) {
                assertThat(value).as(name + " " + part).isEqualTo(expected.get(part));
            }
            boolean wasKnown = expected.get(part) instanceof Observed.Known<?>;
            if (cost.unread().contains(part) && wasKnown && rests(fact, cost)) {
                assertThat(denied).as(name + " " + part).isTrue();
            }
        });
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
    }

    /** Whether the fact rests on the action at all, for facts of two services may have a part of the same name. */
    private static boolean rests(Fact fact, Cost cost) {
        String service = cost.action().substring(0, cost.action().indexOf(':'));
        if (fact instanceof EncryptedResource resource) {
            return switch (service) {
                case "s3" ->
                    resource.service().equals("s3") && resource.purpose().equals(Purpose.DATA);
                case "s3express" -> resource.service().equals("s3express");
                case "ebs" -> resource.type().equals("AWS::EC2::Snapshot");
                default -> restsOnEc2(resource, cost.action());
            };
        }
        return switch (service) {
            case "kms" ->
                fact instanceof KmsKey key && !(ASKED_OF_OWN_KEYS.contains(cost.action()) && isAwsManaged(key));
            case "iam" -> fact instanceof IamReading;
            case "organizations" -> fact instanceof OrganizationMembership;
            default -> false;
        };
    }

    private static boolean isAwsManaged(KmsKey key) {
        return key.metadata()
                .known()
                .filter(metadata -> metadata.keyManager().equals("AWS"))
                .isPresent();
    }

    private static boolean restsOnEc2(EncryptedResource resource, String action) {
        String type = switch (action) {
            case "ec2:DescribeSnapshotAttribute", "ec2:DescribeLockedSnapshots", "ec2:DescribeFastSnapshotRestores" ->
                "AWS::EC2::Snapshot";
            case "ec2:DescribeImageAttribute" -> "AWS::EC2::Image";
            case "ec2:GetSnapshotBlockPublicAccessState",
                    "ec2:GetImageBlockPublicAccessState",
                    "ec2:GetEbsEncryptionByDefault",
                    "ec2:GetEbsDefaultKmsKeyId" -> "AWS::EC2::EbsEncryptionByDefault";
            default -> "";
        };
        return resource.type().equals(type) && resource.purpose().equals(Purpose.DATA);
    }

    private CollectSettings settings(Set<String> collectors) {
        return aws.settings(new Scope(List.of(), null, null, "keyledger", List.of(), collectors));
    }

    private static Set<String> namesWithout(Set<String> missing, Map<String, Fact> allowed) {
        return allowed.keySet().stream()
                .filter(name -> missing.stream().noneMatch(name::startsWith))
                .collect(Collectors.toSet());
    }

    private static String permission(String action) {
        return CollectorRegistry.actions(CollectorRegistry.installed().chosen(Set.of()), StubAws.DEPTH).stream()
                .filter(declared -> declared.toString().equals(action))
                .map(ApiAction::permission)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Fact> byName(Path directory) throws IOException {
        return StubAws.all(directory, Fact.class).stream()
                .filter(fact -> !(fact instanceof ApiCoverage))
                .collect(Collectors.toMap(DeniedActionTest::name, Function.identity()));
    }

    private static String name(Fact fact) {
        return switch (fact) {
            case KmsKey key -> "KmsKey " + key.keyId();
            case KeyAlias alias -> "KeyAlias " + alias.name();
            case KeyUsage usage -> "KeyUsage " + usage.keyArn();
            case BucketRequests requests -> "BucketRequests " + requests.bucketArn();
            case CustomKeyStore store -> "CustomKeyStore " + store.id();
            case EncryptedResource resource ->
                resource.type() + " " + (resource.purpose().equals(Purpose.DATA) ? "" : resource.purpose() + " ")
                        + resource.id();
            case IamUser user -> "IamUser " + user.arn();
            case IamGroup group -> "IamGroup " + group.arn();
            case IamRole role -> "IamRole " + role.arn();
            case IamManagedPolicy policy ->
                "IamManagedPolicy " + policy.policy().arn();
            default -> fact.getClass().getSimpleName();
        };
    }

    /** The components of a record and the attributes of a resource, by name. */
    private static Map<String, Object> parts(Fact fact) {
        Map<String, Object> parts = new TreeMap<>();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            parts.put(component.getName(), value(component, fact));
        }
        if (fact instanceof EncryptedResource resource) {
            parts.remove("attributes");
            parts.putAll(resource.attributes());
        }
        return parts;
    }

    private static Object value(RecordComponent component, Fact fact) {
        try {
            return Optional.<Object>ofNullable(component.getAccessor().invoke(fact))
                    .orElse("");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
