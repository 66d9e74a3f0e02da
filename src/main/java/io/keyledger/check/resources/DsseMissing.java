package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.ResourceTypes;
import java.util.Locale;

/** Finds resources that the settings require to use dual-layer encryption and that do not. */
@AutoService(Check.class)
public final class DsseMissing implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "RESOURCE-DSSE-MISSING",
                    "Dual-layer encryption (DSSE-KMS) is on where it is required",
                    Severity.MEDIUM,
                    "aws s3api put-bucket-encryption --bucket {resource_id} --server-side-encryption-configuration"
                            + " '{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"aws:kms:dsse\",\"KMSMasterKeyID\":\"{key_arn}\"}}]}'"
                            + " # an ECR repository must be created again",
                    "the setting dsse-required")
            .explained(
                    "Some rules demand two independent layers of encryption.",
                    "The check fails for a configured bucket or repository that does not use DSSE-KMS. Other "
                            + "resources are not judged.",
                    "dsse-required");

    private static final Verdict NOT_REQUIRED = Verdict.notApplicable("dual-layer encryption is not required here");
    private static final Verdict PASS = Verdict.pass("dual-layer encryption is on");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean covers(String resourceType) {
        return resourceType.equals(ResourceTypes.S3_BUCKET) || resourceType.equals(ResourceTypes.ECR_REPOSITORY);
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return isRequired(resource.resource(), context)
                ? Verdict.of(
                        resource.resource().encryption(),
                        encryption ->
                                encryption.algorithm().toLowerCase(Locale.ROOT).endsWith("dsse")
                                        ? PASS
                                        : Verdict.fail(
                                                "dual-layer encryption is required but is not on",
                                                "encryption: " + encryption.algorithm()))
                : NOT_REQUIRED;
    }

    private static boolean isRequired(EncryptedResource resource, CheckContext context) {
        for (String pattern : context.settings().dsseRequired()) {
            if (Wildcard.matches(pattern, resource.type())
                    || Wildcard.matches(pattern, resource.id())
                    || Wildcard.matches(pattern, resource.arn())) {
                return true;
            }
        }
        return false;
    }
}
