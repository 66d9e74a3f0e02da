package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.ResourceAttributes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Amazon SQS. */
@AutoService(DeclaredService.class)
public final class Sqs extends CatalogueService<SqsClient> {
    /** Declares the service. */
    public Sqs() {
        super(SqsClient.class, "sqs", "sqs", unpublished(), "alias/aws/sqs");
    }

    @Override
    protected SqsClient client(CollectorContext context) {
        return context.client(SqsClient.class, SqsClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SqsClient, ?, ?>> declare() {
        return List.of(type("AWS::SQS::Queue", "SQS queue")
                .pages(
                        "ListQueues",
                        1000,
                        c -> c.listQueuesPaginator(r -> r.maxResults(1000)),
                        ListQueuesResponse::queueUrls)
                .named(Sqs::name, "arn:{partition}:sqs:{region}:{account}:{id}")
                .each(
                        "GetQueueAttributes",
                        (c, url) -> c.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                                .attributesAsStrings(),
                        queue -> name(queue.get("QueueArn")),
                        "QueueDoesNotExist",
                        "AWS.SimpleQueueService.NonExistentQueue")
                .encryption(
                        queue -> "true".equals(queue.get("SqsManagedSseEnabled")) && queue.get("KmsMasterKeyId") == null
                                ? StatedEncryption.byService("sse-sqs")
                                : StatedEncryption.key(queue.get("KmsMasterKeyId")),
                        Absence.unencrypted("SQS API Reference, GetQueueAttributes: neither KmsMasterKeyId nor"
                                + " SqsManagedSseEnabled"))
                .created(Sqs::created)
                .attribute(
                        ResourceAttributes.DATA_KEY_REUSE_SECONDS, queue -> queue.get("KmsDataKeyReusePeriodSeconds"))
                .lost(
                        KeyLoss.AT_ONCE,
                        "SQS Developer Guide, key management: the data key is reused for the data key reuse period,"
                                + " five minutes by default")
                .remedy("aws sqs set-queue-attributes --region {region} --queue-url <url> --attributes"
                        + " KmsMasterKeyId=<key>")
                .provenByMoto());
    }

    private static @Nullable String name(@Nullable String urlOrArn) {
        return urlOrArn == null
                ? null
                : urlOrArn.substring(Math.max(urlOrArn.lastIndexOf('/'), urlOrArn.lastIndexOf(':')) + 1);
    }

    private static @Nullable Instant created(Map<String, String> queue) {
        @Nullable String seconds = queue.get("CreatedTimestamp");
        return seconds == null ? null : Instant.ofEpochSecond(new BigDecimal(seconds).longValue());
    }
}
