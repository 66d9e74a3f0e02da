package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.CustomizationFeature;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeStreamProcessorResponse;
import software.amazon.awssdk.services.rekognition.model.ListStreamProcessorsResponse;
import software.amazon.awssdk.services.rekognition.model.StreamProcessor;

/** Amazon Rekognition. */
@AutoService(DeclaredService.class)
public final class Rekognition extends CatalogueService<RekognitionClient> {
    /** Declares the service. */
    public Rekognition() {
        super(RekognitionClient.class, "rekognition", "rekognition", unpublished(), "");
    }

    @Override
    protected RekognitionClient client(CollectorContext context) {
        return context.client(RekognitionClient.class, RekognitionClient::builder);
    }

    @Override
    protected List<TypeDeclaration<RekognitionClient, ?, ?>> declare() {
        return List.of(projectVersion(), streamProcessor());
    }

    private TypeDeclaration<RekognitionClient, ?, ?> projectVersion() {
        // CloudFormation has no such type.
        return type("AWS::Rekognition::ProjectVersion", "Rekognition project version")
                .from(items(
                                "DescribeProjects",
                                100,
                                // Without features, only projects of Custom Labels are listed.
                                c -> c.describeProjectsPaginator(r -> r.features(
                                                CustomizationFeature.CUSTOM_LABELS,
                                                CustomizationFeature.CONTENT_MODERATION)
                                        .maxResults(100)),
                                DescribeProjectsResponse::projectDescriptions)
                        .children(
                                "DescribeProjectVersions",
                                100,
                                (c, project) -> c.describeProjectVersionsPaginator(
                                        r -> r.projectArn(project.projectArn()).maxResults(100)),
                                DescribeProjectVersionsResponse::projectVersionDescriptions))
                .named(
                        one -> Members.of(one.item().projectVersionArn(), Rekognition::id),
                        one -> one.item().projectVersionArn())
                .complete()
                .key(
                        one -> one.item().kmsKeyId(),
                        Absence.awsOwned("Amazon Rekognition API Reference, CreateProjectVersion: without KmsKeyId, a"
                                + " key that AWS owns and manages"))
                .created(one -> one.item().creationTimestamp())
                .remedy("# train a version with the key (aws rekognition create-project-version --kms-key-id <key>):"
                        + " the key of a version cannot be changed");
    }

    private TypeDeclaration<RekognitionClient, ?, ?> streamProcessor() {
        return type("AWS::Rekognition::StreamProcessor", "Rekognition stream processor")
                .pages(
                        "ListStreamProcessors",
                        100,
                        c -> c.listStreamProcessorsPaginator(r -> r.maxResults(100)),
                        ListStreamProcessorsResponse::streamProcessors)
                .named(StreamProcessor::name, "arn:{partition}:rekognition:{region}:{account}:streamprocessor/{id}")
                .each(
                        "DescribeStreamProcessor",
                        (c, one) -> c.describeStreamProcessor(r -> r.name(one.name())),
                        DescribeStreamProcessorResponse::name,
                        "ResourceNotFoundException")
                .withoutData()
                // It encrypts what is written to the bucket; source images are unaffected.
                .purpose("output", DescribeStreamProcessorResponse::kmsKeyId)
                .arn(DescribeStreamProcessorResponse::streamProcessorArn)
                .created(DescribeStreamProcessorResponse::creationTimestamp)
                .remedy("# make the stream processor again with the key (aws rekognition create-stream-processor"
                        + " --kms-key-id <key>)");
    }

    /** Project, version and time of creation, as its ARN has them. */
    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
