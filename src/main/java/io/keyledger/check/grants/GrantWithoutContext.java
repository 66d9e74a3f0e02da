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

/** Finds grants that allow decryption without an encryption context. */
@AutoService(Check.class)
public final class GrantWithoutContext implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-GRANT-WITHOUT-CONTEXT",
                    "Grants to decrypt are limited by an encryption context",
                    Severity.LOW,
                    "aws kms revoke-grant --region {region} --key-id {key_id} --grant-id <grant id> # and grant with"
                            + " --constraints EncryptionContextSubset={<key>=<value>}",
                    "AWS KMS Developer Guide, using grant constraints: without one, the grant decrypts all data under"
                            + " the key")
            .explained(
                    "The grantee can decrypt everything under the key and not just its own data.",
                    "The check fails for a grant to decrypt without an encryption context constraint. The result "
                            + "is UNKNOWN if not all grants were read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return GrantRules.judge(
                key, GrantWithoutContext::unlimited, "every grant to decrypt is limited by an encryption context");
    }

    /** Only symmetric encryption has an encryption context, and services constrain their grants in their own way. */
    private static Optional<String> unlimited(Grant grant) {
        GranteeKind kind = GranteeKind.of(grant);
        boolean decrypts =
                grant.operations().contains("Decrypt") || grant.operations().contains("ReEncryptFrom");
        boolean limited = !grant.encryptionContextEquals().isEmpty()
                || !grant.encryptionContextSubset().isEmpty();
        return (kind == GranteeKind.IDENTITY || kind == GranteeKind.ACCOUNT) && decrypts && !limited
                ? Optional.of("decrypts all data under the key, whatever its encryption context")
                : Optional.empty();
    }
}
