package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.ListStorageLensConfigurationEntry;
import software.amazon.awssdk.services.s3control.model.ListStorageLensConfigurationsResponse;
import software.amazon.awssdk.services.s3control.model.S3BucketDestination;
import software.amazon.awssdk.services.s3control.model.StorageLensConfiguration;
import software.amazon.awssdk.services.s3control.model.StorageLensDataExport;
import software.amazon.awssdk.services.s3control.model.StorageLensDataExportEncryption;
import software.amazon.awssdk.services.s3control.model.StorageLensExpandedPrefixesDataExport;
import software.amazon.awssdk.services.s3control.model.StorageLensTableDestination;

/** Amazon S3 Storage Lens, of the S3 Control API. */
@AutoService(DeclaredService.class)
public final class S3StorageLens extends CatalogueService<S3StorageLens.Account> {
    /** Declares the service. */
    public S3StorageLens() {
        super(S3ControlClient.class, "s3control", "s3", unpublished(), "alias/aws/s3");
    }

    @Override
    protected Account client(CollectorContext context) {
        return new Account(context.client(S3ControlClient.class, S3ControlClient::builder), context.accountId());
    }

    /** Its calls name the account that they are about. */
    record Account(S3ControlClient client, String id) {}

    @Override
    protected List<TypeDeclaration<Account, ?, ?>> declare() {
        return List.of(type("AWS::S3::StorageLens", "S3 Storage Lens configuration")
                .pages(
                        "ListStorageLensConfigurations",
                        100,
                        c -> c.client().listStorageLensConfigurationsPaginator(r -> r.accountId(c.id())),
                        ListStorageLensConfigurationsResponse::storageLensConfigurationList)
                .named(ListStorageLensConfigurationEntry::id, ListStorageLensConfigurationEntry::storageLensArn)
                .each(
                        "GetStorageLensConfiguration",
                        (c, one) -> c.client()
                                .getStorageLensConfiguration(
                                        r -> r.accountId(c.id()).configId(one.id()))
                                .storageLensConfiguration(),
                        StorageLensConfiguration::id,
                        "NoSuchConfiguration")
                .withoutData()
                .purposes("export", Absence.undocumented(), S3StorageLens::exports)
                .storedAs("export", StoredAs.S3_OBJECTS)
                .remedy("# put the configuration again with SSE-KMS encryption of its export (aws s3control"
                        + " put-storage-lens-configuration)"));
    }

    private static Map<String, StatedEncryption> exports(StorageLensConfiguration configuration) {
        Map<String, StatedEncryption> exports = new TreeMap<>();
        @Nullable StorageLensDataExport export = configuration.dataExport();
        @Nullable StorageLensExpandedPrefixesDataExport prefixes = configuration.expandedPrefixesDataExport();
        if (export != null) {
            bucket("bucket", export.s3BucketDestination(), exports);
            table("table", export.storageLensTableDestination(), exports);
        }
        if (prefixes != null) {
            bucket("expanded-prefixes-bucket", prefixes.s3BucketDestination(), exports);
            table("expanded-prefixes-table", prefixes.storageLensTableDestination(), exports);
        }
        return exports;
    }

    private static void bucket(
            String name, @Nullable S3BucketDestination bucket, Map<String, StatedEncryption> exports) {
        if (bucket != null) {
            exports.put(name, encryption(bucket.encryption()));
        }
    }

    private static void table(
            String name, @Nullable StorageLensTableDestination table, Map<String, StatedEncryption> exports) {
        if (table != null && Boolean.TRUE.equals(table.isEnabled())) {
            exports.put(name, encryption(table.encryption()));
        }
    }

    private static StatedEncryption encryption(@Nullable StorageLensDataExportEncryption encryption) {
        if (encryption == null) {
            return StatedEncryption.NO_KEY;
        }
        return encryption.ssekms() == null
                ? StatedEncryption.byService("sse-s3")
                : StatedEncryption.key(encryption.ssekms().keyId());
    }
}
