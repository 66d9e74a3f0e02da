package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.KeyGrants;

/** Finds keys with more grants than the configured limit. */
@AutoService(Check.class)
public final class TooManyGrants implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-TOO-MANY-GRANTS",
                    "Keys have no more grants than configured",
                    Severity.LOW,
                    "aws kms list-grants --region {region} --key-id {key_id}"
                            + " # then: aws kms revoke-grant --region {region} --key-id {key_id} --grant-id <grant id>",
                    "grants never expire and do not appear in the key policy; the limit is the setting maximum-grants")
            .explained(
                    "Many grants are hard to review, and KMS refuses new ones at its limit.",
                    "The check compares the number of grants with the limit. The result is UNKNOWN if not all "
                            + "grants were read and those that were are below it.",
                    "maximum-grants");

    private static final Verdict PASS = Verdict.pass("the key has no more grants than configured");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        int maximum = context.settings().maximumGrants();
        return CustomerKeys.judge(key, _ -> Verdict.of(key.key().grants(), grants -> judge(grants, maximum)));
    }

    private static Verdict judge(KeyGrants grants, int maximum) {
        int read = grants.grants().size();
        if (read > maximum) {
            return Verdict.fail(
                    "the key has more than " + maximum + " grants",
                    (grants.complete() ? "" : "at least ") + read + " grants");
        }
        return grants.complete() ? PASS : Verdict.unknown("only the first " + read + " grants were read");
    }
}
