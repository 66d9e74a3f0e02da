package io.keyledger.policy.remedy;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Arn;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.SetQualifier;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.search.TrustZone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Ways to let fewer in by an Allow, the smallest change first. Each takes something away, and none adds anything. */
final class Narrowings {
    private static final Set<String> ACCOUNTS =
            Set.of("kms:calleraccount", "aws:principalaccount", "aws:sourceaccount");
    private static final Set<String> ARNS = Set.of("aws:principalarn", "aws:sourcearn");
    private static final Set<String> ORGANIZATIONS = Set.of("aws:principalorgid", "aws:sourceorgid");

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]+");

    private final KeyAnalysis key;
    private final TrustZone zone;
    private final Statement statement;

    Narrowings(KeyAnalysis key, Statement statement) {
        this.key = key;
        this.zone = key.search().zone();
        this.statement = statement;
    }

    /** For users and roles outside; an empty one removes the statement. */
    List<Optional<Statement>> ofPrincipals() {
        List<Optional<Statement>> all = new ArrayList<>();
        withoutOutsiders().ifPresent(all::add);
        withoutValues().ifPresent(all::add);
        accounts("kms:CallerAccount", "aws:PrincipalAccount").ifPresent(changed -> all.add(Optional.of(changed)));
        organizations("aws:PrincipalOrgID").ifPresent(changed -> all.add(Optional.of(changed)));
        paths("aws:PrincipalOrgPaths").ifPresent(changed -> all.add(Optional.of(changed)));
        return all;
    }

    /** For services that act for outsiders. */
    List<Optional<Statement>> ofServices() {
        List<Optional<Statement>> all = new ArrayList<>();
        withoutValues().ifPresent(all::add);
        accounts("aws:SourceAccount").ifPresent(changed -> all.add(Optional.of(changed)));
        organizations("aws:SourceOrgID").ifPresent(changed -> all.add(Optional.of(changed)));
        paths("aws:SourceOrgPaths").ifPresent(changed -> all.add(Optional.of(changed)));
        return all;
    }

    /** Without the principals of accounts that are not trusted. */
    private Optional<Optional<Statement>> withoutOutsiders() {
        if (!(statement.principal() instanceof PrincipalSpec.Named(List<PrincipalPattern> patterns))) {
            return Optional.empty();
        }
        List<PrincipalPattern> kept =
                patterns.stream().filter(pattern -> !isOutside(pattern)).toList();
        if (kept.size() == patterns.size()) {
            return Optional.empty();
        }
        return Optional.of(
                kept.isEmpty()
                        ? Optional.empty()
                        : Optional.of(with(new PrincipalSpec.Named(kept), statement.conditions())));
    }

    private boolean isOutside(PrincipalPattern pattern) {
        return switch (pattern) {
            case PrincipalPattern.Account(String _, String _, String account) -> !key.isTrusted(account);
            case PrincipalPattern.User(String _, String account) -> !key.isTrusted(account);
            case PrincipalPattern.Role(String _, String account, String _) -> !key.isTrusted(account);
            case PrincipalPattern.RoleSession(String _, String account, String _) -> !key.isTrusted(account);
            case PrincipalPattern.FederatedUser(String _, String account) -> !key.isTrusted(account);
            case PrincipalPattern.Everyone _,
                    PrincipalPattern.Service _,
                    PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.UniqueId _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> false;
        };
    }

    /**
     * Without the values of its conditions that name accounts and organizations that are not trusted; gone altogether
     * where a condition has no other values.
     */
    private Optional<Optional<Statement>> withoutValues() {
        List<Condition> conditions = new ArrayList<>();
        boolean changed = false;
        for (Condition condition : statement.conditions()) {
            List<Condition.Value> kept = condition.values().stream()
                    .filter(value -> !isPositive(condition) || isTrusted(condition.key(), value.text()))
                    .toList();
            if (kept.isEmpty() && !condition.values().isEmpty()) {
                return Optional.of(Optional.empty());
            }
            changed |= kept.size() < condition.values().size();
            conditions.add(new Condition(
                    condition.position(),
                    condition.qualifier(),
                    condition.operator(),
                    condition.ifExists(),
                    condition.operatorText(),
                    condition.key(),
                    condition.keyText(),
                    kept));
        }
        return changed ? Optional.of(Optional.of(with(statement.principal(), conditions))) : Optional.empty();
    }

    /** Whether less values let fewer requests in. */
    private static boolean isPositive(Condition condition) {
        return !condition.operator().negated()
                && condition.operator() != ConditionOperator.NULL
                && condition.operator() != ConditionOperator.UNRECOGNIZED;
    }

    /** Whether a value may name a trusted principal. */
    private boolean isTrusted(String conditionKey, String value) {
        if (ORGANIZATIONS.contains(conditionKey)) {
            return !ORGANIZATION.matcher(value).matches()
                    || zone.organizations().contains(value);
        }
        String account = ARNS.contains(conditionKey)
                ? Arn.parse(value).map(Arn::accountId).orElse("")
                : ACCOUNTS.contains(conditionKey) ? value : "";
        return !ACCOUNT.matcher(account).matches() || key.isTrusted(account);
    }

    /** With a condition that the caller is of a trusted account, on the first key that is still free. */
    private Optional<Statement> accounts(String... keys) {
        Set<String> accounts = new TreeSet<>(zone.accounts());
        accounts.add(key.accountId());
        return limitedTo(SetQualifier.NONE, ConditionOperator.STRING_EQUALS, accounts, keys);
    }

    private Optional<Statement> organizations(String conditionKey) {
        return limitedTo(
                SetQualifier.NONE, ConditionOperator.STRING_EQUALS, new TreeSet<>(zone.organizations()), conditionKey);
    }

    private Optional<Statement> paths(String conditionKey) {
        Set<String> paths = new TreeSet<>();
        zone.organizationPaths().forEach(path -> paths.add(path + "*"));
        return limitedTo(SetQualifier.FOR_ANY_VALUE, ConditionOperator.STRING_LIKE, paths, conditionKey);
    }

    private Optional<Statement> limitedTo(
            SetQualifier qualifier, ConditionOperator operator, Collection<String> values, String... keys) {
        String operatorText = qualifier.prefix() + operator.text();
        for (String name : keys) {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            boolean taken = statement.conditions().stream()
                    .anyMatch(condition -> condition.key().equals(lowerCase)
                            && condition.operatorText().equalsIgnoreCase(operatorText));
            if (taken || values.isEmpty()) {
                continue;
            }
            List<Condition> conditions = new ArrayList<>(statement.conditions());
            conditions.add(new Condition(
                    statement.position(),
                    qualifier,
                    operator,
                    false,
                    operatorText,
                    lowerCase,
                    name,
                    values.stream()
                            .map(value -> new Condition.Value(
                                    Condition.Scalar.STRING, Template.of(value, operator.hasWildcards(), false)))
                            .toList()));
            return Optional.of(with(statement.principal(), conditions));
        }
        return Optional.empty();
    }

    private Statement with(PrincipalSpec principal, List<Condition> conditions) {
        return new Statement(
                statement.index(),
                statement.sid(),
                statement.position(),
                statement.effect(),
                principal,
                statement.action(),
                statement.resource(),
                conditions);
    }
}
