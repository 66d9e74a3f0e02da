package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.kinesisvideo.KinesisVideoClient;
import software.amazon.awssdk.services.kinesisvideo.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesisvideo.model.StreamInfo;

/** Amazon Kinesis Video Streams. */
@AutoService(DeclaredService.class)
public final class KinesisVideo extends CatalogueService<KinesisVideoClient> {

    /** Declares the service. */
    public KinesisVideo() {
        super(KinesisVideoClient.class, "kinesisvideo", "kinesisvideo", unpublished(), "alias/aws/kinesisvideo");
    }

    @Override
    protected KinesisVideoClient client(CollectorContext context) {
        return context.client(KinesisVideoClient.class, KinesisVideoClient::builder);
    }

    @Override
    protected List<TypeDeclaration<KinesisVideoClient, ?, ?>> declare() {
        return List.of(stream());
    }

    private TypeDeclaration<KinesisVideoClient, ?, ?> stream() {
        return type("AWS::KinesisVideo::Stream", "Kinesis video stream")
                .pages(
                        "ListStreams",
                        1000,
                        c -> c.listStreamsPaginator(r -> r.maxResults(1000)),
                        ListStreamsResponse::streamInfoList)
                .named(StreamInfo::streamName, StreamInfo::streamARN)
                .complete()
                .key(
                        StreamInfo::kmsKeyId,
                        Absence.awsManaged(
                                "alias/aws/kinesisvideo",
                                "Kinesis Video Streams API Reference, CreateStream: without a key, aws/kinesisvideo"))
                .created(StreamInfo::creationTime)
                .remedy("# make a stream with the key (aws kinesisvideo create-stream --kms-key-id <key>): the key of"
                        + " a stream cannot be changed");
    }
}
