package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyStates;

/** Finds keys without an alias, which cannot be replaced without changing everything that uses them. */
@AutoService(Check.class)
public final class NoAlias implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-NO-ALIAS",
                    "Customer managed keys have an alias",
                    Severity.LOW,
                    "aws kms create-alias --region {region} --alias-name alias/<name> --target-key-id {key_id}",
                    "AWS KMS Developer Guide: an alias lets you replace a key without changing what uses it")
            .explained(
                    "Applications that name a key by its id must all change when the key is replaced.",
                    "The check fails if ListAliases returned no alias for a customer managed key. Keys pending "
                            + "deletion are not judged.");

    private static final Verdict PENDING_DELETION = Verdict.notApplicable("the key is pending deletion");
    private static final Verdict PASS = Verdict.pass("the key has an alias");
    private static final Verdict FAIL = Verdict.fail("the key has no alias", "ListAliases returned none for the key");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return CustomerKeys.judge(
                key,
                metadata -> KeyStates.isPendingDeletion(metadata.keyState())
                        ? PENDING_DELETION
                        : Verdict.of(key.key().aliases(), aliases -> aliases.isEmpty() ? FAIL : PASS));
    }
}
