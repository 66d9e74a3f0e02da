package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.Topic;

/** Amazon SNS. */
@AutoService(DeclaredService.class)
public final class Sns extends CatalogueService<SnsClient> {
    /** Declares the service. */
    public Sns() {
        super(SnsClient.class, "sns", "sns", unpublished(), "alias/aws/sns");
    }

    @Override
    protected SnsClient client(CollectorContext context) {
        return context.client(SnsClient.class, SnsClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SnsClient, ?, ?>> declare() {
        return List.of(type("AWS::SNS::Topic", "SNS topic")
                .pages("ListTopics", 100, c -> c.listTopicsPaginator(_ -> {}), ListTopicsResponse::topics)
                .named(topic -> name(topic.topicArn()), Topic::topicArn)
                .each(
                        "GetTopicAttributes",
                        (c, topic) -> c.getTopicAttributes(r -> r.topicArn(topic.topicArn()))
                                .attributes(),
                        topic -> name(topic.get("TopicArn")),
                        "NotFound")
                .key(
                        topic -> topic.get("KmsMasterKeyId"),
                        Absence.serviceManaged(
                                "disk-encryption",
                                "Amazon SNS Developer Guide, data encryption: by default, messages are stored using"
                                        + " disk encryption"))
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon SNS API Reference, Publish: KMSDisabled, the request was rejected because the key is"
                                + " not enabled")
                .remedy("aws sns set-topic-attributes --region {region} --topic-arn {resource_arn} --attribute-name"
                        + " KmsMasterKeyId --attribute-value <key>"));
    }

    private static @Nullable String name(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf(':') + 1);
    }
}
