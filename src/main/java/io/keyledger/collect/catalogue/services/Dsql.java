package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.dsql.DsqlClient;
import software.amazon.awssdk.services.dsql.model.ClusterSummary;
import software.amazon.awssdk.services.dsql.model.EncryptionDetails;
import software.amazon.awssdk.services.dsql.model.GetClusterResponse;
import software.amazon.awssdk.services.dsql.model.ListClustersResponse;

/** Amazon Aurora DSQL. */
@AutoService(DeclaredService.class)
public final class Dsql extends CatalogueService<DsqlClient> {
    /** Declares the service. */
    public Dsql() {
        super(DsqlClient.class, "dsql", "dsql", unpublished(), "");
    }

    @Override
    protected DsqlClient client(CollectorContext context) {
        return context.client(DsqlClient.class, DsqlClient::builder);
    }

    @Override
    protected List<TypeDeclaration<DsqlClient, ?, ?>> declare() {
        return List.of(type("AWS::DSQL::Cluster", "Aurora DSQL cluster")
                .pages(
                        "ListClusters",
                        100,
                        c -> c.listClustersPaginator(r -> r.maxResults(100)),
                        ListClustersResponse::clusters)
                .named(ClusterSummary::identifier, ClusterSummary::arn)
                .each(
                        "GetCluster",
                        (c, cluster) -> c.getCluster(r -> r.identifier(cluster.identifier())),
                        GetClusterResponse::identifier,
                        "ResourceNotFoundException")
                .encryption(
                        cluster -> "AWS_OWNED_KMS_KEY"
                                        .equals(Members.of(
                                                cluster.encryptionDetails(), EncryptionDetails::encryptionTypeAsString))
                                ? StatedEncryption.AWS_OWNED
                                : StatedEncryption.key(
                                        Members.of(cluster.encryptionDetails(), EncryptionDetails::kmsKeyArn)),
                        Absence.awsOwned("Aurora DSQL User Guide, data encryption: by default, an AWS owned key"))
                .created(GetClusterResponse::creationTime)
                .tags(GetClusterResponse::tags)
                .lost(
                        KeyLoss.AFTER_A_TIME,
                        "Amazon Aurora DSQL User Guide, data encryption: users cannot connect to a"
                                + " cluster whose key is inaccessible")
                .remedy("aws dsql update-cluster --region {region} --identifier {resource_id}"
                        + " --kms-encryption-key <key>"));
    }
}
