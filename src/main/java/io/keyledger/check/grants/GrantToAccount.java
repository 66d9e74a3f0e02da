package io.keyledger.check.grants;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.Grant;
import java.util.Optional;

/** Finds grants to whole accounts. */
@AutoService(Check.class)
public final class GrantToAccount implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-GRANT-TO-ACCOUNT",
                    "Grants name a principal, not an account",
                    Severity.MEDIUM,
                    "aws kms revoke-grant --region {region} --key-id {key_id} --grant-id <grant id> # and grant to the"
                            + " role that needs it",
                    "AWS KMS API Reference, CreateGrant: with a grant to an account, the account's administrators"
                            + " decide who uses the key")
            .explained(
                    "Every principal that the account's administrators allow can use the key.",
                    "The check fails for a grant whose grantee is an account. The result is UNKNOWN if not all "
                            + "grants were read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return GrantRules.judge(key, GrantToAccount::toAccount, "no grant is to an account");
    }

    private static Optional<String> toAccount(Grant grant) {
        return GranteeKind.of(grant) == GranteeKind.ACCOUNT
                ? Optional.of("is to an account, whose IAM policies can let any of its principals use the key")
                : Optional.empty();
    }
}
