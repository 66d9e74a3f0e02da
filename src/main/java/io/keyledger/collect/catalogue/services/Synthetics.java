package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.synthetics.SyntheticsClient;
import software.amazon.awssdk.services.synthetics.model.ArtifactConfigOutput;
import software.amazon.awssdk.services.synthetics.model.Canary;
import software.amazon.awssdk.services.synthetics.model.CanaryTimeline;
import software.amazon.awssdk.services.synthetics.model.DescribeCanariesResponse;
import software.amazon.awssdk.services.synthetics.model.EncryptionMode;
import software.amazon.awssdk.services.synthetics.model.S3EncryptionConfig;

/** Amazon CloudWatch Synthetics. */
@AutoService(DeclaredService.class)
public final class Synthetics extends CatalogueService<SyntheticsClient> {
    /** Declares the service. */
    public Synthetics() {
        super(SyntheticsClient.class, "synthetics", "synthetics", unpublished(), "alias/aws/s3");
    }

    @Override
    protected SyntheticsClient client(CollectorContext context) {
        return context.client(SyntheticsClient.class, SyntheticsClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SyntheticsClient, ?, ?>> declare() {
        return List.of(type("AWS::Synthetics::Canary", "CloudWatch Synthetics canary")
                .pages(
                        "DescribeCanaries",
                        20,
                        c -> c.describeCanariesPaginator(r -> r.maxResults(20)),
                        DescribeCanariesResponse::canaries)
                .named(Canary::name, "arn:{partition}:synthetics:{region}:{account}:canary:{id}")
                .complete()
                .withoutData()
                .purposes("artifacts", Absence.undocumented(), canary -> Map.of("", artifacts(canary)))
                .created(canary -> Members.of(canary.timeline(), CanaryTimeline::created))
                .tags(canary -> new TreeMap<>(canary.tags()))
                .storedAs("artifacts", StoredAs.S3_OBJECTS)
                .remedy("aws synthetics update-canary --region {region} --name {resource_id} --artifact-config"
                        + " S3Encryption={EncryptionMode=SSE_KMS,KmsKeyArn=<key>}"));
    }

    private static StatedEncryption artifacts(Canary canary) {
        @Nullable
        S3EncryptionConfig encryption = Members.of(canary.artifactConfig(), ArtifactConfigOutput::s3Encryption);
        if (encryption == null) {
            return StatedEncryption.NO_KEY;
        }
        return encryption.encryptionMode() == EncryptionMode.SSE_S3
                ? StatedEncryption.byService("sse-s3")
                : StatedEncryption.key(encryption.kmsKeyArn());
    }
}
