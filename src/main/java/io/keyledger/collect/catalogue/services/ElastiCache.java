package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCacheSnapshotsResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCachesResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;
import software.amazon.awssdk.services.elasticache.model.ServerlessCacheSnapshot;
import software.amazon.awssdk.services.elasticache.model.Snapshot;

/** Amazon ElastiCache. */
@AutoService(DeclaredService.class)
public final class ElastiCache extends CatalogueService<ElastiCacheClient> {
    private static final Absence BY_SERVICE = Absence.serviceManaged(
            "elasticache",
            "ElastiCache User Guide, at-rest encryption: service managed without a customer managed key");

    /** Declares the service. */
    public ElastiCache() {
        super(ElastiCacheClient.class, "elasticache", "elasticache", unpublished(), "");
    }

    @Override
    protected ElastiCacheClient client(CollectorContext context) {
        return context.client(ElastiCacheClient.class, ElastiCacheClient::builder);
    }

    @Override
    protected List<TypeDeclaration<ElastiCacheClient, ?, ?>> declare() {
        return List.of(replicationGroup(), serverlessCache(), snapshot(), serverlessCacheSnapshot());
    }

    private TypeDeclaration<ElastiCacheClient, ?, ?> replicationGroup() {
        return type("AWS::ElastiCache::ReplicationGroup", "ElastiCache replication group")
                .pages(
                        "DescribeReplicationGroups",
                        100,
                        c -> c.describeReplicationGroupsPaginator(r -> r.maxRecords(100)),
                        DescribeReplicationGroupsResponse::replicationGroups)
                .named(ReplicationGroup::replicationGroupId, ReplicationGroup::arn)
                .complete()
                .key(ReplicationGroup::atRestEncryptionEnabled, ReplicationGroup::kmsKeyId, BY_SERVICE)
                .created(ReplicationGroup::replicationGroupCreateTime)
                .lost(
                        KeyLoss.AT_NEXT_START,
                        "Amazon ElastiCache Developer Guide, at-rest encryption: a cache whose key is"
                                + " deleted, or disabled and its grants revoked, cannot be modified, or recovered"
                                + " after a hardware failure")
                .remedy("# restore a backup of {resource_id} with the key (aws elasticache create-replication-group"
                        + " --snapshot-name <backup> --at-rest-encryption-enabled --kms-key-id <key>): it cannot"
                        + " be changed");
    }

    private TypeDeclaration<ElastiCacheClient, ?, ?> serverlessCache() {
        return type("AWS::ElastiCache::ServerlessCache", "ElastiCache serverless cache")
                .pages(
                        "DescribeServerlessCaches",
                        50,
                        c -> c.describeServerlessCachesPaginator(r -> r.maxResults(50)),
                        DescribeServerlessCachesResponse::serverlessCaches)
                .named(ServerlessCache::serverlessCacheName, ServerlessCache::arn)
                .complete()
                .key(ServerlessCache::kmsKeyId, BY_SERVICE)
                .created(ServerlessCache::createTime)
                .lost(
                        KeyLoss.AT_NEXT_START,
                        "Amazon ElastiCache Developer Guide, at-rest encryption: a cache whose key is"
                                + " deleted, or disabled and its grants revoked, cannot be modified, or recovered"
                                + " after a hardware failure")
                .remedy("# make a cache with the key (aws elasticache create-serverless-cache --kms-key-id <key>): it"
                        + " cannot be changed");
    }

    private TypeDeclaration<ElastiCacheClient, ?, ?> snapshot() {
        // CloudFormation has no type for it.
        return type("AWS::ElastiCache::Snapshot", "ElastiCache backup")
                .pages(
                        "DescribeSnapshots",
                        50,
                        c -> c.describeSnapshotsPaginator(r -> r.maxRecords(50)),
                        DescribeSnapshotsResponse::snapshots)
                .named(Snapshot::snapshotName, Snapshot::arn)
                .complete()
                .key(Snapshot::kmsKeyId, Absence.undocumented())
                .remedy("aws elasticache copy-snapshot --region {region} --source-snapshot-name {resource_id}"
                        + " --target-snapshot-name {resource_id}-copy --kms-key-id <key>");
    }

    private TypeDeclaration<ElastiCacheClient, ?, ?> serverlessCacheSnapshot() {
        // CloudFormation has no type for it.
        return type("AWS::ElastiCache::ServerlessCacheSnapshot", "ElastiCache serverless cache backup")
                .pages(
                        "DescribeServerlessCacheSnapshots",
                        50,
                        c -> c.describeServerlessCacheSnapshotsPaginator(r -> r.maxResults(50)),
                        DescribeServerlessCacheSnapshotsResponse::serverlessCacheSnapshots)
                .named(ServerlessCacheSnapshot::serverlessCacheSnapshotName, ServerlessCacheSnapshot::arn)
                .complete()
                .key(ServerlessCacheSnapshot::kmsKeyId, BY_SERVICE)
                .created(ServerlessCacheSnapshot::createTime)
                .remedy("aws elasticache copy-serverless-cache-snapshot --region {region}"
                        + " --source-serverless-cache-snapshot-name {resource_id}"
                        + " --target-serverless-cache-snapshot-name {resource_id}-copy --kms-key-id <key>");
    }
}
