package io.keyledger.check.resources;

import io.keyledger.check.CheckContext;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.policy.search.TrustZone;
import java.util.Arrays;
import java.util.List;

/** Judges who besides the owner may use a snapshot or image. */
final class SharingRules {
    private static final Observed<String> NOT_COLLECTED = Observed.notAsked("sharing permissions were not collected");

    private SharingRules() {}

    /** Fails if every AWS account may use it. */
    static Verdict withEverybody(EncryptedResource resource, String evidence) {
        return Verdict.of(attribute(resource, ResourceAttributes.PUBLIC), shared -> switch (shared) {
            case "false" -> Verdict.pass("it is not public");
            case "blocked" -> Verdict.pass("it is shared with everybody, but block public access overrides that");
            default -> Verdict.fail("every AWS account can use it and read its data", evidence);
        });
    }

    /** Fails if it is shared with an untrusted account or organization. */
    static Verdict withOthers(ClassifiedResource resource, CheckContext context, String evidence) {
        return Verdict.of(attribute(resource.resource(), ResourceAttributes.SHARED_WITH), text -> {
            List<String> untrusted = Arrays.stream(text.split(";", -1))
                    .filter(other -> !other.isEmpty() && !isTrusted(other, resource.resource(), context.trust()))
                    .toList();
            return untrusted.isEmpty()
                    ? Verdict.pass(text.isEmpty() ? "it is not shared" : "it is shared with trusted accounts only")
                    : Verdict.fail(
                            "it is shared with " + String.join(", ", untrusted) + ", outside the trusted accounts"
                                    + keyNeeded(resource),
                            evidence + " " + String.join(", ", untrusted));
        });
    }

    /** Accounts appear by id, organizations and organizational units by ARN. */
    private static boolean isTrusted(String other, EncryptedResource resource, TrustZone trust) {
        if (!other.startsWith("arn:")) {
            return other.equals(resource.accountId()) || trust.accounts().contains(other);
        }
        // arn:aws:organizations::account:organization/o-id, and …:ou/o-id/ou-id
        String[] path = other.substring(other.lastIndexOf(':') + 1).split("/", -1);
        return path.length > 1 && trust.organizations().contains(path[1]);
    }

    private static String keyNeeded(ClassifiedResource resource) {
        return switch (resource.custody()) {
            case UNENCRYPTED -> ", and it is not encrypted";
            case CUSTOMER_MANAGED, IMPORTED, CLOUDHSM, EXTERNAL_KEY_STORE ->
                "; they can read its data if they may also use the key";
            case SERVICE_MANAGED, AWS_OWNED, AWS_MANAGED, CUSTOMER_PROVIDED, UNKNOWN -> "";
        };
    }

    private static Observed<String> attribute(EncryptedResource resource, String name) {
        return resource.attributes().getOrDefault(name, NOT_COLLECTED);
    }
}
