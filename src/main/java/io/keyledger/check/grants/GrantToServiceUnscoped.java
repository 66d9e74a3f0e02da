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

/** Finds grants to services without a constraint on the resource. */
@AutoService(Check.class)
public final class GrantToServiceUnscoped implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-GRANT-TO-SERVICE-UNSCOPED",
                    "Grants to services are limited to a resource",
                    Severity.LOW,
                    "aws kms revoke-grant --region {region} --key-id {key_id} --grant-id <grant id> # and grant with a"
                            + " SourceArn or an encryption context",
                    "AWS KMS API Reference, GrantConstraints: SourceArn, and the encryption context, limit which"
                            + " resource a service acts for")
            .explained(
                    "The service can use the key for more than the one resource that needs it.",
                    "The check fails for a grant to a service without a constraint on the resource. The result is "
                            + "UNKNOWN if not all grants were read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return GrantRules.judge(
                key, GrantToServiceUnscoped::unscoped, "every grant to a service is limited to a resource");
    }

    private static Optional<String> unscoped(Grant grant) {
        boolean limited = grant.sourceArn() != null
                || !grant.encryptionContextEquals().isEmpty()
                || !grant.encryptionContextSubset().isEmpty();
        boolean uses = grant.operations().stream().anyMatch(GrantToServiceUnscoped::isUse);
        return GranteeKind.of(grant) == GranteeKind.SERVICE && uses && !limited
                ? Optional.of("lets a service use the key for any resource")
                : Optional.empty();
    }

    private static boolean isUse(String operation) {
        return !operation.equals("DescribeKey")
                && !operation.equals("RetireGrant")
                && !operation.equals("GetPublicKey");
    }
}
