package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Quota;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** Amazon Kinesis Data Streams. */
@AutoService(DeclaredService.class)
public final class Kinesis extends CatalogueService<KinesisClient> {

    /** Declares the service. */
    public Kinesis() {
        super(
                KinesisClient.class,
                "kinesis",
                "kinesis",
                Quota.documented(5, "Kinesis Data Streams API Reference, ListStreams: five transactions per second"),
                "alias/aws/kinesis");
    }

    @Override
    protected KinesisClient client(CollectorContext context) {
        return context.client(KinesisClient.class, KinesisClient::builder);
    }

    @Override
    protected List<TypeDeclaration<KinesisClient, ?, ?>> declare() {
        return List.of(stream());
    }

    private TypeDeclaration<KinesisClient, ?, ?> stream() {
        return type("AWS::Kinesis::Stream", "Kinesis data stream")
                .pages(
                        "ListStreams",
                        100,
                        c -> c.listStreamsPaginator(r -> r.limit(100)),
                        ListStreamsResponse::streamNames)
                .named(name -> name, "arn:{partition}:kinesis:{region}:{account}:stream/{id}")
                .each(
                        "DescribeStreamSummary",
                        (c, name) ->
                                c.describeStreamSummary(r -> r.streamName(name)).streamDescriptionSummary(),
                        StreamDescriptionSummary::streamName,
                        "ResourceNotFoundException")
                .encryption(
                        stream -> stream.encryptionType() == EncryptionType.NONE
                                ? StatedEncryption.UNENCRYPTED
                                : StatedEncryption.key(stream.keyId()),
                        Absence.undocumented())
                .arn(StreamDescriptionSummary::streamARN)
                .created(StreamDescriptionSummary::streamCreationTimestamp)
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon Kinesis API Reference, GetRecords: KMSDisabledException, the request was rejected")
                .remedy("aws kinesis start-stream-encryption --region {region} --stream-name {resource_id}"
                        + " --encryption-type KMS --key-id <key>");
    }
}
