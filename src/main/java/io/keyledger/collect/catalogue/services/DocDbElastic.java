package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.docdbelastic.DocDbElasticClient;
import software.amazon.awssdk.services.docdbelastic.model.Cluster;
import software.amazon.awssdk.services.docdbelastic.model.ClusterInList;
import software.amazon.awssdk.services.docdbelastic.model.ClusterSnapshot;
import software.amazon.awssdk.services.docdbelastic.model.ClusterSnapshotInList;
import software.amazon.awssdk.services.docdbelastic.model.ListClusterSnapshotsResponse;
import software.amazon.awssdk.services.docdbelastic.model.ListClustersResponse;

/** Amazon DocumentDB elastic clusters. */
@AutoService(DeclaredService.class)
public final class DocDbElastic extends CatalogueService<DocDbElasticClient> {
    private static final Absence DEFAULT_KEY = Absence.unnamedKey(
            "Amazon DocumentDB elastic clusters API Reference, CreateCluster: without a key, the default"
                    + " encryption key that AWS KMS creates for the account");

    /** Declares the service. */
    public DocDbElastic() {
        super(DocDbElasticClient.class, "docdbelastic", "docdb-elastic", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected DocDbElasticClient client(CollectorContext context) {
        return context.client(DocDbElasticClient.class, DocDbElasticClient::builder);
    }

    @Override
    protected List<TypeDeclaration<DocDbElasticClient, ?, ?>> declare() {
        return List.of(cluster(), snapshot());
    }

    private TypeDeclaration<DocDbElasticClient, ?, ?> cluster() {
        return type("AWS::DocDBElastic::Cluster", "DocumentDB elastic cluster")
                .pages(
                        "ListClusters",
                        100,
                        c -> c.listClustersPaginator(r -> r.maxResults(100)),
                        ListClustersResponse::clusters)
                .named(cluster -> last(cluster.clusterArn()), ClusterInList::clusterArn)
                .each(
                        "GetCluster",
                        (c, cluster) -> c.getCluster(r -> r.clusterArn(cluster.clusterArn()))
                                .cluster(),
                        cluster -> last(cluster.clusterArn()),
                        "ResourceNotFoundException")
                .key(Cluster::kmsKeyId, DEFAULT_KEY)
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon DocumentDB Developer Guide, encryption of elastic clusters: without"
                                + " access to the key, elastic clusters cannot access any of the data that it"
                                + " encrypts")
                .remedy("# restore a snapshot of {resource_arn} under the key (aws docdb-elastic"
                        + " restore-cluster-from-snapshot --kms-key-id <key>)");
    }

    /** CloudFormation has no type for it. */
    private TypeDeclaration<DocDbElasticClient, ?, ?> snapshot() {
        return type("AWS::DocDBElastic::ClusterSnapshot", "DocumentDB elastic cluster snapshot")
                .pages(
                        "ListClusterSnapshots",
                        100,
                        c -> c.listClusterSnapshotsPaginator(r -> r.maxResults(100)),
                        ListClusterSnapshotsResponse::snapshots)
                .named(snapshot -> last(snapshot.snapshotArn()), ClusterSnapshotInList::snapshotArn)
                .each(
                        "GetClusterSnapshot",
                        (c, snapshot) -> c.getClusterSnapshot(r -> r.snapshotArn(snapshot.snapshotArn()))
                                .snapshot(),
                        snapshot -> last(snapshot.snapshotArn()),
                        "ResourceNotFoundException")
                .key(ClusterSnapshot::kmsKeyId, DEFAULT_KEY)
                .attribute(ResourceAttributes.BACKUP_OF, ClusterSnapshot::clusterArn)
                .remedy("aws docdb-elastic copy-cluster-snapshot --region {region} --snapshot-arn {resource_arn}"
                        + " --target-snapshot-name <name> --kms-key-id <key>");
    }

    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }
}
