package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.ResourceAttributes;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterAutomatedBackup;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceAutomatedBackup;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterAutomatedBackupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstanceAutomatedBackupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeIntegrationsResponse;
import software.amazon.awssdk.services.rds.model.DescribeTenantDatabasesResponse;
import software.amazon.awssdk.services.rds.model.Integration;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.TenantDatabase;

/** Amazon RDS, whose listings also have the clusters and instances of Amazon DocumentDB and Amazon Neptune. */
@AutoService(DeclaredService.class)
public final class Rds extends CatalogueService<RdsClient> {
    private static final int PAGE = 100;
    private static final String SSE_RDS = "sse-rds";
    private static final String DOCUMENTDB = "docdb";
    private static final String NEPTUNE = "neptune";
    private static final Absence ENCRYPTED_WITHOUT_KEY =
            Absence.unnamedKey("Amazon RDS API Reference, DBInstance: KmsKeyId is there if StorageEncrypted is true");
    private static final String INSTANCE_LOST =
            "Amazon RDS User Guide, encrypting resources: two hours after the loss is detected, an instance with backups"
                    + " goes into the state inaccessible-encryption-credentials-recoverable, and is stopped";
    private static final String CLUSTER_LOST =
            "AWS Knowledge Center, Amazon Aurora cluster in an inaccessible encryption state: a cluster that cannot"
                    + " access its key goes into the state inaccessible-encryption-credentials-recoverable";
    private static final String DOCUMENTDB_LOST =
            "Amazon DocumentDB Developer Guide, encryption at rest: a cluster that cannot access its key goes into the"
                    + " state inaccessible-encryption-credentials-recoverable, and its instances are stopped";
    private static final String NEPTUNE_LOST =
            "Amazon Neptune User Guide, encryption at rest: a cluster that cannot access its key is placed into a"
                    + " terminal state, and can only be restored from a backup";

    private static final Absence SNAPSHOT_WITHOUT_KEY = Absence.unnamedKey(
            "Amazon RDS API Reference, DBSnapshot and DBClusterSnapshot: KmsKeyId is there if the snapshot is"
                    + " encrypted");
    private static final String BACKUP_REMEDY =
            "# the backup is encrypted as its database was: restore a copy of {resource_id} under the key, and back"
                    + " that up";

    private final Items<RdsClient, DBCluster> clusters = items(
            "DescribeDBClusters",
            PAGE,
            c -> c.describeDBClustersPaginator(r -> r.maxRecords(PAGE)),
            DescribeDbClustersResponse::dbClusters);
    /** The beginning of an ARN, up to the account. */
    private static final Pattern PLACE = Pattern.compile("arn:[^:]+:rds:[^:]+:[^:]+:");

    private final Items<RdsClient, DBInstance> instances = items(
            "DescribeDBInstances",
            PAGE,
            c -> c.describeDBInstancesPaginator(r -> r.maxRecords(PAGE)),
            DescribeDbInstancesResponse::dbInstances);

    private final Items<RdsClient, DBClusterSnapshot> clusterSnapshots = items(
            "DescribeDBClusterSnapshots",
            PAGE,
            c -> c.describeDBClusterSnapshotsPaginator(r -> r.maxRecords(PAGE)),
            DescribeDbClusterSnapshotsResponse::dbClusterSnapshots);

    /** Declares the service. */
    public Rds() {
        super(RdsClient.class, "rds", "rds", unpublished(), "alias/aws/rds");
    }

    @Override
    protected RdsClient client(CollectorContext context) {
        return context.client(RdsClient.class, RdsClient::builder);
    }

    @Override
    protected List<TypeDeclaration<RdsClient, ?, ?>> declare() {
        return List.of(
                cluster("AWS::RDS::DBCluster", "RDS DB cluster", engine -> !isOther(engine), CLUSTER_LOST),
                cluster("AWS::DocDB::DBCluster", "DocumentDB cluster", DOCUMENTDB::equals, DOCUMENTDB_LOST),
                cluster("AWS::Neptune::DBCluster", "Neptune DB cluster", NEPTUNE::equals, NEPTUNE_LOST),
                instance("AWS::RDS::DBInstance", "RDS DB instance", engine -> !isOther(engine), INSTANCE_LOST),
                instance("AWS::DocDB::DBInstance", "DocumentDB instance", DOCUMENTDB::equals, DOCUMENTDB_LOST),
                instance("AWS::Neptune::DBInstance", "Neptune DB instance", NEPTUNE::equals, NEPTUNE_LOST),
                snapshot(),
                clusterSnapshot("AWS::RDS::DBClusterSnapshot", "RDS DB cluster snapshot", engine -> !isOther(engine)),
                clusterSnapshot("AWS::DocDB::DBClusterSnapshot", "DocumentDB cluster snapshot", DOCUMENTDB::equals),
                clusterSnapshot("AWS::Neptune::DBClusterSnapshot", "Neptune DB cluster snapshot", NEPTUNE::equals),
                automatedBackup(),
                clusterAutomatedBackup(),
                integration(),
                tenantDatabase());
    }

