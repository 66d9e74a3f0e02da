package io.keyledger.collect.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keyledger.collect.Depth;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.Pace;
import io.keyledger.collect.run.CollectSettings;
import io.keyledger.collect.run.CollectionRun;
import io.keyledger.collect.run.ProgressListener;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.moto.ModelledAws;
import io.keyledger.moto.MotoServer;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/**
 * Every declared type, against answers made from AWS's own models in each service's own protocol: one resource of each
 * whose every key field names the key, the same without any key, and two pages.
 */
class DeclaredTypesIT {
    static final String KEY = "arn:aws:kms:us-east-1:777000000071:key/24fe16b7-cb91-4868-8c6d-4deafd528c51";
    private static final Pace PACE = new Pace(1, 16, 3, Duration.ofMillis(2), Duration.ofMillis(2));

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyUseOfEveryTypeNamesTheKeyThatItsServiceNames() throws IOException {
        return types(collect("77700000007", aws -> aws.key(KEY)), read -> {
            List<EncryptedResource> rows = read.rows();
            assertThat(rows).as(read.unanswered()).isNotEmpty();
            Set<String> named = rows.stream()
                    .filter(row -> key(row).equals(KEY))
                    .map(row -> row.purpose().kind())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).as("%s; %s", rows, read.unanswered()).containsAll(read.uses());
        });
    }

    @TestFactory
    Stream<DynamicTest> aTypeWhoseServiceNamesNoKeyHasNone() throws IOException {
        return types(
                collect("77700000008", aws -> {
                    Premises.WITHOUT_KEY.forEach((member, value) -> aws.with(member.operation(), member.path(), value));
                    Premises.ERRORS_WITHOUT_KEY.forEach((operation, code) -> aws.failing(operation, code, 404));
                    return aws.withoutKeys();
                }),
                read -> {
                    assertThat(read.rows())
                            .as(read.unanswered())
                            .allSatisfy(row -> assertThat(key(row)).isEmpty())
                            .allSatisfy(row -> assertThat(row.encryption().isUnread())
                                    .as(row.encryption().reason())
                                    .isFalse());
                    // A use that has a row only where a key is named has none; that nothing failed shows in coverage.
                    assertThat(read.unanswered()).isEmpty();
                    if (read.declares(Purpose.DATA.kind())) {
                        assertThat(read.rows()).isNotEmpty();
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> everyPageOfAListingIsRead() throws IOException {
        return types(collect("77700000009", aws -> aws.key(KEY).inTwoPages()), read -> {
            int pages = Premises.WITHOUT_PAGES.contains(
                            read.type().items().operation().name())
                    ? 1
                    : 2;
            assertThat(read.rows())
                    .as(read.unanswered())
                    .extracting(EncryptedResource::id)
                    .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSizeGreaterThanOrEqualTo(pages));
        });
    }

    @Test
    void anAnswerThatMakesNoSenseIsAFailedCallAndEndsNothing() throws IOException {
        ModelledAws aws = ModelledAws.account("777000000061")
                .without("datasync.ListLocations", "Locations.LocationUri")
                .with("dynamodb.DescribeTable", "Table.TableName", "another");

        List<Fact> facts = collect(aws, Set.of("datasync", "dynamodb", "sqs"), folder);

        assertThat(facts.stream()
                        .filter(ApiCoverage.class::isInstance)
                        .map(ApiCoverage.class::cast)
                        .filter(row -> row.failed() > 0))
                .extracting(ApiCoverage::action, ApiCoverage::note)
                .anySatisfy(row -> assertThat(row.toList()).first().isEqualTo("ListLocations"))
                .anySatisfy(row -> {
                    assertThat(row.toList()).first().isEqualTo("DescribeTable");
                    assertThat(row.toList())
                            .last()
                            .asString()
                            .endsWith("it is about another, which was not asked about");
                });
        assertThat(facts.stream().filter(EncryptedResource.class::isInstance).map(EncryptedResource.class::cast))
                .extracting(EncryptedResource::type)
                .contains("AWS::SQS::Queue", "AWS::DynamoDB::Table");
    }

    @Test
    void aSnapshotOfADatabaseNamesTheDatabaseOrTheSnapshotItIsACopyOf() throws IOException {
        String snapshots = "rds.DescribeDBSnapshots";
        ModelledAws aws = ModelledAws.account("777000000062")
                .with(snapshots, "DBSnapshots.DBSnapshotArn", "arn:aws:rds:us-east-1:777000000062:snapshot:nightly")
                .with(snapshots, "DBSnapshots.DBInstanceIdentifier", "orders")
                .without(snapshots, "DBSnapshots.SourceDBSnapshotIdentifier")
                .with(
                        "rds.DescribeDBClusterSnapshots",
                        "DBClusterSnapshots.SourceDBClusterSnapshotArn",
                        "arn:aws:rds:eu-west-1:777000000062:cluster-snapshot:first");

        List<Fact> facts = collect(aws, Set.of("rds"), folder);

        assertThat(backupOf(facts, "AWS::RDS::DBSnapshot"))
                .containsExactly(Observed.known("arn:aws:rds:us-east-1:777000000062:db:orders"));
        assertThat(backupOf(facts, "AWS::RDS::DBClusterSnapshot"))
                .containsExactly(Observed.known("arn:aws:rds:eu-west-1:777000000062:cluster-snapshot:first"));
    }

    @Test
    void aVectorIndexWithoutEncryptionOfItsOwnHasThatOfItsBucket() throws IOException {
        ModelledAws aws = ModelledAws.account("777000000063")
                .key(KEY)
                .with("s3vectors.GetIndex", "index.vectorBucketName", "vectors")
                .with("s3vectors.ListVectorBuckets", "vectorBuckets.vectorBucketName", "vectors")
                .with("s3vectors.GetVectorBucket", "vectorBucket.vectorBucketName", "vectors")
                .without("s3vectors.GetIndex", "index.encryptionConfiguration");

        List<Fact> facts = collect(aws, Set.of("s3vectors"), folder);

        assertThat(rows(facts, "AWS::S3Vectors::Index"))
                .extracting(DeclaredTypesIT::key)
                .containsExactly(KEY);
    }

    @Test
    void aDataCatalogThatNobodyUsesHasNoRow() throws IOException {
        String settings = "glue.GetDataCatalogEncryptionSettings";
        String path = "DataCatalogEncryptionSettings.";
        ModelledAws unused = ModelledAws.account("777000000064")
                .with(settings, path + "EncryptionAtRest.CatalogEncryptionMode", "DISABLED")
                .with(settings, path + "ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted", false);
        String type = "AWS::Glue::DataCatalogEncryptionSettings";

        assertThat(rows(collect(unused, Set.of("glue"), folder.resolve("used")), type))
                .isNotEmpty();

        unused.with("glue.GetDatabases", "DatabaseList", List.of());

        assertThat(rows(collect(unused, Set.of("glue"), folder.resolve("unused")), type))
                .isEmpty();
    }

    @Test
    void aSettingOfAServiceThatNobodyUsesHasNoRow() throws IOException {
        ModelledAws unused = ModelledAws.account("777000000065")
                .with("auditmanager.GetAccountStatus", "status", "INACTIVE")
                .with("frauddetector.GetKMSEncryptionKey", "kmsKey.kmsEncryptionKeyArn", "DEFAULT")
                .empty("frauddetector.GetEventTypes")
                .failing("inspector2.GetEncryptionKey", "ResourceNotFoundException", 404)
                .with(
                        "iotsitewise.DescribeDefaultEncryptionConfiguration",
                        "encryptionType",
                        "SITEWISE_DEFAULT_ENCRYPTION")
                .empty("iotsitewise.ListAssetModels");

        List<Fact> facts =
                collect(unused, Set.of("auditmanager", "frauddetector", "inspector2", "iotsitewise"), folder);

        assertThat(facts).noneMatch(EncryptedResource.class::isInstance);
        assertThat(coverage(facts))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.failed()).isZero());
    }

    @Test
    void whatOnlyExistsWithinSomethingElseIsNotListedWhereThereIsNoneOfThat() throws IOException {
        ModelledAws empty = ModelledAws.account("777000000069")
                .empty("rds.DescribeDBClusters")
                .empty("rds.DescribeDBInstances")
                .empty("timestream-write.ListDatabases")
                .empty("personalize.ListDatasetGroups")
                .failing("macie2.GetRevealConfiguration", "AccessDeniedException", 403);

        List<Fact> facts = collect(empty, Set.of("macie2", "personalize", "rds", "timestreamwrite"), folder);

        assertThat(coverage(facts))
                .filteredOn(row -> row.asked() > 0)
                .extracting(ApiCoverage::service, ApiCoverage::action)
                .contains(tuple("rds", "DescribeDBSnapshots"), tuple("macie2", "GetRevealConfiguration"))
                .doesNotContain(
                        tuple("macie2", "GetClassificationExportConfiguration"),
                        tuple("rds", "DescribeIntegrations"),
                        tuple("rds", "DescribeTenantDatabases"),
                        tuple("timestream", "ListTables"),
                        tuple("personalize", "ListMetricAttributions"));
    }

    @Test
    void whatOnlyExistsWithinSomethingElseIsListedWhereTheOtherCouldNotBe() throws IOException {
        ModelledAws failing = ModelledAws.account("777000000070")
                .failing("timestream-write.ListDatabases", "ValidationException", 400);

        assertThat(rows(collect(failing, Set.of("timestreamwrite"), folder), "AWS::Timestream::Table"))
                .isNotEmpty();
    }

    @Test
    void theLiteralOfAServiceMeansTheKeyThatItUsesByItself() throws IOException {
        ModelledAws used = ModelledAws.account("777000000066")
                .with("auditmanager.GetSettings", "settings.kmsKey", "DEFAULT")
                .with("frauddetector.GetKMSEncryptionKey", "kmsKey.kmsEncryptionKeyArn", "DEFAULT")
                .with("managedblockchain.GetMember", "Member.KmsKeyArn", "AWS Owned KMS Key")
                .with("securitylake.ListDataLakes", "dataLakes.encryptionConfiguration.kmsKeyId", "S3_MANAGED_KEY")
                .with("ssm-incidents.GetReplicationSet", "replicationSet.regionMap{}.sseKmsKeyId", "DefaultKey");

        List<Fact> facts = collect(
                used,
                Set.of("auditmanager", "frauddetector", "managedblockchain", "securitylake", "ssm-incidents"),
                folder);

        assertThat(facts.stream().filter(EncryptedResource.class::isInstance).map(EncryptedResource.class::cast))
                .extracting(
                        EncryptedResource::type,
                        row -> row.encryption().known().map(Encryption::method).orElse(null))
                .containsExactlyInAnyOrder(
                        tuple("AWS::AuditManager::Settings", Encryption.Method.AWS_OWNED),
                        tuple("AWS::FraudDetector::EncryptionKey", Encryption.Method.AWS_OWNED),
                        tuple("AWS::ManagedBlockchain::Member", Encryption.Method.AWS_OWNED),
                        tuple("AWS::SecurityLake::DataLake", Encryption.Method.SERVICE_MANAGED),
                        tuple("AWS::SSMIncidents::ReplicationSet", Encryption.Method.AWS_OWNED));
    }

    @Test
    void aPreviousKeyIsInUseUntilTheUpdateIsComplete() throws IOException {
        ModelledAws complete = ModelledAws.account("777000000067")
                .with(
                        "voice-id.ListDomains",
                        "DomainSummaries.ServerSideEncryptionUpdateDetails.UpdateStatus",
                        "COMPLETED");

        assertThat(rows(collect(complete, Set.of("voiceid"), folder), "AWS::VoiceID::Domain"))
                .extracting(EncryptedResource::purpose)
                .containsExactly(Purpose.DATA);
    }

    @Test
    void aSecurityConfigurationOfEmrCanEncryptBucketsEachInAnotherWay() throws IOException {
        ModelledAws mixed = ModelledAws.account("777000000068")
                .with("emr.DescribeSecurityConfiguration", "SecurityConfiguration", """
                    {"EncryptionConfiguration": {
                      "EnableInTransitEncryption": false,
                      "EnableAtRestEncryption": true,
                      "AtRestEncryptionConfiguration": {
                        "S3EncryptionConfiguration": {
                          "EncryptionMode": "SSE-S3",
                          "Overrides": [
                            {"BucketName": "payroll", "EncryptionMode": "CSE-KMS", "AwsKmsKey": "%s"},
                            {"BucketName": "own", "EncryptionMode": "CSE-Custom", "S3Object": "s3://jars/provider.jar"},
                            {"BucketName": "later", "EncryptionMode": "SSE-NEW"}]}}}}
                    """.formatted(KEY));

        assertThat(rows(collect(mixed, Set.of("elasticmapreduce"), folder), "AWS::EMR::SecurityConfiguration"))
                .extracting(
                        row -> row.purpose().name(),
                        row -> row.encryption()
                                .known()
                                .map(encryption -> encryption.algorithm() + " "
                                        + encryption.key().text())
                                .orElse(row.encryption().isUnread() ? "unread" : "none"))
                .containsExactlyInAnyOrder(
                        tuple("", "sse-s3 "),
                        tuple("payroll", "cse-kms " + KEY),
                        tuple("own", "none"),
                        tuple("later", "unread"));
    }

    private static List<ApiCoverage> coverage(List<Fact> facts) {
        return facts.stream()
                .filter(ApiCoverage.class::isInstance)
                .map(ApiCoverage.class::cast)
                .toList();
    }

    private static List<EncryptedResource> rows(List<Fact> facts, String type) {
        return facts.stream()
                .filter(EncryptedResource.class::isInstance)
                .map(EncryptedResource.class::cast)
                .filter(row -> row.type().equals(type))
                .toList();
    }

    private static List<Observed<String>> backupOf(List<Fact> facts, String type) {
        return rows(facts, type).stream()
                .filter(row -> row.purpose().equals(Purpose.DATA))
                .map(row -> Objects.requireNonNull(row.attributes().get(ResourceAttributes.BACKUP_OF)))
                .toList();
    }

    /** A type with what was read of it. */
    private record Read(TypeDeclaration<?, ?, ?> type, List<Fact> facts) {
        List<EncryptedResource> rows() {
            return facts.stream()
                    .filter(EncryptedResource.class::isInstance)
                    .map(EncryptedResource.class::cast)
                    .filter(row -> row.type().equals(type.name()))
                    .toList();
        }

        boolean declares(String use) {
            return type.purposes().stream().anyMatch(purpose -> purpose.kind().equals(use));
        }

        /** The uses whose keys answers show. */
        Set<String> uses() {
            return type.purposes().stream()
                    .map(TypeDeclaration.PurposeDeclaration::kind)
                    .filter(use -> !Premises.NOT_SHOWN
                            .getOrDefault(type.name(), Set.of())
                            .contains(use))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        String unanswered() {
            return facts.stream()
                    .filter(ApiCoverage.class::isInstance)
                    .map(ApiCoverage.class::cast)
                    .filter(row -> row.service().equals(type.service().prefix())
                            && !row.isLeftOut()
                            && !row.note().isEmpty())
                    .map(row -> row.action() + ": " + row.note())
                    .collect(Collectors.joining("; "));
        }
    }

    private static Stream<DynamicTest> types(Map<Premises, List<Fact>> facts, Consumer<Read> test) {
        return declared()
                .map(type -> dynamicTest(
                        type.name(),
                        () -> test.accept(
                                new Read(type, Objects.requireNonNull(facts.get(Premises.of(type.name())))))));
    }

    private static Stream<TypeDeclaration<?, ?, ?>> declared() {
        return CatalogueCollector.installed().stream()
                .flatMap(service -> ((CatalogueService<?>) service).types().stream());
    }

    private static String key(EncryptedResource row) {
        return row.encryption()
                .known()
                .filter(encryption -> encryption.method() == Encryption.Method.KMS)
                .map(encryption -> encryption.key().text())
                .filter(text -> !text.startsWith("alias/aws/"))
                .orElse("");
    }

    /** Collects once for each set of premises, each from an account of its own. */
    private Map<Premises, List<Fact>> collect(String accounts, UnaryOperator<ModelledAws> variation)
            throws IOException {
        Map<Premises, Set<String>> services = declared()
                .collect(Collectors.groupingBy(
                        type -> Premises.of(type.name()),
                        Collectors.mapping(type -> type.service().name(), Collectors.toSet())));
        Map<Premises, List<Fact>> facts = new HashMap<>();
        for (Map.Entry<Premises, Set<String>> scene : services.entrySet()) {
            String account = accounts + facts.size();
            ModelledAws aws = ModelledAws.account(account);
            scene.getKey().members().forEach((member, value) -> aws.with(member.operation(), member.path(), value));
            facts.put(scene.getKey(), collect(variation.apply(aws), scene.getValue(), folder.resolve(account)));
        }
        return facts;
    }

    private static List<Fact> collect(ModelledAws aws, Set<String> services, Path folder) throws IOException {
        Scope scope = new Scope(List.of(), null, null, "keyledger", List.of("us-east-1"), services);
        CollectSettings settings = new CollectSettings(scope, Depth.standard(), PACE, moto.endpoint(), null);
        try (CollectionRun run =
                        CollectionRun.open(settings, aws.in(Region.US_EAST_1).credentials());
                SnapshotWriter snapshot =
                        SnapshotWriter.open(folder, run.description(Instant.parse("2026-11-28T00:00:00Z"), "test"))) {
            run.run(snapshot, ProgressListener.NONE);
        }
        List<Fact> facts = new ArrayList<>();
        Snapshot snapshot = Snapshot.open(folder);
        for (PartId part : snapshot.parts()) {
            snapshot.read(part, facts::add);
        }
        return facts;
    }
}
