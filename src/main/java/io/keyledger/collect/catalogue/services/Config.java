package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.DeliveryChannel;

/** AWS Config. */
@AutoService(DeclaredService.class)
public final class Config extends CatalogueService<ConfigClient> {
    /** Declares the service. */
    public Config() {
        super(ConfigClient.class, "config", "config", unpublished(), "");
    }

    @Override
    protected ConfigClient client(CollectorContext context) {
        return context.client(ConfigClient.class, ConfigClient::builder);
    }

    @Override
    protected List<TypeDeclaration<ConfigClient, ?, ?>> declare() {
        return List.of(type("AWS::Config::DeliveryChannel", "Config delivery channel")
                .whole(
                        "DescribeDeliveryChannels",
                        c -> c.describeDeliveryChannels(_ -> {}).deliveryChannels())
                .named(DeliveryChannel::name, "")
                .complete()
                .withoutData()
                .purpose("export", DeliveryChannel::s3KmsKeyArn)
                .keysOfAnyRegion()
                .storedAs("export", StoredAs.S3_OBJECTS)
                .remedy("# name the key in the delivery channel (aws configservice put-delivery-channel"
                        + " --delivery-channel name={resource_id},s3KmsKeyArn=<key>,…)"));
    }
}
