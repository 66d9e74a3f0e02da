package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.KeyFit;
import io.keyledger.classify.KeyStates;
import io.keyledger.classify.KeySummary;

/**
 * Finds resources whose key cannot be used: it is disabled, pending deletion, without material, unavailable, deleted,
 * missing, or of a kind or Region that the service does not support.
 */
@AutoService(Check.class)
public final class KeyUnusable implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "RESOURCE-KEY-UNUSABLE",
                    "Resources have a usable key",
                    Severity.CRITICAL,
                    "aws kms describe-key --region {region} --key-id {key_arn} # then enable it, cancel its deletion,"
                            + " import its material or connect its key store; if it is deleted or of the wrong kind or"
                            + " Region, choose another key for {resource_arn}",
                    "AWS KMS Developer Guide: the effect of key states; the service's documentation: supported keys")
            .explained(
                    "The data cannot be read, or will soon be lost.",
                    "The check fails if the key is disabled, pending deletion, without material, unavailable, deleted"
                            + " or missing, or of a kind or Region that the service does not support. The result is"
                            + " UNKNOWN if the key was not read.");

    private static final Verdict NO_KEY = Verdict.notApplicable("no KMS key visible to the account is involved");
    private static final Verdict PASS = Verdict.pass("the key can be used");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean coversPurpose(String kind) {
        return true;
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return KeyFit.objection(resource)
                .map(objection ->
                        Verdict.fail(objection.reason(), "key: " + reference(resource) + "; " + objection.source()))
                .orElseGet(() -> byState(resource));
    }

    private static Verdict byState(ClassifiedResource resource) {
        return switch (resource.risk()) {
            case NOT_APPLICABLE -> NO_KEY;
            case NO -> PASS;
            case YES -> fail(resource);
            case UNKNOWN ->
                Verdict.unknown(resource.note().isEmpty() ? "the key is " + resource.keyState() : resource.note());
        };
    }

    private static Verdict fail(ClassifiedResource resource) {
        return resource.keyState().equals(KeyStates.GONE)
                ? Verdict.fail(
                        resource.keyAccountId() == null
                                ? "the resource does not name an existing key"
                                : "the key no longer exists",
                        resource.note())
                : Verdict.fail(
                        "the key is " + resource.keyState(),
                        resource.key().map(KeyUnusable::evidence).orElse(resource.keyState()));
    }

    private static String evidence(KeySummary key) {
        return key.arn() + " KeyState=" + key.keyState()
                + (key.deletionDate() == null ? "" : ", deleted on " + key.deletionDate());
    }

    private static String reference(ClassifiedResource resource) {
        return resource.resource()
                .encryption()
                .known()
                .map(encryption -> encryption.key().text())
                .orElse("");
    }
}
