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
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.AmazonOpenSearchServerlessDestinationDescription;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ElasticsearchDestinationDescription;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationDescription;
import software.amazon.awssdk.services.firehose.model.IcebergDestinationDescription;
import software.amazon.awssdk.services.firehose.model.KMSEncryptionConfig;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.SnowflakeDestinationDescription;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationDescription;

/** Amazon Data Firehose. */
@AutoService(DeclaredService.class)
public final class Firehose extends CatalogueService<FirehoseClient> {
    private static final int PAGE = 100;

    /** Declares the service. */
    public Firehose() {
        super(FirehoseClient.class, "firehose", "firehose", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected FirehoseClient client(CollectorContext context) {
        return context.client(FirehoseClient.class, FirehoseClient::builder);
    }

    @Override
    protected List<TypeDeclaration<FirehoseClient, ?, ?>> declare() {
        return List.of(type("AWS::KinesisFirehose::DeliveryStream", "Firehose stream")
                .from(tokens(
                        "ListDeliveryStreams",
                        PAGE,
                        (c, last) -> c.listDeliveryStreams(r -> r.limit(PAGE).exclusiveStartDeliveryStreamName(last)),
                        Firehose::last,
                        ListDeliveryStreamsResponse::deliveryStreamNames))
                .named(name -> name, "arn:{partition}:firehose:{region}:{account}:deliverystream/{id}")
                .each(
                        "DescribeDeliveryStream",
                        (c, name) -> c.describeDeliveryStream(r -> r.deliveryStreamName(name))
                                .deliveryStreamDescription(),
                        DeliveryStreamDescription::deliveryStreamName,
                        "ResourceNotFoundException")
                .encryption(stream -> stated(stream.deliveryStreamEncryptionConfiguration()), Absence.undocumented())
                .purpose("destination", stream -> firstKey(stream, Firehose::destination))
                .purpose("backup", stream -> firstKey(stream, Firehose::backup))
                .arn(DeliveryStreamDescription::deliveryStreamARN)
                .created(DeliveryStreamDescription::createTimestamp)
                .lostFor(
                        "data",
                        KeyLoss.AT_NEXT_WRITE,
                        "Amazon Data Firehose API Reference, PutRecord: InvalidKMSResourceException, an attempt to put"
                                + " records fails")
                .storedAs("destination", StoredAs.S3_OBJECTS)
                .storedAs("backup", StoredAs.S3_OBJECTS)
                .remedy("aws firehose start-delivery-stream-encryption --region {region} --delivery-stream-name"
                        + " {resource_id} --delivery-stream-encryption-configuration-input"
                        + " KeyType=CUSTOMER_MANAGED_CMK,KeyARN=<key>"));
    }

    private static @Nullable String last(ListDeliveryStreamsResponse page) {
        return Boolean.TRUE.equals(page.hasMoreDeliveryStreams())
                ? page.deliveryStreamNames().getLast()
                : null;
    }

    private static StatedEncryption stated(@Nullable DeliveryStreamEncryptionConfiguration stream) {
        if (stream == null) {
            return StatedEncryption.NO_KEY;
        }
        if (stream.status() == DeliveryStreamEncryptionStatus.DISABLED) {
            return StatedEncryption.UNENCRYPTED;
        }
        // Where it could not be enabled, the answer does not say whether an earlier key is still in use.
        return switch (stream.status()) {
            case ENABLING_FAILED, UNKNOWN_TO_SDK_VERSION -> StatedEncryption.NO_KEY;
            case null -> StatedEncryption.NO_KEY;
            default ->
                stream.keyType() == KeyType.AWS_OWNED_CMK
                        ? StatedEncryption.AWS_OWNED
                        : StatedEncryption.key(stream.keyARN());
        };
    }

    private static @Nullable String firstKey(
            DeliveryStreamDescription stream,
            Function<DestinationDescription, Stream<@Nullable EncryptionConfiguration>> bucket) {
        return stream.destinations().stream()
                .flatMap(bucket)
                .filter(Objects::nonNull)
                .map(EncryptionConfiguration::kmsEncryptionConfig)
                .filter(Objects::nonNull)
                .map(KMSEncryptionConfig::awskmsKeyARN)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What lies in a bucket for each kind of destination. */
    private static Stream<@Nullable EncryptionConfiguration> destination(DestinationDescription to) {
        return Stream.<@Nullable EncryptionConfiguration>concat(
                Stream.of(Members.of(
                        to.extendedS3DestinationDescription(),
                        ExtendedS3DestinationDescription::encryptionConfiguration)),
                Stream.of(
                                to.s3DestinationDescription(),
                                Members.of(
                                        to.redshiftDestinationDescription(),
                                        RedshiftDestinationDescription::s3DestinationDescription),
                                Members.of(
                                        to.elasticsearchDestinationDescription(),
                                        ElasticsearchDestinationDescription::s3DestinationDescription),
                                Members.of(
                                        to.amazonopensearchserviceDestinationDescription(),
                                        AmazonopensearchserviceDestinationDescription::s3DestinationDescription),
                                Members.of(
                                        to.amazonOpenSearchServerlessDestinationDescription(),
                                        AmazonOpenSearchServerlessDestinationDescription::s3DestinationDescription),
                                Members.of(
                                        to.splunkDestinationDescription(),
                                        SplunkDestinationDescription::s3DestinationDescription),
                                Members.of(
                                        to.httpEndpointDestinationDescription(),
                                        HttpEndpointDestinationDescription::s3DestinationDescription),
                                Members.of(
                                        to.snowflakeDestinationDescription(),
                                        SnowflakeDestinationDescription::s3DestinationDescription),
                                Members.of(
                                        to.icebergDestinationDescription(),
                                        IcebergDestinationDescription::s3DestinationDescription))
                        .map(bucket -> Members.of(bucket, S3DestinationDescription::encryptionConfiguration)));
    }

    private static Stream<@Nullable EncryptionConfiguration> backup(DestinationDescription to) {
        return Stream.of(
                        Members.of(
                                to.extendedS3DestinationDescription(),
                                ExtendedS3DestinationDescription::s3BackupDescription),
                        Members.of(
                                to.redshiftDestinationDescription(),
                                RedshiftDestinationDescription::s3BackupDescription))
                .map(bucket -> Members.of(bucket, S3DestinationDescription::encryptionConfiguration));
    }
}
