package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.s3tables.S3TablesClient;
import software.amazon.awssdk.services.s3tables.model.EncryptionConfiguration;
import software.amazon.awssdk.services.s3tables.model.ListTableBucketsResponse;
import software.amazon.awssdk.services.s3tables.model.ListTablesResponse;
import software.amazon.awssdk.services.s3tables.model.SSEAlgorithm;
import software.amazon.awssdk.services.s3tables.model.TableBucketSummary;

/** Amazon S3 Tables. */
@AutoService(DeclaredService.class)
public final class S3Tables extends CatalogueService<S3TablesClient> {
    private static final Absence SSE_S3 =
            Absence.serviceManaged("sse-s3", "general knowledge").unverified();

    private final Items<S3TablesClient, TableBucketSummary> buckets = items(
            "ListTableBuckets",
            1000,
            c -> c.listTableBucketsPaginator(r -> r.maxBuckets(1000)),
            ListTableBucketsResponse::tableBuckets);

    /** Declares the service. */
    public S3Tables() {
        super(S3TablesClient.class, "s3tables", "s3tables", unpublished(), "");
    }

    @Override
    protected S3TablesClient client(CollectorContext context) {
        return context.client(S3TablesClient.class, S3TablesClient::builder);
    }

    @Override
    protected List<TypeDeclaration<S3TablesClient, ?, ?>> declare() {
        return List.of(bucket(), table());
    }

    private TypeDeclaration<S3TablesClient, ?, ?> bucket() {
        return type("AWS::S3Tables::TableBucket", "S3 table bucket")
                .from(buckets)
                .named(TableBucketSummary::name, TableBucketSummary::arn)
                .each(
                        "GetTableBucketEncryption",
                        (c, bucket) -> c.getTableBucketEncryption(r -> r.tableBucketARN(bucket.arn()))
                                .encryptionConfiguration(),
                        null)
                .encryption(S3Tables::encryption, SSE_S3)
                .remedy("aws s3tables put-table-bucket-encryption --region {region} --table-bucket-arn {resource_arn}"
                        + " --encryption-configuration sseAlgorithm=aws:kms,kmsKeyArn=<key>");
    }

    private TypeDeclaration<S3TablesClient, ?, ?> table() {
        return type("AWS::S3Tables::Table", "S3 table")
                .from(buckets.children(
                        "ListTables",
                        1000,
                        (c, bucket) -> c.listTablesPaginator(
                                r -> r.tableBucketARN(bucket.arn()).maxTables(1000)),
                        ListTablesResponse::tables))
                .named(one -> one.item().tableARN(), one -> one.item().tableARN())
                .each(
                        "GetTableEncryption",
                        (c, one) -> c.getTableEncryption(r -> r.tableBucketARN(
                                                one.parent().arn())
                                        .namespace(one.item().namespace().getFirst())
                                        .name(one.item().name()))
                                .encryptionConfiguration(),
                        null)
                .encryption(S3Tables::encryption, SSE_S3)
                .remedy("# make the table again with the key (aws s3tables create-table --encryption-configuration):"
                        + " the encryption of a table cannot be changed");
    }

    private static StatedEncryption encryption(EncryptionConfiguration configuration) {
        return configuration.sseAlgorithm() == SSEAlgorithm.AES256
                ? StatedEncryption.byService("sse-s3")
                : StatedEncryption.key(configuration.kmsKeyArn());
    }
}
