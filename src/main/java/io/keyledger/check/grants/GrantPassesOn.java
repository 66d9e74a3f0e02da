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

/** Finds grants whose grantees can pass them on. */
@AutoService(Check.class)
public final class GrantPassesOn implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-GRANT-PASSES-ON",
                    "Only AWS holds grants that allow CreateGrant",
                    Severity.MEDIUM,
                    "aws kms revoke-grant --region {region} --key-id {key_id} --grant-id <grant id> # and grant without"
                            + " CreateGrant",
                    "AWS KMS Developer Guide, grants: a grantee with CreateGrant may grant the same operations to any"
                            + " principal")
            .explained(
                    "The grantee can give the key to others, and these grants remain when the first one is "
                            + "revoked.",
                    "The check fails for a grant with CreateGrant to a user or role. Grants to AWS services pass. "
                            + "The result is UNKNOWN if not all grants were read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return GrantRules.judge(key, GrantPassesOn::passesOn, "no user or role can pass on a grant");
    }

    /** AWS services need such grants, for example to attach volumes. */
    private static Optional<String> passesOn(Grant grant) {
        GranteeKind kind = GranteeKind.of(grant);
        boolean foreign = kind == GranteeKind.IDENTITY || kind == GranteeKind.ACCOUNT;
        return foreign && grant.operations().contains("CreateGrant")
                ? Optional.of("lets its grantee grant the same operations to anybody")
                : Optional.empty();
    }
}
