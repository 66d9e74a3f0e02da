package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.request.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The users and roles with known policies, by account, ARN and unique id. Thread-safe. */
final class KnownIdentities {
    private static final Pattern ACCOUNT_ID = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

    private final Map<String, List<IdentityPermissions>> byAccount = new TreeMap<>();
    private final Map<String, IdentityPermissions> byArn = new HashMap<>();
    private final Map<String, IdentityPermissions> byUniqueId = new HashMap<>();
    private final Map<String, IdentityPermissions> byRoleName = new HashMap<>();
    private final IdentityHashMap<IdentityPermissions, CallerSide> sides = new IdentityHashMap<>();
    private final Map<String, List<IdentityPermissions>> mayUseKeys = new HashMap<>();
    private final List<String> unread;

    /** @param unread which identities are missing and why, in words */
    KnownIdentities(Collection<IdentityPermissions> identities, List<String> unread) {
        this.unread = unread;
        Map<OwnPolicies, CallerSide> shared = new HashMap<>();
        for (IdentityPermissions identity : identities) {
            CallerSide side = shared.computeIfAbsent(OwnPolicies.of(identity), _ -> CallerSide.of(identity));
            sides.put(identity, side);
            if (side.mayAllow(KeyAction.all())) {
                mayUseKeys
                        .computeIfAbsent(identity.caller().accountId(), _ -> new ArrayList<>())
                        .add(identity);
            }
            Caller.InAccount caller = identity.caller();
            byAccount
                    .computeIfAbsent(caller.accountId(), _ -> new ArrayList<>())
                    .add(identity);
            byArn.put(caller.principalArn(), identity);
            uniqueId(caller).ifPresent(id -> byUniqueId.put(id, identity));
            if (caller instanceof Caller.RoleSession role) {
                byRoleName.putIfAbsent(role.accountId() + "/" + role.roleName(), identity);
            }
        }
    }

    /** What is the same for many identities. */
    private record OwnPolicies(
            List<CompiledPolicy> policies, List<CompiledPolicy> boundaries, List<PolicyLevel> serviceControl) {
        static OwnPolicies of(IdentityPermissions identity) {
            return new OwnPolicies(identity.policies(), identity.boundaries(), identity.serviceControlPolicies());
        }
    }

    private static Optional<String> uniqueId(Caller.InAccount caller) {
        return switch (caller) {
            case Caller.User user -> Optional.ofNullable(user.userId());
            case Caller.RoleSession session -> Optional.ofNullable(session.roleId());
            case Caller.AccountRoot _, Caller.FederatedUser _ -> Optional.empty();
        };
    }

    /** The accounts with at least one known identity. */
    Iterable<String> accounts() {
        return byAccount.keySet();
    }

    boolean isKnown(String account) {
        return byAccount.containsKey(account);
    }

    List<IdentityPermissions> of(String account) {
        return byAccount.getOrDefault(account, List.of());
    }

    /** Those of an account that their own policies allow anything on any key. */
    List<IdentityPermissions> mayUseKeys(String account) {
        return mayUseKeys.getOrDefault(account, List.of());
    }

    /** What an identity's own side says; one for all that have the same. */
    CallerSide side(IdentityPermissions identity) {
        CallerSide side = sides.get(identity);
        return side == null ? CallerSide.of(identity) : side;
    }

    Optional<IdentityPermissions> byArn(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** The names of roles are unique in an account. */
    Optional<IdentityPermissions> byRoleName(String account, String name) {
        return Optional.ofNullable(byRoleName.get(account + "/" + name));
    }

    Optional<IdentityPermissions> byUniqueId(String id) {
        return Optional.ofNullable(byUniqueId.get(id));
    }

    /** Whether every identity of the account is known. A gap that names no account may be in any. */
    boolean isComplete(String account) {
        return isKnown(account)
                && unread.stream()
                        .noneMatch(gap -> gap.contains(account)
                                || !ACCOUNT_ID.matcher(gap).find());
    }

    /** What an account's organization lets its principals do; all of them are under the same policies. */
    List<PolicyLevel> serviceControlPolicies(String account) {
        return of(account).stream()
                .findFirst()
                .map(IdentityPermissions::serviceControlPolicies)
                .orElse(List.of());
    }
}
