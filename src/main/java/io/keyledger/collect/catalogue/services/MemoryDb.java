package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.memorydb.MemoryDbClient;
import software.amazon.awssdk.services.memorydb.model.Cluster;
import software.amazon.awssdk.services.memorydb.model.DescribeClustersResponse;
import software.amazon.awssdk.services.memorydb.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.memorydb.model.Snapshot;

/** Amazon MemoryDB. */
@AutoService(DeclaredService.class)
public final class MemoryDb extends CatalogueService<MemoryDbClient> {
    private static final Absence BY_SERVICE = Absence.serviceManaged(
            "memorydb", "MemoryDB Developer Guide, at-rest encryption: always enabled, service managed by default");

    /** Declares the service. */
    public MemoryDb() {
        super(MemoryDbClient.class, "memorydb", "memorydb", unpublished(), "");
    }

    @Override
    protected MemoryDbClient client(CollectorContext context) {
        return context.client(MemoryDbClient.class, MemoryDbClient::builder);
    }

    @Override
    protected List<TypeDeclaration<MemoryDbClient, ?, ?>> declare() {
        return List.of(cluster(), snapshot());
    }

    private TypeDeclaration<MemoryDbClient, ?, ?> cluster() {
        return type("AWS::MemoryDB::Cluster", "MemoryDB cluster")
                .pages(
                        "DescribeClusters",
                        50,
                        c -> c.describeClustersPaginator(r -> r.maxResults(50)),
                        DescribeClustersResponse::clusters)
                .named(Cluster::name, Cluster::arn)
                .complete()
                .key(Cluster::kmsKeyId, BY_SERVICE)
                .lost(
                        KeyLoss.AT_NEXT_START,
                        "Amazon MemoryDB Developer Guide, at-rest encryption: a cluster whose key is"
                                + " deleted, or disabled and its grants revoked, cannot be modified, or recovered"
                                + " after a hardware failure")
                .remedy("# restore a snapshot of {resource_id} with the key (aws memorydb create-cluster"
                        + " --snapshot-name <snapshot> --kms-key-id <key>): the key of a cluster cannot be"
                        + " changed");
    }

    private TypeDeclaration<MemoryDbClient, ?, ?> snapshot() {
        // CloudFormation has no type for it.
        return type("AWS::MemoryDB::Snapshot", "MemoryDB snapshot")
                .pages(
                        "DescribeSnapshots",
                        50,
                        c -> c.describeSnapshotsPaginator(r -> r.maxResults(50)),
                        DescribeSnapshotsResponse::snapshots)
                .named(Snapshot::name, Snapshot::arn)
                .complete()
                .key(Snapshot::kmsKeyId, BY_SERVICE)
                .remedy("aws memorydb copy-snapshot --region {region} --source-snapshot-name {resource_id}"
                        + " --target-snapshot-name {resource_id}-copy --kms-key-id <key>");
    }
}
