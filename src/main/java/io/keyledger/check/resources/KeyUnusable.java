package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.KeyStates;
import io.keyledger.classify.KeySummary;

/** Finds resources whose key is disabled, about to go, without material, cut off or gone. */
@AutoService(Check.class)
public final class KeyUnusable implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "RESOURCE-KEY-UNUSABLE",
            "The key of a resource can be used",
            Severity.CRITICAL,
            "aws kms describe-key --region {region} --key-id {key_arn}"
                    + " # then enable it, cancel its deletion, import its material or connect its key store",
            "AWS KMS Developer Guide: key states and what a key can do in each");

    private static final Verdict NO_KEY = Verdict.notApplicable("no KMS key that the account sees is involved");
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
                ? Verdict.fail("the key does not exist any more", resource.note())
                : Verdict.fail(
                        "the key is " + resource.keyState(),
                        resource.key().map(KeyUnusable::evidence).orElse(resource.keyState()));
    }

    private static String evidence(KeySummary key) {
        return key.arn() + " KeyState=" + key.keyState()
                + (key.deletionDate() == null ? "" : ", deleted on " + key.deletionDate());
    }
}
