package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.opensearchserverless.OpenSearchServerlessClient;
import software.amazon.awssdk.services.opensearchserverless.model.CollectionDetail;
import software.amazon.awssdk.services.opensearchserverless.model.CollectionSummary;
import software.amazon.awssdk.services.opensearchserverless.model.ListCollectionsResponse;

/** Amazon OpenSearch Serverless. */
@AutoService(DeclaredService.class)
public final class OpenSearchServerless extends CatalogueService<OpenSearchServerlessClient> {

    /** Declares the service. */
    public OpenSearchServerless() {
        super(OpenSearchServerlessClient.class, "aoss", "aoss", unpublished(), "");
    }

    @Override
    protected OpenSearchServerlessClient client(CollectorContext context) {
        return context.client(OpenSearchServerlessClient.class, OpenSearchServerlessClient::builder);
    }

    @Override
    protected List<TypeDeclaration<OpenSearchServerlessClient, ?, ?>> declare() {
        return List.of(collection());
    }

    private TypeDeclaration<OpenSearchServerlessClient, ?, ?> collection() {
        return type("AWS::OpenSearchServerless::Collection", "OpenSearch Serverless collection")
                .pages(
                        "ListCollections",
                        100,
                        c -> c.listCollectionsPaginator(r -> r.maxResults(100)),
                        ListCollectionsResponse::collectionSummaries)
                .named(CollectionSummary::id, CollectionSummary::arn)
                .batches(
                        "BatchGetCollection",
                        100,
                        (c, collections) -> c.batchGetCollection(r -> r.ids(collections.stream()
                                        .map(CollectionSummary::id)
                                        .toList()))
                                .collectionDetails(),
                        CollectionDetail::id)
                .key(CollectionDetail::kmsKeyArn, Absence.undocumented())
                .created(collection ->
                        collection.createdDate() == null ? null : Instant.ofEpochMilli(collection.createdDate()))
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon OpenSearch Service Developer Guide, encryption in OpenSearch"
                                + " Serverless: without access to the key, operations fail with"
                                + " AccessDeniedException")
                .remedy("# make a collection under an encryption policy that names the key (aws opensearchserverless"
                        + " create-security-policy --type encryption): the key of a collection cannot be changed");
    }
}
