package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.model.Action;
import software.amazon.awssdk.services.dataexchange.model.AssetDetails;
import software.amazon.awssdk.services.dataexchange.model.AssetEntry;
import software.amazon.awssdk.services.dataexchange.model.AssetType;
import software.amazon.awssdk.services.dataexchange.model.AutoExportRevisionToS3RequestDetails;
import software.amazon.awssdk.services.dataexchange.model.EventActionEntry;
import software.amazon.awssdk.services.dataexchange.model.ExportServerSideEncryption;
import software.amazon.awssdk.services.dataexchange.model.KmsKeyToGrant;
import software.amazon.awssdk.services.dataexchange.model.ListDataSetRevisionsResponse;
import software.amazon.awssdk.services.dataexchange.model.ListDataSetsResponse;
import software.amazon.awssdk.services.dataexchange.model.ListEventActionsResponse;
import software.amazon.awssdk.services.dataexchange.model.ListRevisionAssetsResponse;
import software.amazon.awssdk.services.dataexchange.model.Origin;
import software.amazon.awssdk.services.dataexchange.model.S3DataAccessAsset;
import software.amazon.awssdk.services.dataexchange.model.ServerSideEncryptionTypes;

/** AWS Data Exchange. */
@AutoService(DeclaredService.class)
public final class DataExchange extends CatalogueService<DataExchangeClient> {
    /** Declares the service. */
    public DataExchange() {
        super(DataExchangeClient.class, "dataexchange", "dataexchange", unpublished(), "");
    }

    @Override
    protected DataExchangeClient client(CollectorContext context) {
        return context.client(DataExchangeClient.class, DataExchangeClient::builder);
    }

    @Override
    protected List<TypeDeclaration<DataExchangeClient, ?, ?>> declare() {
        return List.of(eventAction(), asset());
    }

    private TypeDeclaration<DataExchangeClient, ?, ?> eventAction() {
        // CloudFormation has no such type.
        return type("AWS::DataExchange::EventAction", "Data Exchange event action")
                .pages(
                        "ListEventActions",
                        200,
                        c -> c.listEventActionsPaginator(r -> r.maxResults(200)),
                        ListEventActionsResponse::eventActions)
                .named(EventActionEntry::id, EventActionEntry::arn)
                .complete()
                .withoutData()
                .purposes("export", Absence.undocumented(), DataExchange::export)
                .keysOfAnyRegion()
                .created(EventActionEntry::createdAt)
                .storedAs("export", StoredAs.S3_OBJECTS)
                .remedy("# aws dataexchange update-event-action --event-action-id {resource_id}: name the key in"
                        + " ExportRevisionToS3.Encryption={Type=aws:kms,KmsKeyArn=<key>}");
    }

    /** Objects of the account's own buckets that subscribers may read, and decrypt with the keys that are named. */
    private TypeDeclaration<DataExchangeClient, ?, ?> asset() {
        // CloudFormation has no such type.
        return type("AWS::DataExchange::Asset", "Data Exchange asset")
                .from(items(
                                "ListDataSets",
                                200,
                                c -> c.listDataSetsPaginator(
                                        r -> r.origin(Origin.OWNED.toString()).maxResults(200)),
                                ListDataSetsResponse::dataSets)
                        .where(set -> set.assetType() == AssetType.S3_DATA_ACCESS)
                        .children(
                                "ListDataSetRevisions",
                                200,
                                (c, set) -> c.listDataSetRevisionsPaginator(
                                        r -> r.dataSetId(set.id()).maxResults(200)),
                                ListDataSetRevisionsResponse::revisions)
                        .children(
                                "ListRevisionAssets",
                                200,
                                (c, revision) -> c.listRevisionAssetsPaginator(
                                        r -> r.dataSetId(revision.parent().id())
                                                .revisionId(revision.item().id())
                                                .maxResults(200)),
                                ListRevisionAssetsResponse::assets))
                .named(asset -> asset.item().id(), asset -> asset.item().arn())
                .complete()
                .withoutData()
                .purposes("shared-objects", Absence.UNUSED, asset -> shared(asset.item()))
                .keysOfAnyRegion()
                .created(asset -> asset.item().createdAt())
                .storedAs("shared-objects", StoredAs.S3_OBJECTS)
                .remedy("# encrypt the objects with the key, and make an asset of them that names it (aws dataexchange"
                        + " create-job --type CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET, KmsKeysToGrant)");
    }

    /** By key, because an asset does not say which of them encrypts which object. */
    private static Map<String, StatedEncryption> shared(AssetEntry asset) {
        @Nullable S3DataAccessAsset access = Members.of(asset.assetDetails(), AssetDetails::s3DataAccessAsset);
        Map<String, StatedEncryption> keys = new TreeMap<>();
        if (access != null) {
            access.kmsKeysToGrant().stream()
                    .map(KmsKeyToGrant::kmsKeyArn)
                    .filter(Objects::nonNull)
                    .forEach(key -> keys.put(key.substring(key.lastIndexOf('/') + 1), StatedEncryption.key(key)));
        }
        return keys;
    }

    private static Map<String, StatedEncryption> export(EventActionEntry entry) {
        AutoExportRevisionToS3RequestDetails export = Members.of(entry.action(), Action::exportRevisionToS3);
        if (export == null) {
            return Map.of();
        }
        ExportServerSideEncryption encryption = export.encryption();
        if (encryption == null) {
            return Map.of("", StatedEncryption.NO_KEY);
        }
        return Map.of(
                "",
                encryption.type() == ServerSideEncryptionTypes.AES256
                        ? StatedEncryption.byService("sse-s3")
                        : StatedEncryption.key(encryption.kmsKeyArn()));
    }
}
