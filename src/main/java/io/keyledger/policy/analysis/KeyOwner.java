package io.keyledger.policy.analysis;

import io.keyledger.policy.language.Arn;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyPrinter;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The owner of a key that is known only by its policy.
 *
 * @param accountId empty when not known
 * @param region empty when not known
 * @param organizationId the organization of the account; empty when not known
 */
public record KeyOwner(String accountId, String region, String organizationId) {
    /** Only the key's own account can change its policy, so an account that is allowed to is taken to be the owner. */
    private static final String PUT_KEY_POLICY = "kms:putkeypolicy";

    private static final Pattern ACCOUNT_ID = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

    public boolean isKnown() {
        return !accountId.isEmpty();
    }

    /** The same key owned by another account. */
    public KeyOwner withAccount(String otherAccountId) {
        return new KeyOwner(otherAccountId, region, organizationId);
    }

    /** Every account that a policy mentions, in principals, conditions or resources: each may be the key's. */
    public static Set<String> accountsIn(Policy policy) {
        Set<String> accounts = new TreeSet<>();
        Matcher matcher = ACCOUNT_ID.matcher(PolicyPrinter.print(policy));
        while (matcher.find()) {
            accounts.add(matcher.group());
        }
        return accounts;
    }

    /** The account that a policy hands its key over to; empty when it names none, or several. */
    public static Optional<String> accountOf(Policy policy) {
        Set<String> managing = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW) {
                List<String> accounts = accounts(statement).toList();
                named.addAll(accounts);
                if (statement.action().covers(PUT_KEY_POLICY)) {
                    managing.addAll(accounts);
                }
            }
        }
        Set<String> candidates = managing.isEmpty() ? named : managing;
        return candidates.size() == 1 ? Optional.of(candidates.iterator().next()) : Optional.empty();
    }

    private static Stream<String> accounts(Statement statement) {
        return statement.principal().patterns().stream().flatMap(pattern -> account(pattern).stream());
    }

    private static Optional<String> account(PrincipalPattern pattern) {
        return switch (pattern) {
            case PrincipalPattern.Account(var _, var _, var account) -> Optional.of(account);
            case PrincipalPattern.User(var _, var account) -> Optional.of(account);
            case PrincipalPattern.Role(var _, var account, var _) -> Optional.of(account);
            case PrincipalPattern.RoleSession(var _, var account, var _) -> Optional.of(account);
            case PrincipalPattern.FederatedUser(var _, var account) -> Optional.of(account);
            case PrincipalPattern.Everyone _,
                    PrincipalPattern.Service _,
                    PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.UniqueId _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> Optional.empty();
        };
    }

    /** The partition that the principals of a policy are in. */
    static String partition(Policy policy) {
        return policy.statements().stream()
                .flatMap(statement -> statement.principal().patterns().stream())
                .flatMap(pattern -> Arn.parse(pattern.text()).stream())
                .map(Arn::partition)
                .findFirst()
                .orElse("aws");
    }
}
