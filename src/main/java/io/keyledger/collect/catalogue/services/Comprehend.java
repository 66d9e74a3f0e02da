package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.comprehend.ComprehendClient;
import software.amazon.awssdk.services.comprehend.model.DataSecurityConfig;
import software.amazon.awssdk.services.comprehend.model.DocumentClassifierOutputDataConfig;
import software.amazon.awssdk.services.comprehend.model.DocumentClassifierProperties;
import software.amazon.awssdk.services.comprehend.model.EntityRecognizerProperties;
import software.amazon.awssdk.services.comprehend.model.FlywheelProperties;
import software.amazon.awssdk.services.comprehend.model.FlywheelSummary;
import software.amazon.awssdk.services.comprehend.model.ListDocumentClassifiersResponse;
import software.amazon.awssdk.services.comprehend.model.ListEntityRecognizersResponse;
import software.amazon.awssdk.services.comprehend.model.ListFlywheelsResponse;

/** Amazon Comprehend. */
@AutoService(DeclaredService.class)
public final class Comprehend extends CatalogueService<ComprehendClient> {
    private static final Absence OWN_KEY = Absence.awsOwned(
            "Amazon Comprehend Developer Guide, KMS encryption: custom models are encrypted with a key of Amazon"
                    + " Comprehend's own, or with the customer managed key that is named");

    /** Declares the service. */
    public Comprehend() {
        super(ComprehendClient.class, "comprehend", "comprehend", unpublished(), "");
    }

    @Override
    protected ComprehendClient client(CollectorContext context) {
        return context.client(ComprehendClient.class, ComprehendClient::builder);
    }

    @Override
    protected List<TypeDeclaration<ComprehendClient, ?, ?>> declare() {
        return List.of(
                type("AWS::Comprehend::DocumentClassifier", "Comprehend document classifier")
                        .pages(
                                "ListDocumentClassifiers",
                                500,
                                c -> c.listDocumentClassifiersPaginator(r -> r.maxResults(500)),
                                ListDocumentClassifiersResponse::documentClassifierPropertiesList)
                        .named(
                                DocumentClassifierProperties::documentClassifierArn,
                                DocumentClassifierProperties::documentClassifierArn)
                        .complete()
                        .key(DocumentClassifierProperties::modelKmsKeyId, OWN_KEY)
                        .purpose("volume", DocumentClassifierProperties::volumeKmsKeyId)
                        .purpose(
                                "output",
                                classifier -> Members.of(
                                        classifier.outputDataConfig(), DocumentClassifierOutputDataConfig::kmsKeyId))
                        .created(DocumentClassifierProperties::submitTime)
                        .remedy("# train it again with the key (aws comprehend create-document-classifier"
                                + " --model-kms-key-id)"),
                // CloudFormation has no such type.
                type("AWS::Comprehend::EntityRecognizer", "Comprehend entity recognizer")
                        .pages(
                                "ListEntityRecognizers",
                                500,
                                c -> c.listEntityRecognizersPaginator(r -> r.maxResults(500)),
                                ListEntityRecognizersResponse::entityRecognizerPropertiesList)
                        .named(
                                EntityRecognizerProperties::entityRecognizerArn,
                                EntityRecognizerProperties::entityRecognizerArn)
                        .complete()
                        .key(EntityRecognizerProperties::modelKmsKeyId, OWN_KEY)
                        .purpose("volume", EntityRecognizerProperties::volumeKmsKeyId)
                        .created(EntityRecognizerProperties::submitTime)
                        .remedy("# train it again with the key (aws comprehend create-entity-recognizer"
                                + " --model-kms-key-id)"),
                type("AWS::Comprehend::Flywheel", "Comprehend flywheel")
                        .pages(
                                "ListFlywheels",
                                500,
                                c -> c.listFlywheelsPaginator(r -> r.maxResults(500)),
                                ListFlywheelsResponse::flywheelSummaryList)
                        .named(FlywheelSummary::flywheelArn, FlywheelSummary::flywheelArn)
                        .each(
                                "DescribeFlywheel",
                                (c, flywheel) -> c.describeFlywheel(r -> r.flywheelArn(flywheel.flywheelArn()))
                                        .flywheelProperties(),
                                FlywheelProperties::flywheelArn,
                                "ResourceNotFoundException")
                        .key(
                                flywheel ->
                                        Members.of(flywheel.dataSecurityConfig(), DataSecurityConfig::modelKmsKeyId),
                                OWN_KEY)
                        .purpose(
                                "volume",
                                flywheel ->
                                        Members.of(flywheel.dataSecurityConfig(), DataSecurityConfig::volumeKmsKeyId))
                        .purpose(
                                "data-lake",
                                flywheel ->
                                        Members.of(flywheel.dataSecurityConfig(), DataSecurityConfig::dataLakeKmsKeyId))
                        .created(FlywheelProperties::creationTime)
                        .remedy("aws comprehend update-flywheel --region {region} --flywheel-arn {resource_arn}"
                                + " --data-security-config ModelKmsKeyId=<key>"));
    }
}