    private static StatedEncryption stated(
            @Nullable String encryptionType, @Nullable Boolean encrypted, @Nullable String key) {
        return SSE_RDS.equals(encryptionType) ? StatedEncryption.AWS_OWNED : StatedEncryption.flagged(encrypted, key);
    }

    /**
     * What a snapshot was made from: another snapshot if it is a copy, otherwise a database of the same account and
     * Region, which may be gone.
     *
     * @param kind of the database, as its ARN has it
     */
    private static @Nullable String source(
            @Nullable String copied, @Nullable String arn, String kind, @Nullable String database) {
        if (copied != null && !copied.isEmpty()) {
            return copied;
        }
        Matcher place = PLACE.matcher(Objects.requireNonNullElse(arn, ""));
        return database == null || !place.lookingAt() ? null : place.group() + kind + ":" + database;
    }

    private static boolean isOther(@Nullable String engine) {
        return DOCUMENTDB.equals(engine) || NEPTUNE.equals(engine);
    }

    private TypeDeclaration<RdsClient, ?, ?> cluster(String name, String title, Predicate<String> engine, String lost) {
        return type(name, title)
                .from(clusters.where(cluster -> engine.test(cluster.engine())))
                .named(DBCluster::dbClusterIdentifier, DBCluster::dbClusterArn)
                .complete()
                .encryption(
                        cluster -> SSE_RDS.equals(cluster.storageEncryptionTypeAsString())
                                ? StatedEncryption.AWS_OWNED
                                : StatedEncryption.flagged(cluster.storageEncrypted(), cluster.kmsKeyId()),
                        ENCRYPTED_WITHOUT_KEY)
                .purpose("performance-insights", DBCluster::performanceInsightsKMSKeyId)
                .purpose("activity-stream", DBCluster::activityStreamKmsKeyId)
                .purpose(
                        "master-secret",
                        cluster -> cluster.masterUserSecret() == null
                                ? null
                                : cluster.masterUserSecret().kmsKeyId())
                .created(DBCluster::clusterCreateTime)
                .sizeGib(DBCluster::allocatedStorage)
                .tags(cluster -> Tags.sorted(cluster.tagList(), Tag::key, Tag::value))
                .lostFor("data", KeyLoss.AFTER_A_TIME, lost)
                .storedAs("master-secret", StoredAs.SECRET)
                .remedy("# restore a snapshot of {resource_id} that was copied with the key: the encryption of a"
                        + " cluster cannot be changed");
    }

    private TypeDeclaration<RdsClient, ?, ?> instance(
            String name, String title, Predicate<String> engine, String lost) {
        return type(name, title)
                .from(instances.where(instance -> engine.test(instance.engine())))
                .named(DBInstance::dbInstanceIdentifier, DBInstance::dbInstanceArn)
                .complete()
                .encryption(
                        instance -> SSE_RDS.equals(instance.storageEncryptionTypeAsString())
                                ? StatedEncryption.AWS_OWNED
                                : StatedEncryption.flagged(instance.storageEncrypted(), instance.kmsKeyId()),
                        ENCRYPTED_WITHOUT_KEY)
                .purpose("performance-insights", DBInstance::performanceInsightsKMSKeyId)
                .purpose("activity-stream", DBInstance::activityStreamKmsKeyId)
                .purpose(
                        "master-secret",
                        instance -> instance.masterUserSecret() == null
                                ? null
                                : instance.masterUserSecret().kmsKeyId())
                .created(DBInstance::instanceCreateTime)
                .sizeGib(DBInstance::allocatedStorage)
                .tags(instance -> Tags.sorted(instance.tagList(), Tag::key, Tag::value))
                .lostFor("data", KeyLoss.AFTER_A_TIME, lost)
                .storedAs("master-secret", StoredAs.SECRET)
                .remedy("# restore a snapshot of {resource_id} that was copied with the key: the encryption of an"
                        + " instance cannot be changed");
    }

