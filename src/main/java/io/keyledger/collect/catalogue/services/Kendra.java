package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import software.amazon.awssdk.services.kendra.KendraClient;
import software.amazon.awssdk.services.kendra.model.DescribeIndexResponse;
import software.amazon.awssdk.services.kendra.model.IndexConfigurationSummary;
import software.amazon.awssdk.services.kendra.model.ListIndicesResponse;
import software.amazon.awssdk.services.kendra.model.ServerSideEncryptionConfiguration;

/** Amazon Kendra. */
@AutoService(DeclaredService.class)
public final class Kendra extends CatalogueService<KendraClient> {
    /** Declares the service. */
    public Kendra() {
        super(KendraClient.class, "kendra", "kendra", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected KendraClient client(CollectorContext context) {
        return context.client(KendraClient.class, KendraClient::builder);
    }

    @Override
    protected List<TypeDeclaration<KendraClient, ?, ?>> declare() {
        return List.of(type("AWS::Kendra::Index", "Kendra index")
                .pages(
                        "ListIndices",
                        100,
                        c -> c.listIndicesPaginator(r -> r.maxResults(100)),
                        ListIndicesResponse::indexConfigurationSummaryItems)
                .named(IndexConfigurationSummary::id, "arn:{partition}:kendra:{region}:{account}:index/{id}")
                .each(
                        "DescribeIndex",
                        (c, index) -> c.describeIndex(r -> r.id(index.id())),
                        DescribeIndexResponse::id,
                        "ResourceNotFoundException")
                .key(
                        index -> Members.of(
                                index.serverSideEncryptionConfiguration(), ServerSideEncryptionConfiguration::kmsKeyId),
                        Absence.awsOwned("general knowledge").unverified())
                .created(DescribeIndexResponse::createdAt)
                .remedy("# make an index with the key (aws kendra create-index"
                        + " --server-side-encryption-configuration KmsKeyId=<key>): the key of an index"
                        + " cannot be changed"));
    }
}
