package io.keyledger.collect.catalogue;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.model.Action;
import software.amazon.awssdk.services.dataexchange.model.AutoExportRevisionToS3RequestDetails;
import software.amazon.awssdk.services.dataexchange.model.EventActionEntry;
import software.amazon.awssdk.services.dataexchange.model.ExportServerSideEncryption;
import software.amazon.awssdk.services.dataexchange.model.ListEventActionsResponse;
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
        // CloudFormation has no such type.
        return List.of(type("AWS::DataExchange::EventAction", "Data Exchange event action")
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
                .remedy("# aws dataexchange update-event-action --event-action-id {resource_id}: name the key in"
                        + " ExportRevisionToS3.Encryption={Type=aws:kms,KmsKeyArn=<key>}"));
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
