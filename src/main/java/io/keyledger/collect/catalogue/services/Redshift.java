package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.DescribeClusterSnapshotsResponse;
import software.amazon.awssdk.services.redshift.model.DescribeClustersResponse;
import software.amazon.awssdk.services.redshift.model.DescribeIntegrationsResponse;
import software.amazon.awssdk.services.redshift.model.DescribeSnapshotCopyGrantsResponse;
import software.amazon.awssdk.services.redshift.model.Integration;
import software.amazon.awssdk.services.redshift.model.Snapshot;
import software.amazon.awssdk.services.redshift.model.SnapshotCopyGrant;
import software.amazon.awssdk.services.redshift.model.Tag;

/** Amazon Redshift. */
@AutoService(DeclaredService.class)
public final class Redshift extends CatalogueService<RedshiftClient> {
    private static final int PAGE = 100;
    private static final double MEGABYTES_PER_GIB = 1024;

    /** Declares the service. */
    public Redshift() {
        super(RedshiftClient.class, "redshift", "redshift", unpublished(), "alias/aws/redshift");
    }

    @Override
    protected RedshiftClient client(CollectorContext context) {
        return context.client(RedshiftClient.class, RedshiftClient::builder);
    }

    @Override
    protected List<TypeDeclaration<RedshiftClient, ?, ?>> declare() {
        return List.of(cluster(), snapshot(), snapshotCopyGrant(), integration());
    }

    private TypeDeclaration<RedshiftClient, ?, ?> cluster() {
        return type("AWS::Redshift::Cluster", "Redshift cluster")
                .pages(
                        "DescribeClusters",
                        PAGE,
                        c -> c.describeClustersPaginator(r -> r.maxRecords(PAGE)),
                        DescribeClustersResponse::clusters)
                .named(Cluster::clusterIdentifier, "arn:{partition}:redshift:{region}:{account}:cluster:{id}")
                .complete()
                .encryption(
                        cluster -> stated(cluster.encrypted(), cluster.hsmStatus() != null, cluster.kmsKeyId()),
                        Absence.undocumented())
                .purpose("master-secret", Cluster::masterPasswordSecretKmsKeyId)
                .created(Cluster::clusterCreateTime)
                .tags(cluster -> Tags.sorted(cluster.tags(), Tag::key, Tag::value))
                .storedAs("master-secret", StoredAs.SECRET)
                .remedy("aws redshift modify-cluster --region {region} --cluster-identifier {resource_id} --encrypted"
                        + " --kms-key-id <key>");
    }

    /** CloudFormation has no type for it; this is AWS Config's. */
    private TypeDeclaration<RedshiftClient, ?, ?> snapshot() {
        return type("AWS::Redshift::ClusterSnapshot", "Redshift cluster snapshot")
                .pages(
                        "DescribeClusterSnapshots",
                        PAGE,
                        c -> c.describeClusterSnapshotsPaginator(r -> r.maxRecords(PAGE)),
                        DescribeClusterSnapshotsResponse::snapshots)
                .named(
                        snapshot -> snapshot.clusterIdentifier() + "/" + snapshot.snapshotIdentifier(),
                        "arn:{partition}:redshift:{region}:{account}:snapshot:{id}")
                .complete()
                .encryption(
                        snapshot -> stated(
                                snapshot.encrypted(),
                                Boolean.TRUE.equals(snapshot.encryptedWithHSM()),
                                snapshot.kmsKeyId()),
                        Absence.undocumented())
                .purpose("master-secret", Snapshot::masterPasswordSecretKmsKeyId)
                .created(Snapshot::snapshotCreateTime)
                .sizeGib(snapshot -> gib(snapshot.totalBackupSizeInMegaBytes()))
                .tags(snapshot -> Tags.sorted(snapshot.tags(), Tag::key, Tag::value))
                .storedAs("master-secret", StoredAs.SECRET)
                .remedy("# encrypt the cluster with the key (aws redshift modify-cluster --encrypted --kms-key-id"
                        + " <key>) and take the snapshot again");
    }

    /** CloudFormation has no type for it. */
    private TypeDeclaration<RedshiftClient, ?, ?> snapshotCopyGrant() {
        return type("AWS::Redshift::SnapshotCopyGrant", "Redshift snapshot copy grant")
                .pages(
                        "DescribeSnapshotCopyGrants",
                        PAGE,
                        c -> c.describeSnapshotCopyGrantsPaginator(r -> r.maxRecords(PAGE)),
                        DescribeSnapshotCopyGrantsResponse::snapshotCopyGrants)
                .named(
                        SnapshotCopyGrant::snapshotCopyGrantName,
                        "arn:{partition}:redshift:{region}:{account}:snapshotcopygrant:{id}")
                .complete()
                .withoutData()
                .purpose(
                        "snapshot-copy",
                        _ -> true,
                        SnapshotCopyGrant::kmsKeyId,
                        Absence.unnamedKey("Amazon Redshift API Reference, CreateSnapshotCopyGrant: without a key, the"
                                + " default key"))
                .tags(grant -> Tags.sorted(grant.tags(), Tag::key, Tag::value))
                .remedy("aws redshift create-snapshot-copy-grant --region {region} --snapshot-copy-grant-name <name>"
                        + " --kms-key-id <key>");
    }

    private TypeDeclaration<RedshiftClient, ?, ?> integration() {
        return type("AWS::Redshift::Integration", "Redshift zero-ETL integration")
                .pages(
                        "DescribeIntegrations",
                        PAGE,
                        c -> c.describeIntegrationsPaginator(r -> r.maxRecords(PAGE)),
                        DescribeIntegrationsResponse::integrations)
                .named(integration -> last(integration.integrationArn()), Integration::integrationArn)
                .complete()
                .key(
                        Integration::kmsKeyId,
                        Absence.awsOwned(
                                "Amazon Redshift API Reference, CreateIntegration: without a key, the default AWS"
                                        + " owned key"))
                .created(Integration::createTime)
                .tags(integration -> Tags.sorted(integration.tags(), Tag::key, Tag::value))
                .remedy("# make the integration again with the key (aws redshift create-integration --kms-key-id"
                        + " <key>)");
    }

    private static StatedEncryption stated(@Nullable Boolean encrypted, boolean byHsm, @Nullable String key) {
        return byHsm && key == null ? StatedEncryption.byService("hsm") : StatedEncryption.flagged(encrypted, key);
    }

    private static @Nullable Double gib(@Nullable Double megabytes) {
        return megabytes == null ? null : megabytes / MEGABYTES_PER_GIB;
    }

    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf(':') + 1);
    }
}
