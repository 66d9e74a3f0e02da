package io.keyledger.check.access;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Arn;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.SetQualifier;
import io.keyledger.policy.language.Statement;
import java.util.Optional;
import java.util.Set;

/** How a statement limits the resources that a service may act for. */
final class ServiceScope {
    private static final Set<String> SOURCE =
            Set.of("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths");
    private static final String ENCRYPTION_CONTEXT = "kms:encryptioncontext:";

    private ServiceScope() {}

    static boolean hasSource(Statement statement) {
        return statement.conditions().stream().anyMatch(condition -> SOURCE.contains(condition.key()));
    }

    /** Whether a statement keeps a service to resources inside the trust zone. */
    static boolean isHeld(KeyAnalysis key, Statement statement) {
        return statement.conditions().stream()
                .filter(ServiceScope::isPositive)
                .anyMatch(condition -> isHeldByEncryptionContext(key, condition) || isHeldBySource(key, condition));
    }

    /**
     * Whether a condition fixes the encryption context to a resource inside the trust zone. The service itself writes
     * the resource's ARN there, so nobody else can make it act for that resource (AWS CloudTrail and Amazon CloudWatch
     * Logs user guides).
     */
    private static boolean isHeldByEncryptionContext(KeyAnalysis key, Condition condition) {
        return condition.key().startsWith(ENCRYPTION_CONTEXT)
                && condition.values().stream().allMatch(value -> isTrusted(key, value));
    }

    /**
     * Whether a condition fixes the account in the ARN of the source. With StringLike, a wildcard before the account
     * may match text with colons, but ARNs of services never have another account's id in the resource name.
     */
    private static boolean isHeldBySource(KeyAnalysis key, Condition condition) {
        return condition.key().equals("aws:sourcearn")
                && condition.values().stream()
                        .allMatch(value -> Arn.parse(value.text())
                                .filter(arn -> key.isTrusted(arn.accountId()))
                                .isPresent());
    }

    private static boolean isPositive(Condition condition) {
        return !condition.operator().negated()
                && condition.operator() != ConditionOperator.NULL
                && condition.operator() != ConditionOperator.UNRECOGNIZED
                && !condition.ifExists()
                && condition.qualifier() != SetQualifier.FOR_ALL_VALUES
                && !condition.values().isEmpty();
    }

    private static boolean isTrusted(KeyAnalysis key, Condition.Value value) {
        Optional<Arn> arn = Arn.parse(value.text());
        return arn.filter(parsed -> key.isTrusted(parsed.accountId()) || isBucket(parsed))
                .isPresent();
    }

    /** A bucket's ARN has no account, and a bucket name has only one owner. */
    private static boolean isBucket(Arn arn) {
        String resource = arn.resource();
        int slash = resource.indexOf('/');
        String bucket = slash < 0 ? resource : resource.substring(0, slash);
        return arn.service().equals("s3")
                && arn.accountId().isEmpty()
                && bucket.indexOf('*') < 0
                && bucket.indexOf('?') < 0
                && bucket.indexOf('$') < 0;
    }
}
