package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;
import software.amazon.awssdk.services.timestreamwrite.model.Database;
import software.amazon.awssdk.services.timestreamwrite.model.ListDatabasesResponse;
import software.amazon.awssdk.services.timestreamwrite.model.ListTablesResponse;
import software.amazon.awssdk.services.timestreamwrite.model.MagneticStoreRejectedDataLocation;
import software.amazon.awssdk.services.timestreamwrite.model.MagneticStoreWriteProperties;
import software.amazon.awssdk.services.timestreamwrite.model.S3Configuration;
import software.amazon.awssdk.services.timestreamwrite.model.Table;

/** Amazon Timestream for LiveAnalytics. */
@AutoService(DeclaredService.class)
public final class TimestreamWrite extends CatalogueService<TimestreamWriteClient> {
    private final Items<TimestreamWriteClient, Database> databases = items(
            "ListDatabases",
            20,
            c -> c.listDatabasesPaginator(r -> r.maxResults(20)),
            ListDatabasesResponse::databases);

    /** Declares the service. */
    public TimestreamWrite() {
        super(TimestreamWriteClient.class, "timestreamwrite", "timestream", unpublished(), "alias/aws/timestream");
    }

    @Override
    protected TimestreamWriteClient client(CollectorContext context) {
        return context.client(TimestreamWriteClient.class, TimestreamWriteClient::builder);
    }

    /** The SDK asks which endpoint serves the account. */
    @Override
    protected List<String> callsOfTheSdk() {
        return List.of("DescribeEndpoints");
    }

    @Override
    protected List<TypeDeclaration<TimestreamWriteClient, ?, ?>> declare() {
        return List.of(database(), table());
    }

    private TypeDeclaration<TimestreamWriteClient, ?, ?> database() {
        return type("AWS::Timestream::Database", "Timestream database")
                .from(databases)
                .named(Database::databaseName, Database::arn)
                .complete()
                .key(
                        Database::kmsKeyId,
                        Absence.awsManaged(
                                "alias/aws/timestream",
                                "Amazon Timestream API Reference, CreateDatabase: without a key, a Timestream managed"
                                        + " key in the account"))
                .created(Database::creationTime)
                .remedy("aws timestream-write update-database --region {region} --database-name {resource_id}"
                        + " --kms-key-id <key>");
    }

    private TypeDeclaration<TimestreamWriteClient, ?, ?> table() {
        return type("AWS::Timestream::Table", "Timestream table")
                // A database that has tables cannot be deleted.
                .from(items(
                                "ListTables",
                                20,
                                c -> c.listTablesPaginator(r -> r.maxResults(20)),
                                ListTablesResponse::tables)
                        .ifAny("the Region has no Timestream database", databases))
                .named(table -> table.databaseName() + "/" + table.tableName(), Table::arn)
                .complete()
                .withoutData()
                .purposes("rejected-data", Absence.undocumented(), TimestreamWrite::rejectedData)
                .created(Table::creationTime)
                .remedy("# name the key where rejected data goes (aws timestream-write update-table"
                        + " --magnetic-store-write-properties)");
    }

    private static Map<String, StatedEncryption> rejectedData(Table table) {
        @Nullable
        S3Configuration bucket = Members.of(
                Members.of(
                        table.magneticStoreWriteProperties(),
                        MagneticStoreWriteProperties::magneticStoreRejectedDataLocation),
                MagneticStoreRejectedDataLocation::s3Configuration);
        if (bucket == null) {
            return Map.of();
        }
        return Map.of(
                "",
                "SSE_S3".equals(bucket.encryptionOptionAsString())
                        ? StatedEncryption.byService("sse-s3")
                        : StatedEncryption.key(bucket.kmsKeyId()));
    }
}
