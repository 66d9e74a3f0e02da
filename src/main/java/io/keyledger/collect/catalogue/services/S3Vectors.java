package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3vectors.S3VectorsClient;
import software.amazon.awssdk.services.s3vectors.model.EncryptionConfiguration;
import software.amazon.awssdk.services.s3vectors.model.Index;
import software.amazon.awssdk.services.s3vectors.model.ListIndexesResponse;
import software.amazon.awssdk.services.s3vectors.model.ListVectorBucketsResponse;
import software.amazon.awssdk.services.s3vectors.model.SseType;
import software.amazon.awssdk.services.s3vectors.model.VectorBucket;
import software.amazon.awssdk.services.s3vectors.model.VectorBucketSummary;

/** Amazon S3 Vectors. */
@AutoService(DeclaredService.class)
public final class S3Vectors extends CatalogueService<S3VectorsClient> {
    private final Items<S3VectorsClient, VectorBucketSummary> buckets = items(
            "ListVectorBuckets",
            500,
            c -> c.listVectorBucketsPaginator(r -> r.maxResults(500)),
            ListVectorBucketsResponse::vectorBuckets);

    /** Declares the service. */
    public S3Vectors() {
        super(S3VectorsClient.class, "s3vectors", "s3vectors", unpublished(), "");
    }

    @Override
    protected S3VectorsClient client(CollectorContext context) {
        return context.client(S3VectorsClient.class, S3VectorsClient::builder);
    }

    @Override
    protected List<TypeDeclaration<S3VectorsClient, ?, ?>> declare() {
        return List.of(bucket(), index());
    }

    private TypeDeclaration<S3VectorsClient, ?, ?> bucket() {
        return type("AWS::S3Vectors::VectorBucket", "S3 vector bucket")
                .from(buckets)
                .named(VectorBucketSummary::vectorBucketName, VectorBucketSummary::vectorBucketArn)
                .each(
                        "GetVectorBucket",
                        (c, one) -> c.getVectorBucket(r -> r.vectorBucketArn(one.vectorBucketArn()))
                                .vectorBucket(),
                        VectorBucket::vectorBucketName,
                        "NotFoundException")
                .encryption(
                        bucket -> encryption(bucket.encryptionConfiguration()),
                        Absence.serviceManaged(
                                "sse-s3",
                                "Amazon S3 User Guide, data protection and encryption in S3 Vectors: SSE-S3 by"
                                        + " default"))
                .created(VectorBucket::creationTime)
                .lost(KeyLoss.AT_ONCE, "Amazon S3 API Reference, GetVectors and QueryVectors: KmsDisabledException")
                .remedy("# make a vector bucket with the key (aws s3vectors create-vector-bucket"
                        + " --encryption-configuration sseType=aws:kms,kmsKeyArn=<key>): its encryption cannot be"
                        + " changed");
    }

    private TypeDeclaration<S3VectorsClient, ?, ?> index() {
        return type("AWS::S3Vectors::Index", "S3 vector index")
                .from(buckets.children(
                        "ListIndexes",
                        500,
                        (c, bucket) -> c.listIndexesPaginator(
                                r -> r.vectorBucketArn(bucket.vectorBucketArn()).maxResults(500)),
                        ListIndexesResponse::indexes))
                .named(one -> one.item().indexArn(), one -> one.item().indexArn())
                .each(
                        "GetIndex",
                        (c, one) -> c.getIndex(r -> r.indexArn(one.item().indexArn()))
                                .index(),
                        Index::indexArn,
                        "NotFoundException")
                .encryption(
                        index -> index.encryptionConfiguration() == null
                                ? ofBucket(index)
                                : encryption(index.encryptionConfiguration()),
                        Absence.likeParent(
                                "vector bucket",
                                "Amazon S3 API Reference, Index: by default, its vectors use the encryption"
                                        + " configuration of the vector bucket"))
                .withKeysOf("AWS::S3Vectors::VectorBucket")
                .created(Index::creationTime)
                .lost(KeyLoss.AT_ONCE, "Amazon S3 API Reference, GetVectors and QueryVectors: KmsDisabledException")
                .remedy("# make an index with the key (aws s3vectors create-index --encryption-configuration"
                        + " sseType=aws:kms,kmsKeyArn=<key>): its encryption cannot be changed");
    }

    private static StatedEncryption ofBucket(Index index) {
        return StatedEncryption.sameAs(
                "AWS::S3Vectors::VectorBucket",
                Objects.requireNonNullElse(index.vectorBucketName(), ""),
                new StatedEncryption.NotShown(
                        "the index has no encryption of its own, and its vector bucket was not read"));
    }

    private static StatedEncryption encryption(@Nullable EncryptionConfiguration configuration) {
        if (configuration == null) {
            return StatedEncryption.NO_KEY;
        }
        return configuration.sseType() == SseType.AES256
                ? StatedEncryption.byService("sse-s3")
                : StatedEncryption.key(configuration.kmsKeyArn());
    }
}
