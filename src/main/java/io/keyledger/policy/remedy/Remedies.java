package io.keyledger.policy.remedy;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.PolicyChange;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.CapabilityWords;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the smallest change of a statement that takes a claim of access by outsiders away. */
public final class Remedies {
    private final KeyAnalysis key;
    private final Policy policy;
    private final Access claim;

    private Remedies(KeyAnalysis key, Policy policy, Access claim) {
        this.key = key;
        this.policy = policy;
        this.claim = claim;
    }

    /**
     * The best change to the statement that gives an outsider access: a proven one, otherwise one that states what is
     * not proven. Empty if no change to the statement removes the access.
     */
    public static Optional<Remedy> of(KeyAnalysis key, Policy policy, Access claim) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW
                        && claim.statements().contains(statement.position().pointer()))
                .findFirst()
                .flatMap(statement -> new Remedies(key, policy, claim).best(statement));
    }

    private Optional<Remedy> best(Statement statement) {
        Narrowings narrowings = new Narrowings(key, statement);
        List<Optional<Statement>> candidates =
                claim.grantee() instanceof Grantee.Service ? narrowings.ofServices() : narrowings.ofPrincipals();
        KeyAccess before = new Insiders(key).by(policy, Optional.of(statement));
        Remedy best = null;
        for (Optional<Statement> candidate : candidates) {
            Optional<Remedy> remedy = tried(statement, candidate, before);
            if (remedy.filter(Remedy::isProven).isPresent()) {
                return remedy;
            }
            if (remedy.isPresent() && (best == null || isBetter(remedy.get(), best))) {
                best = remedy.get();
            }
        }
        return Optional.ofNullable(best);
    }

    /** What is proven counts most, then that outsiders lose the access, then that nobody else loses any. */
    private static boolean isBetter(Remedy one, Remedy other) {
        if (one.unproven().isEmpty() != other.unproven().isEmpty()) {
            return one.unproven().isEmpty();
        }
        if (one.remaining().size() != other.remaining().size()) {
            return one.remaining().size() < other.remaining().size();
        }
        return one.lost().size() < other.lost().size();
    }

    /** Empty where outsiders still have the access by the statement. */
    private Optional<Remedy> tried(Statement statement, Optional<Statement> replacement, KeyAccess before) {
        Policy changed = replacement
                .map(other -> PolicyChange.replacing(policy, statement, other))
                .orElseGet(() -> PolicyChange.keeping(policy, other -> !other.equals(statement)));
        KeyAccess after = key.accessWith(changed);
        List<Access> left = after.accesses().stream().filter(this::isOfTheKind).toList();
        if (left.stream()
                .anyMatch(access ->
                        access.statements().contains(statement.position().pointer()))) {
            return Optional.empty();
        }
        Insiders insiders = new Insiders(key);
        KeyAccess byStatement = insiders.by(changed, replacement);
        KeyAccess byAny = insiders.under(changed);
        List<String> unproven = new ArrayList<>();
        for (KeyAccess access : List.of(after, before, byStatement, byAny)) {
            unproven.addAll(doubts(access));
        }
        return Optional.of(new Remedy(
                statement,
                replacement,
                changed,
                gone(),
                left.stream()
                        .map(access ->
                                access.grantee().text() + " still can by " + String.join(", ", access.statements()))
                        .distinct()
                        .toList(),
                Insiders.lost(before, byStatement, byAny),
                assumed(statement, replacement),
                unproven.stream().distinct().toList()));
    }

    /** Whether any outsider, including services, can still do the same. */
    private boolean isOfTheKind(Access access) {
        return access.outside()
                && access.capability() == claim.capability()
                && (access.grantee() instanceof Grantee.Service) == (claim.grantee() instanceof Grantee.Service);
    }

    private String gone() {
        String who = claim.grantee() instanceof Grantee.Service
                ? "no service for anybody outside the trust zone"
                : "nobody outside the trust zone";
        String grants = key.unreadGrants().isEmpty() ? "" : ", but for grants that were not read";
        return who + " can " + CapabilityWords.of(claim.capability()) + " any more" + grants;
    }

    /** The search assumes that every service sends each of these condition keys. */
    private List<String> assumed(Statement statement, Optional<Statement> replacement) {
        if (!(claim.grantee() instanceof Grantee.Service(var service, var _)) || replacement.isEmpty()) {
            return List.of();
        }
        Set<String> before = statement.conditions().stream().map(Condition::key).collect(Collectors.toSet());
        return replacement.get().conditions().stream()
                .filter(condition -> !before.contains(condition.key()))
                .map(condition -> service + " sends " + condition.keyText() + " with its requests for this key")
                .toList();
    }

    private List<String> doubts(KeyAccess access) {
        List<String> all = new ArrayList<>(access.unknowns());
        all.addAll(access.approximations());
        all.removeAll(key.unreadGrants());
        return all;
    }
}