    /** CloudFormation has no type for it; this is AWS Config's. */
    private TypeDeclaration<RdsClient, ?, ?> snapshot() {
        return type("AWS::RDS::DBSnapshot", "RDS DB snapshot")
                .pages(
                        "DescribeDBSnapshots",
                        PAGE,
                        c -> c.describeDBSnapshotsPaginator(r -> r.maxRecords(PAGE)),
                        DescribeDbSnapshotsResponse::dbSnapshots)
                .named(DBSnapshot::dbSnapshotIdentifier, DBSnapshot::dbSnapshotArn)
                .complete()
                .encryption(
                        snapshot -> stated(
                                snapshot.storageEncryptionTypeAsString(), snapshot.encrypted(), snapshot.kmsKeyId()),
                        SNAPSHOT_WITHOUT_KEY)
                .created(DBSnapshot::snapshotCreateTime)
                .sizeGib(DBSnapshot::allocatedStorage)
                .tags(snapshot -> Tags.sorted(snapshot.tagList(), Tag::key, Tag::value))
                .attribute(
                        ResourceAttributes.BACKUP_OF,
                        snapshot -> source(
                                snapshot.sourceDBSnapshotIdentifier(),
                                snapshot.dbSnapshotArn(),
                                "db",
                                snapshot.dbInstanceIdentifier()))
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon RDS API Reference, RestoreDBInstanceFromDBSnapshot: KMSKeyNotAccessibleFault")
                .remedy("aws rds copy-db-snapshot --region {region} --source-db-snapshot-identifier {resource_id}"
                        + " --target-db-snapshot-identifier <name> --kms-key-id <key>");
    }

    /** CloudFormation has no type for them; the name in Amazon RDS is AWS Config's. */
    private TypeDeclaration<RdsClient, ?, ?> clusterSnapshot(String name, String title, Predicate<String> engine) {
        return type(name, title)
                .from(clusterSnapshots.where(snapshot -> engine.test(snapshot.engine())))
                .named(DBClusterSnapshot::dbClusterSnapshotIdentifier, DBClusterSnapshot::dbClusterSnapshotArn)
                .complete()
                .encryption(
                        snapshot -> stated(
                                snapshot.storageEncryptionTypeAsString(),
                                snapshot.storageEncrypted(),
                                snapshot.kmsKeyId()),
                        SNAPSHOT_WITHOUT_KEY)
                .created(DBClusterSnapshot::snapshotCreateTime)
                .sizeGib(DBClusterSnapshot::allocatedStorage)
                .tags(snapshot -> Tags.sorted(snapshot.tagList(), Tag::key, Tag::value))
                .attribute(
                        ResourceAttributes.BACKUP_OF,
                        snapshot -> source(
                                snapshot.sourceDBClusterSnapshotArn(),
                                snapshot.dbClusterSnapshotArn(),
                                "cluster",
                                snapshot.dbClusterIdentifier()))
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon RDS API Reference, RestoreDBClusterFromSnapshot: KMSKeyNotAccessibleFault")
                .remedy("aws rds copy-db-cluster-snapshot --region {region} --source-db-cluster-snapshot-identifier"
                        + " {resource_id} --target-db-cluster-snapshot-identifier <name> --kms-key-id <key>");
    }

    /** CloudFormation has no type for it. */
    private TypeDeclaration<RdsClient, ?, ?> automatedBackup() {
        return type("AWS::RDS::DBInstanceAutomatedBackup", "RDS DB instance automated backup")
                .pages(
                        "DescribeDBInstanceAutomatedBackups",
                        PAGE,
                        c -> c.describeDBInstanceAutomatedBackupsPaginator(r -> r.maxRecords(PAGE)),
                        DescribeDbInstanceAutomatedBackupsResponse::dbInstanceAutomatedBackups)
                .named(
                        DBInstanceAutomatedBackup::dbiResourceId,
                        DBInstanceAutomatedBackup::dbInstanceAutomatedBackupsArn)
                .complete()
                .encryption(
                        backup -> stated(backup.storageEncryptionTypeAsString(), backup.encrypted(), backup.kmsKeyId()),
                        SNAPSHOT_WITHOUT_KEY)
                .created(DBInstanceAutomatedBackup::instanceCreateTime)
                .sizeGib(DBInstanceAutomatedBackup::allocatedStorage)
                .tags(backup -> Tags.sorted(backup.tagList(), Tag::key, Tag::value))
                .attribute(ResourceAttributes.BACKUP_OF, DBInstanceAutomatedBackup::dbInstanceArn)
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon RDS API Reference, RestoreDBInstanceToPointInTime: KMSKeyNotAccessibleFault")
                .remedy(BACKUP_REMEDY);
    }

