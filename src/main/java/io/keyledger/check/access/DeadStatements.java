package io.keyledger.check.access;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.ActionSpec;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.ResourceSpec;
import io.keyledger.policy.language.SetQualifier;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.language.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Explains why statements of a key policy can never apply. */
final class DeadStatements {
    private static final List<Vocabulary.Action> ON_KEYS = Vocabulary.shipped().actions().stream()
            .filter(action -> action.lowerCaseName().startsWith("kms:"))
            .filter(action -> action.resources().contains("key"))
            .toList();

    /** Condition keys that only requests made by a service for a resource have. */
    private static final Set<String> OF_SERVICES =
            Set.of("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths");

    private final KeyAnalysis key;

    DeadStatements(KeyAnalysis key) {
        this.key = key;
    }

    Optional<String> reason(Statement statement) {
        return incomplete(statement)
                .or(() -> elsewhere(statement.resource()))
                .or(() -> nothing(statement.action()))
                .or(() -> nobody(statement.principal()))
                .or(() -> never(statement));
    }

    private static Optional<String> incomplete(Statement statement) {
        if (statement.action() instanceof ActionSpec.Missing) {
            return Optional.of("the statement has no Action");
        }
        return statement.resource() instanceof ResourceSpec.Missing
                ? Optional.of("the statement has no Resource")
                : Optional.empty();
    }

    /** If the key's ARN is unknown, no Resource is known to be another key. */
    private Optional<String> elsewhere(ResourceSpec resource) {
        String arn = key.key().world().key().arn();
        if (key.collected().isEmpty() || resource.patterns().stream().anyMatch(Template::hasVariables)) {
            return Optional.empty();
        }
        boolean listed = resource.patterns().stream()
                .anyMatch(pattern -> Glob.ofResource(pattern.parts()).matches(arn));
        boolean excludes = resource instanceof ResourceSpec.Not;
        return listed == excludes
                ? Optional.of("the statement's Resource is not this key; in a key policy, \"*\" means the key itself")
                : Optional.empty();
    }

    /** An unknown action may be a new one. */
    private static Optional<String> nothing(ActionSpec action) {
        if (action.patterns().isEmpty()) {
            return action instanceof ActionSpec.Listed
                    ? Optional.of("the statement lists no action")
                    : Optional.empty();
        }
        boolean some = ON_KEYS.stream().anyMatch(known -> action.covers(known.lowerCaseName()));
        if (some || hasUnknown(action)) {
            return Optional.empty();
        }
        return Optional.of("a key policy does not control any of the statement's actions");
    }

    private static boolean hasUnknown(ActionSpec action) {
        return action instanceof ActionSpec.Not
                || action.patterns().stream()
                        .filter(pattern ->
                                pattern.text().toLowerCase(Locale.ROOT).startsWith("kms:"))
                        .anyMatch(pattern -> Vocabulary.shipped().actions().stream()
                                .noneMatch(known -> pattern.matches(known.lowerCaseName())));
    }

    /** Deleted principals are reported by another check. */
    private static Optional<String> nobody(PrincipalSpec principal) {
        boolean dead = principal instanceof PrincipalSpec.Named(List<PrincipalPattern> patterns)
                && patterns.stream()
                        .allMatch(pattern -> pattern instanceof PrincipalPattern.Unmatchable
                                || pattern instanceof PrincipalPattern.IdentityProvider
                                || pattern instanceof PrincipalPattern.CanonicalUser);
        return dead
                ? Optional.of("the statement names no principal that KMS accepts: "
                        + String.join(
                                ", ",
                                principal.patterns().stream()
                                        .map(PrincipalPattern::text)
                                        .toList()))
                : Optional.empty();
    }

    private static Optional<String> never(Statement statement) {
        for (Condition condition : statement.conditions()) {
            if (!needsKey(condition)) {
                continue;
            }
            if (condition.values().isEmpty()) {
                return Optional.of("the condition on " + condition.keyText() + " has no value");
            }
            if (OF_SERVICES.contains(condition.key()) && namesAccountsOnly(statement.principal())) {
                return Optional.of("only requests from AWS services have " + condition.keyText()
                        + ", and the statement names" + " none");
            }
            if (noActionHas(statement.action(), condition.key())) {
                return Optional.of("no action of the statement has the condition key " + condition.keyText());
            }
        }
        return Optional.empty();
    }

    /** Whether the condition fails if the key is missing. */
    private static boolean needsKey(Condition condition) {
        ConditionOperator operator = condition.operator();
        return operator != ConditionOperator.NULL
                && operator != ConditionOperator.UNRECOGNIZED
                && !condition.ifExists()
                && condition.qualifier() != SetQualifier.FOR_ALL_VALUES
                && (!operator.negated() || condition.qualifier() == SetQualifier.FOR_ANY_VALUE);
    }

    private static boolean namesAccountsOnly(PrincipalSpec principal) {
        return principal instanceof PrincipalSpec.Named(List<PrincipalPattern> patterns)
                && patterns.stream()
                        .noneMatch(pattern -> pattern instanceof PrincipalPattern.Everyone
                                || pattern instanceof PrincipalPattern.Service);
    }

    /**
     * Whether other actions have the condition key but none of these do; keys that describe the KMS key are listed with
     * no action.
     */
    private static boolean noActionHas(ActionSpec spec, String conditionKey) {
        if (!conditionKey.startsWith("kms:") || hasUnknown(spec)) {
            return false;
        }
        boolean anywhere = false;
        for (Vocabulary.Action action : ON_KEYS) {
            boolean has = action.keys().stream().anyMatch(name -> new Vocabulary.Key(name, "").covers(conditionKey));
            if (has && spec.covers(action.lowerCaseName())) {
                return false;
            }
            anywhere |= has;
        }
        return anywhere;
    }
}
