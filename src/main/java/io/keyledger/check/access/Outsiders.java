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
 * What those outside the trust zone can do with a key by its policy. Of all that comes of one cause, only the worst is
 * reported: who decrypts by a statement is not reported for encrypting by it too.
 */
final class Outsiders {
    private final KeyAnalysis key;
    private final List<Access> accesses;

    private Outsiders(KeyAnalysis key, List<Access> accesses) {
        this.key = key;
        this.accesses = accesses;
    }

    /** From how far away somebody comes, the farthest first. */
    enum Circle {
        PUBLIC,
        /** Of whichever account, but from networks that the policy names. */
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

    /** Why there may be more of them; somebody of whom it is not known where they are is one reason. */
    private List<String> doubts() {
        List<String> all = new ArrayList<>(Doubts.ofPolicy(key, key.access()));
        key.access().accesses().stream()
                .filter(access -> access.outside() && access.reach() == PolicyReach.UNKNOWN)
                .forEach(access -> all.add(AccessWords.wholeClaim(access)));
        return all;
    }

    /** Leaves out what no check reports, so that it can't stand for something lesser either. */
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

    /** An organization of which it was not read whether it is the key's own; the search has told that as a doubt. */
    private static boolean mayBeOwnOrganization(KeyAnalysis key, Access access) {
        return access.grantee() instanceof Grantee.Organization
                && key.key().world().organizations().unread().containsKey(key.accountId());
    }

    private static boolean isHeldService(KeyAnalysis key, Policy policy, Access access) {
        return access.grantee() instanceof Grantee.Service
                && Places.statements(policy, access.statements()).stream()
                        .anyMatch(statement -> ServiceScope.isHeld(key, statement));
    }

    /**
     * Judges what a circle can do.
     *
     * @param pass what is true where nobody of it can
     */
    static AccessVerdict judge(KeyAnalysis key, Circle circle, Set<Capability> capabilities, String pass) {
        return judge(key, circle, capabilities, pass, _ -> true);
    }

    /** @param counts whether an access is one that the check is about */
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
            return Judgement.notApplicable("reported with what is worse: " + AccessWords.claim(cause));
        }
        List<AccessIssue> issues = new ArrayList<>();
        worst.stream()
                .sorted(Comparator.comparingInt(access -> rank(access.capability())))
                .forEach(access -> issues.add(AccessIssues.of(key, policy, access, alongside(access))));
        return Judgement.fail(key, issues);
    }

    /** The reported accesses of which this one is a lesser part. */
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

    /** What else comes of the same cause. */
    private List<Access> alongside(Access access) {
        return accesses.stream()
                .filter(lesser -> isWorse(access, lesser))
                .filter(lesser -> lesser.grantee().equals(access.grantee()))
                .toList();
    }

    /** How bad a capability is in the hands of an outsider, from 0. */
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

    /** Whether a statement lets everybody in, so that a check of it would report the same cause again. */
    static boolean isPublic(KeyAnalysis key, String place) {
        return key.access().accesses().stream()
                .anyMatch(access -> access.reach() == PolicyReach.PUBLIC
                        && access.outside()
                        && access.statements().contains(place));
    }

    /** The worst that everybody can do by a statement, in words. */
    static String publicClaim(KeyAnalysis key, String place) {
        return key.access().accesses().stream()
                .filter(access -> access.reach() == PolicyReach.PUBLIC
                        && access.statements().contains(place))
                .min(Comparator.comparingInt(access -> rank(access.capability())))
                .map(AccessWords::claim)
                .orElse("");
    }
}
