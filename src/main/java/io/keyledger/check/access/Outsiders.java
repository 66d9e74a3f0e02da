package io.keyledger.check.access;

import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessVerdict;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.PolicyReach;
import io.keyledger.policy.search.Via;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What principals outside the trust zone can do with a key through its policy. Only the worst capability from one cause
 * is reported: if a statement lets somebody decrypt, that it also lets them encrypt is not a separate issue.
 */
final class Outsiders {
    private final KeyAnalysis key;
    private final List<Access> accesses;

    private Outsiders(KeyAnalysis key, List<Access> accesses) {
        this.key = key;
        this.accesses = accesses;
    }

    /** How far outside a grantee is, the farthest first. */
    enum Circle {
        PUBLIC,
        /** Any account, but only from networks that the policy names. */
        NETWORK,
        EXTERNAL,
        ORGANIZATION,
        SERVICE;

        private static Circle of(Access access) {
            return switch (access.reach()) {
                case PUBLIC -> PUBLIC;
                case SERVICE -> SERVICE;
                case ORGANIZATION -> ORGANIZATION;
                case NONE, ACCOUNT, CROSS_ACCOUNT, UNKNOWN ->
                    access.grantee() instanceof Grantee.AnyAccount ? NETWORK : EXTERNAL;
            };
        }
    }

    /** Why the list may be incomplete: for example a grantee whose account is unknown. */
    private List<String> doubts() {
        List<String> all = new ArrayList<>(Doubts.ofPolicy(key, key.access()));
        key.access().accesses().stream()
                .filter(access -> access.outside() && access.reach() == PolicyReach.UNKNOWN)
                .forEach(access -> all.add(AccessWords.wholeClaim(access)));
        return all;
    }

    /** Excludes accesses that no check reports, so that they cannot hide lesser ones. */
    private static Outsiders of(KeyAnalysis key, Policy policy) {
        List<Access> all = key.access().accesses().stream()
                .filter(access -> access.outside() && access.reach() != PolicyReach.UNKNOWN)
                .filter(access -> access.via() != Via.GRANT)
                .filter(access -> !mayBeOwnOrganization(key, access))
                .filter(access -> !isHeldService(key, policy, access))
                .toList();
        List<Access> delegations = all.stream()
                .filter(access -> access.capability() == Capability.DELEGATE && Circle.of(access) == Circle.EXTERNAL)
                .toList();
        if (delegations.isEmpty()) {
            return new Outsiders(key, all);
        }
        Set<Access> limited = Delegation.limited(key, policy, delegations);
        return new Outsiders(
                key, all.stream().filter(access -> !limited.contains(access)).toList());
    }

    /** An organization that may be the key's own, which was not read; the search reports it as a doubt. */
    private static boolean mayBeOwnOrganization(KeyAnalysis key, Access access) {
        return access.grantee() instanceof Grantee.Organization
                && key.key().world().organizations().unread().containsKey(key.accountId());
    }

    private static boolean isHeldService(KeyAnalysis key, Policy policy, Access access) {
        return access.grantee() instanceof Grantee.Service
                && StatementPlaces.statements(policy, access.statements()).stream()
                        .anyMatch(statement -> ServiceScope.isHeld(key, statement));
    }

    /**
     * Judges what a circle can do.
     *
     * @param pass the reason for a PASS
     */
    static AccessVerdict judge(KeyAnalysis key, Circle circle, Set<Capability> capabilities, String pass) {
        return judge(key, circle, capabilities, pass, _ -> true);
    }

    /** @param counts selects the accesses that the check is about */
    static AccessVerdict judge(
            KeyAnalysis key, Circle circle, Set<Capability> capabilities, String pass, Predicate<Access> counts) {
        return Judgement.ofPolicy(key, policy -> of(key, policy).judge(policy, circle, capabilities, pass, counts));
    }

    private AccessVerdict judge(
            Policy policy, Circle circle, Set<Capability> capabilities, String pass, Predicate<Access> counts) {
        List<Access> mine = accesses.stream()
                .filter(access -> Circle.of(access) == circle && capabilities.contains(access.capability()))
                .filter(counts)
                .toList();
        if (mine.isEmpty()) {
            return Judgement.of(key, List.of(), doubts(), pass);
        }
        List<Access> worst =
                mine.stream().filter(access -> worse(access).isEmpty()).toList();
        if (worst.isEmpty()) {
            Access cause = worse(mine.getFirst()).getFirst();
            return Judgement.notApplicable("reported with a worse finding: " + AccessWords.claim(cause));
        }
        List<AccessIssue> issues = new ArrayList<>();
        worst.stream()
                .sorted(Comparator.comparingInt(access -> rank(access.capability())))
                .forEach(access -> issues.add(AccessIssues.of(key, policy, access, alongside(access))));
        return Judgement.fail(key, issues);
    }

    /** The reported accesses that include this lesser one. */
    private List<Access> worse(Access access) {
        return accesses.stream().filter(worse -> isWorse(worse, access)).toList();
    }

    private static boolean isWorse(Access worse, Access lesser) {
        if (worse.equals(lesser)) {
            return false;
        }
        boolean together = !Collections.disjoint(worse.statements(), lesser.statements());
        Circle circle = Circle.of(lesser);
        if (Circle.of(worse) == Circle.PUBLIC && circle != Circle.PUBLIC) {
            return together && rank(worse.capability()) <= rank(lesser.capability());
        }
        return Circle.of(worse) == circle
                && rank(worse.capability()) < rank(lesser.capability())
                && worse.grantee().equals(lesser.grantee())
                && (together || lesser.capability() != Capability.DELEGATE);
    }

    /** The lesser accesses with the same cause. */
    private List<Access> alongside(Access access) {
        return accesses.stream()
                .filter(lesser -> isWorse(access, lesser))
                .filter(lesser -> lesser.grantee().equals(access.grantee()))
                .toList();
    }

    /** How bad a capability is for an outsider to have; 0 is the worst. */
    private static int rank(Capability capability) {
        return switch (capability) {
            case DECRYPT -> 0;
            case SIGN -> 1;
            case MAC -> 2;
            case DELEGATE -> 3;
            case ENCRYPT -> 4;
            case DESTROY -> 5;
            case ADMINISTER -> 6;
            case METADATA -> 7;
        };
    }

    /** Whether a statement gives public access, so that a check of it would report the same cause again. */
    static boolean isPublic(KeyAnalysis key, String place) {
        return key.access().accesses().stream()
                .anyMatch(access -> access.reach() == PolicyReach.PUBLIC
                        && access.outside()
                        && access.statements().contains(place));
    }

    /** The worst public access that a statement gives, in words. */
    static String publicClaim(KeyAnalysis key, String place) {
        return key.access().accesses().stream()
                .filter(access -> access.reach() == PolicyReach.PUBLIC
                        && access.statements().contains(place))
                .min(Comparator.comparingInt(access -> rank(access.capability())))
                .map(AccessWords::claim)
                .orElse("");
    }
}
