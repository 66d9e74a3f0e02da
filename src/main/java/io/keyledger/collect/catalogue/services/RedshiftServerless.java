package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.ResourceAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.ListNamespacesResponse;
import software.amazon.awssdk.services.redshiftserverless.model.ListSnapshotCopyConfigurationsResponse;
import software.amazon.awssdk.services.redshiftserverless.model.ListSnapshotsResponse;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;
import software.amazon.awssdk.services.redshiftserverless.model.Snapshot;
import software.amazon.awssdk.services.redshiftserverless.model.SnapshotCopyConfiguration;

/** Amazon Redshift Serverless. */
@AutoService(DeclaredService.class)
public final class RedshiftServerless extends CatalogueService<RedshiftServerlessClient> {
    private static final int PAGE = 100;
    private static final double MEGABYTES_PER_GIB = 1024;
    private static final Absence OWNED = Absence.awsOwned("general knowledge").unverified();

    /** Declares the service. */
    public RedshiftServerless() {
        super(
                RedshiftServerlessClient.class,
                "redshiftserverless",
                "redshift-serverless",
                unpublished(),
                "alias/aws/redshift");
    }

    @Override
    protected RedshiftServerlessClient client(CollectorContext context) {
        return context.client(RedshiftServerlessClient.class, RedshiftServerlessClient::builder);
    }

    @Override
    protected List<TypeDeclaration<RedshiftServerlessClient, ?, ?>> declare() {
        return List.of(namespace(), snapshot(), snapshotCopyConfiguration());
    }

    private TypeDeclaration<RedshiftServerlessClient, ?, ?> namespace() {
        return type("AWS::RedshiftServerless::Namespace", "Redshift Serverless namespace")
                .pages(
                        "ListNamespaces",
                        PAGE,
                        c -> c.listNamespacesPaginator(r -> r.maxResults(PAGE)),
                        ListNamespacesResponse::namespaces)
                .named(Namespace::namespaceName, Namespace::namespaceArn)
                .complete()
                .key(Namespace::kmsKeyId, OWNED)
                .purpose("master-secret", Namespace::adminPasswordSecretKmsKeyId)
                .created(Namespace::creationDate)
                .storedAs("master-secret", StoredAs.SECRET)
                .remedy("aws redshift-serverless update-namespace --region {region} --namespace-name {resource_id}"
                        + " --kms-key-id <key>");
    }

    private TypeDeclaration<RedshiftServerlessClient, ?, ?> snapshot() {
        return type("AWS::RedshiftServerless::Snapshot", "Redshift Serverless snapshot")
                .pages(
                        "ListSnapshots",
                        PAGE,
                        c -> c.listSnapshotsPaginator(r -> r.maxResults(PAGE)),
                        ListSnapshotsResponse::snapshots)
                .named(Snapshot::snapshotName, Snapshot::snapshotArn)
                .complete()
                .key(Snapshot::kmsKeyId, OWNED)
                .purpose("master-secret", Snapshot::adminPasswordSecretKmsKeyId)
                .created(Snapshot::snapshotCreateTime)
                .sizeGib(snapshot -> gib(snapshot.totalBackupSizeInMegaBytes()))
                .attribute(ResourceAttributes.BACKUP_OF, Snapshot::namespaceArn)
                .storedAs("master-secret", StoredAs.SECRET)
                .remedy("# encrypt the namespace with the key (aws redshift-serverless update-namespace --kms-key-id"
                        + " <key>) and take the snapshot again");
    }

    /** CloudFormation has no type for it. */
    private TypeDeclaration<RedshiftServerlessClient, ?, ?> snapshotCopyConfiguration() {
        return type(
                        "AWS::RedshiftServerless::SnapshotCopyConfiguration",
                        "Redshift Serverless snapshot copy configuration")
                .pages(
                        "ListSnapshotCopyConfigurations",
                        PAGE,
                        c -> c.listSnapshotCopyConfigurationsPaginator(r -> r.maxResults(PAGE)),
                        ListSnapshotCopyConfigurationsResponse::snapshotCopyConfigurations)
                .named(
                        SnapshotCopyConfiguration::snapshotCopyConfigurationId,
                        SnapshotCopyConfiguration::snapshotCopyConfigurationArn)
                .complete()
                .withoutData()
                .purpose("snapshot-copy", _ -> true, SnapshotCopyConfiguration::destinationKmsKeyId, OWNED)
                .keysOfAnyRegion()
                .remedy("# make the configuration again with a key of the destination Region (aws redshift-serverless"
                        + " create-snapshot-copy-configuration --destination-kms-key-id <key>)");
    }

    private static @Nullable Double gib(@Nullable Double megabytes) {
        return megabytes == null ? null : megabytes / MEGABYTES_PER_GIB;
    }
}
