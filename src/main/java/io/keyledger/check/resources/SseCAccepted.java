package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.policy.analysis.CustomerProvidedKeyUpload;
import io.keyledger.policy.analysis.CustomerProvidedKeyUpload.Answer;
import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.simulation.WitnessJson;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Finds buckets that accept SSE-C: a writer can lock the owner out with a key that only the writer has. */
@AutoService(Check.class)
public final class SseCAccepted implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "S3-SSE-C-ACCEPTED",
                    "Buckets block encryption with customer-provided keys (SSE-C)",
                    Severity.MEDIUM,
                    "aws s3api get-bucket-encryption --bucket {resource_id} # then put-bucket-encryption with"
                            + " \"BlockedEncryptionTypes\":{\"EncryptionType\":[\"SSE-C\"]} besides the existing rule",
                    "Amazon S3 User Guide: blocked for new buckets since April 2026; on older buckets, a Deny in the"
                            + " bucket policy, a service control policy or a resource control policy blocks it. Identity"
                            + " policies are assumed to allow the upload")
            .explained(
                    "Anyone with write access can encrypt objects with a key that only they hold, and"
                            + " demand a ransom.",
                    "The check fails if the bucket does not block SSE-C, and no policy of the bucket or the"
                            + " organization denies such an upload. The result is UNKNOWN if a policy that could change it"
                            + " was not read.");

    private static final Observed<String> NOT_COLLECTED =
            Observed.notAsked("the blocked encryption types were not collected");
    private static final Verdict PASS = Verdict.pass("the bucket blocks SSE-C");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean covers(String resourceType) {
        return resourceType.equals(ResourceTypes.S3_BUCKET);
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return Verdict.of(
                resource.resource()
                        .attributes()
                        .getOrDefault(ResourceAttributes.BLOCKED_ENCRYPTION_TYPES, NOT_COLLECTED),
                blocked -> judge(resource, blocked, context));
    }

    private static Verdict judge(ClassifiedResource resource, String blocked, CheckContext context) {
        if (Arrays.asList(blocked.split(";", -1)).contains("SSE-C")) {
            return PASS;
        }
        String configured =
                "GetBucketEncryption: BlockedEncryptionTypes=" + (blocked.isEmpty() ? "none stated" : blocked);
        return switch (CustomerProvidedKeyUpload.into(context.buckets().of(resource.resource()))) {
            case Answer.Possible(var request, var decision) ->
                Verdict.fail(
                        "the bucket accepts objects encrypted with customer-provided keys",
                        configured + "; no policy of the bucket or the organization denies this upload"
                                + doubts(decision),
                        WitnessJson.of(request));
            case Answer.Prevented(String by) ->
                Verdict.pass("no upload with a customer-provided key is allowed: " + by + " denies it");
            case Answer.Unknown(String reason) -> Verdict.unknown(configured + "; " + reason);
        };
    }

    private static String doubts(Decision decision) {
        return decision.certain()
                ? ""
                : ", although AWS does not document: "
                        + decision.doubts().stream()
                                .map(Doubt::sentence)
                                .sorted()
                                .collect(Collectors.joining("; "));
    }
}
