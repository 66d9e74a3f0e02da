package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.DescribePublishingDestinationResponse;
import software.amazon.awssdk.services.guardduty.model.DestinationProperties;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsResponse;
import software.amazon.awssdk.services.guardduty.model.ListPublishingDestinationsResponse;

/** Amazon GuardDuty. */
@AutoService(DeclaredService.class)
public final class GuardDuty extends CatalogueService<GuardDutyClient> {
    /** Declares the service. */
    public GuardDuty() {
        super(GuardDutyClient.class, "guardduty", "guardduty", unpublished(), "");
    }

    @Override
    protected GuardDutyClient client(CollectorContext context) {
        return context.client(GuardDutyClient.class, GuardDutyClient::builder);
    }

    @Override
    protected List<TypeDeclaration<GuardDutyClient, ?, ?>> declare() {
        return List.of(type("AWS::GuardDuty::PublishingDestination", "GuardDuty publishing destination")
                .from(items(
                                "ListDetectors",
                                50,
                                c -> c.listDetectorsPaginator(r -> r.maxResults(50)),
                                ListDetectorsResponse::detectorIds)
                        .children(
                                "ListPublishingDestinations",
                                50,
                                (c, detector) -> c.listPublishingDestinationsPaginator(
                                        r -> r.detectorId(detector).maxResults(50)),
                                ListPublishingDestinationsResponse::destinations))
                .named(
                        one -> one.item().destinationId(),
                        one -> "arn:{partition}:guardduty:{region}:{account}:detector/" + one.parent()
                                + "/publishingDestination/{id}")
                .each(
                        "DescribePublishingDestination",
                        (c, one) -> c.describePublishingDestination(r -> r.detectorId(one.parent())
                                .destinationId(one.item().destinationId())),
                        DescribePublishingDestinationResponse::destinationId)
                .withoutData()
                .purpose(
                        "export",
                        destination ->
                                Members.of(destination.destinationProperties(), DestinationProperties::kmsKeyArn))
                .tags(DescribePublishingDestinationResponse::tags)
                .remedy("# aws guardduty update-publishing-destination --destination-properties"
                        + " DestinationArn=<bucket>,KmsKeyArn=<key>"));
    }
}
