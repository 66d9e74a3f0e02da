package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.GetRevealConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.S3Destination;

/** Amazon Macie. */
@AutoService(DeclaredService.class)
public final class Macie extends CatalogueService<Macie2Client> {
    /** Declares the service. */
    public Macie() {
        super(Macie2Client.class, "macie2", "macie2", unpublished(), "");
    }

    @Override
    protected Macie2Client client(CollectorContext context) {
        return context.client(Macie2Client.class, Macie2Client::builder);
    }

    /** Macie refuses every request in a Region where it is not enabled, whatever the caller may do. */
    @Override
    protected Set<String> errorsWhenUnused() {
        return Set.of("AccessDeniedException: Macie is not enabled");
    }

    @Override
    protected List<TypeDeclaration<Macie2Client, ?, ?>> declare() {
        Items<Macie2Client, GetRevealConfigurationResponse> reveal =
                whole("GetRevealConfiguration", c -> List.of(c.getRevealConfiguration(_ -> {})));
        return List.of(
                // CloudFormation has no such type.
                type("AWS::Macie::RevealConfiguration", "Macie configuration for revealing sensitive data")
                        .from(reveal.where(answer -> answer.configuration() != null))
                        .named(_ -> "reveal-configuration", "")
                        .complete()
                        .withoutData()
                        .purpose("reveal", answer -> answer.configuration().kmsKeyId())
                        .remedy("aws macie2 update-reveal-configuration --region {region} --configuration"
                                + " status=ENABLED,kmsKeyId=<key>"),
                // CloudFormation has no such type.
                type("AWS::Macie::ClassificationExportConfiguration", "Macie export of discovery results")
                        .from(whole(
                                        "GetClassificationExportConfiguration",
                                        c -> Stream.ofNullable(c.getClassificationExportConfiguration(_ -> {})
                                                        .configuration())
                                                .toList())
                                .ifAny("Macie is not enabled", reveal))
                        .named(_ -> "classification-export-configuration", "")
                        .complete()
                        .withoutData()
                        .purpose("export", export -> Members.of(export.s3Destination(), S3Destination::kmsKeyArn))
                        .remedy("# aws macie2 put-classification-export-configuration --configuration"
                                + " s3Destination={bucketName=<bucket>,kmsKeyArn=<key>}"));
    }
}