    /** CloudFormation has no type for it. */
    private TypeDeclaration<RdsClient, ?, ?> clusterAutomatedBackup() {
        return type("AWS::RDS::DBClusterAutomatedBackup", "RDS DB cluster automated backup")
                .pages(
                        "DescribeDBClusterAutomatedBackups",
                        PAGE,
                        c -> c.describeDBClusterAutomatedBackupsPaginator(r -> r.maxRecords(PAGE)),
                        DescribeDbClusterAutomatedBackupsResponse::dbClusterAutomatedBackups)
                .named(
                        DBClusterAutomatedBackup::dbClusterResourceId,
                        DBClusterAutomatedBackup::dbClusterAutomatedBackupsArn)
                .complete()
                .encryption(
                        backup -> stated(
                                backup.storageEncryptionTypeAsString(), backup.storageEncrypted(), backup.kmsKeyId()),
                        SNAPSHOT_WITHOUT_KEY)
                .created(DBClusterAutomatedBackup::clusterCreateTime)
                .sizeGib(DBClusterAutomatedBackup::allocatedStorage)
                .tags(backup -> Tags.sorted(backup.tagList(), Tag::key, Tag::value))
                .attribute(ResourceAttributes.BACKUP_OF, DBClusterAutomatedBackup::dbClusterArn)
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon RDS API Reference, RestoreDBClusterToPointInTime: KMSKeyNotAccessibleFault")
                .remedy(BACKUP_REMEDY);
    }

    private TypeDeclaration<RdsClient, ?, ?> integration() {
        return type("AWS::RDS::Integration", "RDS zero-ETL integration")
                // A database that is the source of an integration cannot be deleted.
                .from(items(
                                "DescribeIntegrations",
                                PAGE,
                                c -> c.describeIntegrationsPaginator(r -> r.maxRecords(PAGE)),
                                DescribeIntegrationsResponse::integrations)
                        .ifAny("the Region has neither DB clusters nor DB instances", clusters, instances))
                .named(integration -> last(integration.integrationArn()), Integration::integrationArn)
                .complete()
                .key(
                        Integration::kmsKeyId,
                        Absence.awsOwned("Amazon RDS API Reference, CreateIntegration: without a key, Amazon RDS uses a"
                                + " default AWS owned key"))
                .created(Integration::createTime)
                .tags(integration -> Tags.sorted(integration.tags(), Tag::key, Tag::value))
                .remedy("# make the integration again with the key (aws rds create-integration --kms-key-id <key>)");
    }

    /** CloudFormation has no type for it. */
    private TypeDeclaration<RdsClient, ?, ?> tenantDatabase() {
        return type("AWS::RDS::TenantDatabase", "RDS tenant database")
                .from(items(
                                "DescribeTenantDatabases",
                                PAGE,
                                c -> c.describeTenantDatabasesPaginator(r -> r.maxRecords(PAGE)),
                                DescribeTenantDatabasesResponse::tenantDatabases)
                        .ifAny("the Region has no DB instance", instances))
                .named(TenantDatabase::tenantDatabaseResourceId, TenantDatabase::tenantDatabaseARN)
                .complete()
                .withoutData()
                .purpose("master-secret", tenant -> Members.of(tenant.masterUserSecret(), MasterUserSecret::kmsKeyId))
                .created(TenantDatabase::tenantDatabaseCreateTime)
                .tags(tenant -> Tags.sorted(tenant.tagList(), Tag::key, Tag::value))
                .storedAs("master-secret", StoredAs.SECRET)
                .remedy("# let Amazon RDS manage the secret of {resource_id} with the key (aws rds"
                        + " modify-tenant-database --master-user-secret-kms-key-id <key>)");
    }

    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf(':') + 1);
    }
}
