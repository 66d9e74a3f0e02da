package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mq.MqClient;
import software.amazon.awssdk.services.mq.model.BrokerSummary;
import software.amazon.awssdk.services.mq.model.DescribeBrokerResponse;
import software.amazon.awssdk.services.mq.model.EncryptionOptions;
import software.amazon.awssdk.services.mq.model.ListBrokersResponse;

/** Amazon MQ. */
@AutoService(DeclaredService.class)
public final class Mq extends CatalogueService<MqClient> {

    /** Declares the service. */
    public Mq() {
        super(MqClient.class, "mq", "mq", unpublished(), "alias/aws/mq");
    }

    @Override
    protected MqClient client(CollectorContext context) {
        return context.client(MqClient.class, MqClient::builder);
    }

    @Override
    protected List<TypeDeclaration<MqClient, ?, ?>> declare() {
        return List.of(broker());
    }

    private TypeDeclaration<MqClient, ?, ?> broker() {
        return type("AWS::AmazonMQ::Broker", "Amazon MQ broker")
                .pages(
                        "ListBrokers",
                        100,
                        c -> c.listBrokersPaginator(r -> r.maxResults(100)),
                        ListBrokersResponse::brokerSummaries)
                .named(BrokerSummary::brokerId, BrokerSummary::brokerArn)
                .each(
                        "DescribeBroker",
                        (c, broker) -> c.describeBroker(r -> r.brokerId(broker.brokerId())),
                        DescribeBrokerResponse::brokerId,
                        "NotFoundException")
                .encryption(
                        broker -> stated(broker.encryptionOptions()),
                        Absence.awsOwned(
                                "Amazon MQ API Reference, EncryptionOptions: useAwsOwnedKey is true by default"))
                .created(DescribeBrokerResponse::created)
                .tags(DescribeBrokerResponse::tags)
                .lost(
                        KeyLoss.AFTER_A_TIME,
                        "Amazon MQ Developer Guide, encryption at rest: a broker whose grant is revoked"
                                + " stops working, though not immediately")
                .remedy("# make a broker with the key (aws mq create-broker --encryption-options"
                        + " UseAwsOwnedKey=false,KmsKeyId=<key>): the key of a broker cannot be changed");
    }

    /** Without either, Amazon MQ uses the AWS managed key, as its API reference says. */
    private static StatedEncryption stated(@Nullable EncryptionOptions options) {
        if (options == null) {
            return StatedEncryption.NO_KEY;
        }
        if (options.kmsKeyId() != null) {
            return StatedEncryption.key(options.kmsKeyId());
        }
        return Boolean.FALSE.equals(options.useAwsOwnedKey())
                ? StatedEncryption.key("alias/aws/mq")
                : StatedEncryption.AWS_OWNED;
    }
}
