package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.CmkSecretConfig;
import software.amazon.awssdk.services.datasync.model.DescribeLocationAzureBlobResponse;
import software.amazon.awssdk.services.datasync.model.DescribeLocationObjectStorageResponse;
import software.amazon.awssdk.services.datasync.model.ListLocationsResponse;
import software.amazon.awssdk.services.datasync.model.LocationListEntry;

/** AWS DataSync, whose locations keep the credentials of a storage system in a secret. */
@AutoService(DeclaredService.class)
public final class DataSync extends CatalogueService<DataSyncClient> {
    private final Items<DataSyncClient, LocationListEntry> locations = items(
            "ListLocations",
            100,
            c -> c.listLocationsPaginator(r -> r.maxResults(100)),
            ListLocationsResponse::locations);

    /** Declares the service. */
    public DataSync() {
        super(DataSyncClient.class, "datasync", "datasync", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected DataSyncClient client(CollectorContext context) {
        return context.client(DataSyncClient.class, DataSyncClient::builder);
    }

    @Override
    protected List<TypeDeclaration<DataSyncClient, ?, ?>> declare() {
        return List.of(
                type("AWS::DataSync::LocationAzureBlob", "DataSync Azure Blob Storage location")
                        .from(locations.where(location -> location.locationUri().startsWith("azure-blob://")))
                        .named(LocationListEntry::locationArn, LocationListEntry::locationArn)
                        .each(
                                "DescribeLocationAzureBlob",
                                (c, location) ->
                                        c.describeLocationAzureBlob(r -> r.locationArn(location.locationArn())),
                                DescribeLocationAzureBlobResponse::locationArn)
                        .withoutData()
                        .purpose(
                                "secret",
                                location -> Members.of(location.cmkSecretConfig(), CmkSecretConfig::kmsKeyArn))
                        .created(DescribeLocationAzureBlobResponse::creationTime)
                        .storedAs("secret", StoredAs.SECRET)
                        .remedy("# update the location with a secret under the key (CmkSecretConfig, KmsKeyArn)"),
                type("AWS::DataSync::LocationObjectStorage", "DataSync object storage location")
                        .from(locations.where(location -> location.locationUri().startsWith("object-storage://")))
                        .named(LocationListEntry::locationArn, LocationListEntry::locationArn)
                        .each(
                                "DescribeLocationObjectStorage",
                                (c, location) ->
                                        c.describeLocationObjectStorage(r -> r.locationArn(location.locationArn())),
                                DescribeLocationObjectStorageResponse::locationArn)
                        .withoutData()
                        .purpose(
                                "secret",
                                location -> Members.of(location.cmkSecretConfig(), CmkSecretConfig::kmsKeyArn))
                        .created(DescribeLocationObjectStorageResponse::creationTime)
                        .storedAs("secret", StoredAs.SECRET)
                        .remedy("# update the location with a secret under the key (CmkSecretConfig, KmsKeyArn)"));
    }
}
