package io.keyledger.collect.catalogue;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/** Amazon RDS, whose listings also have the clusters and instances of Amazon DocumentDB and Amazon Neptune. */
@AutoService(CatalogueService.class)
public final class Rds extends CatalogueService<RdsClient> {
    private static final int PAGE = 100;
    private static final String SSE_RDS = "sse-rds";
    private static final String DOCUMENTDB = "docdb";
    private static final String NEPTUNE = "neptune";
    private static final Absence ENCRYPTED_WITHOUT_KEY =
            Absence.unnamedKey("Amazon RDS API Reference, DBInstance: KmsKeyId is there if StorageEncrypted is true");
    private static final String LOST =
            "Amazon RDS User Guide, encrypting resources: a DB instance whose key is lost goes into the state"
                    + " inaccessible-encryption-credentials-recoverable, and is stopped";

    private final Items<RdsClient, DBCluster> clusters = items(
            "DescribeDBClusters",
            PAGE,
            c -> c.describeDBClustersPaginator(r -> r.maxRecords(PAGE)),
            DescribeDbClustersResponse::dbClusters);
    private final Items<RdsClient, DBInstance> instances = items(
            "DescribeDBInstances",
            PAGE,
            c -> c.describeDBInstancesPaginator(r -> r.maxRecords(PAGE)),
            DescribeDbInstancesResponse::dbInstances);

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
                cluster("AWS::RDS::DBCluster", "RDS DB cluster", engine -> !isOther(engine)),
                cluster("AWS::DocDB::DBCluster", "DocumentDB cluster", DOCUMENTDB::equals),
                cluster("AWS::Neptune::DBCluster", "Neptune DB cluster", NEPTUNE::equals),
                instance("AWS::RDS::DBInstance", "RDS DB instance", engine -> !isOther(engine)),
                instance("AWS::DocDB::DBInstance", "DocumentDB instance", DOCUMENTDB::equals),
                instance("AWS::Neptune::DBInstance", "Neptune DB instance", NEPTUNE::equals));
    }

    private static boolean isOther(@Nullable String engine) {
        return DOCUMENTDB.equals(engine) || NEPTUNE.equals(engine);
    }

    private TypeDeclaration<RdsClient, ?, ?> cluster(String name, String title, Predicate<String> engine) {
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
                .lost(KeyLoss.AT_ONCE, LOST)
                .remedy("# restore a snapshot of {resource_id} that was copied with the key: the encryption of a cluster"
                        + " cannot be changed");
    }

    private TypeDeclaration<RdsClient, ?, ?> instance(String name, String title, Predicate<String> engine) {
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
                .lost(KeyLoss.AT_ONCE, LOST)
                .remedy("# restore a snapshot of {resource_id} that was copied with the key: the encryption of an instance"
                        + " cannot be changed");
    }
}
