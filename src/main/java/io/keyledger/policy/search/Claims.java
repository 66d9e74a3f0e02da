package io.keyledger.policy.search;

import io.keyledger.policy.Capability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The claims of access to one key; what a wider claim says already is not said again. */
final class Claims {
    private final Shapes shapes;
    private final List<Claim> claims = new ArrayList<>();

    Claims(Shapes shapes) {
        this.shapes = shapes;
    }

    /** @param certain whether the claim speaks of everybody it names */
    private record Claim(Opening opening, Access access, boolean certain) {}

    void add(Opening opening, Candidate candidate, Access access) {
        claims.add(new Claim(opening, access, candidate.certain()));
    }

    /** Whether nothing new can come of a candidate: an opening lets in everybody of a grantee on the same terms. */
    @SuppressWarnings("ReferenceEquality") // the very opening, not one that looks like it
    boolean settle(Capability capability, Opening opening, Grantee grantee) {
        for (Claim claim : claims) {
            Access known = claim.access;
            if (claim.certain
                    && (known.capability() == capability || isPublicBeside(claim, opening, grantee))
                    && (claim.opening == opening
                            || (known.conditions().isEmpty()
                                    && known.notes().isEmpty()
                                    && claim.opening.isGrant() == opening.isGrant()))
                    && covers(known.grantee(), grantee)) {
                return true;
            }
        }
        return false;
    }

    /** That everybody includes services is worth saying only where nobody else comes in. */
    @SuppressWarnings("ReferenceEquality") // the very opening, not one that looks like it
    private static boolean isPublicBeside(Claim claim, Opening opening, Grantee grantee) {
        return claim.opening == opening
                && claim.access.grantee() instanceof Grantee.AnyAccount
                && grantee instanceof Grantee.Service(var name, var _)
                && name.equals(Candidates.ANY_SERVICE);
    }

    /** Without those that another one covers, in the order of reports. */
    List<Access> folded() {
        List<Access> kept = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            if (!isCovered(i)) {
                kept.add(claims.get(i).access);
            }
        }
        kept.sort(Comparator.comparing(Access::capability)
                .thenComparing(Access::reach, Comparator.reverseOrder())
                .thenComparing(access -> access.grantee().text())
                .thenComparing(Access::via)
                .thenComparing(access -> String.join(";", access.statements()))
                .thenComparing(access -> String.join(";", access.conditions())));
        return kept;
    }

    private boolean isCovered(int index) {
        Claim claim = claims.get(index);
        Set<String> conditions = new HashSet<>(claim.access.conditions());
        for (int i = 0; i < claims.size(); i++) {
            Claim other = claims.get(i);
            if (i != index
                    && other.certain
                    && other.opening.isGrant() == claim.opening.isGrant()
                    && other.access.capability() == claim.access.capability()
                    && conditions.containsAll(other.access.conditions())
                    && (claim.access.notes().isEmpty()
                            ? other.access.notes().isEmpty()
                            : claim.access.notes().containsAll(other.access.notes()))
                    && covers(other.access.grantee(), claim.access.grantee())
                    && !(i > index && isMutual(other, claim))) {
                return true;
            }
        }
        return false;
    }

    /** Of two claims that cover each other, the first one stays. */
    private boolean isMutual(Claim one, Claim other) {
        return covers(other.access.grantee(), one.access.grantee())
                && one.access.conditions().size() == other.access.conditions().size()
                && one.access.notes().size() == other.access.notes().size();
    }

    private static boolean isSessionOf(Grantee.Principal session, Grantee.Principal role) {
        return session.type().equals(Candidates.ROLE_SESSION)
                && role.type().equals(Candidates.ROLE)
                && session.account().equals(role.account())
                && session.arn()
                        .contains("assumed-role/"
                                + role.arn().substring(role.arn().lastIndexOf('/') + 1) + "/");
    }

    /** Whether everybody of the second is of the first. */
    private boolean covers(Grantee general, Grantee specific) {
        if (general.equals(specific)) {
            return true;
        }
        return switch (general) {
            case Grantee.AnyAccount _ ->
                !(specific instanceof Grantee.Service(var name, var _)) || name.equals(Candidates.ANY_SERVICE);
            case Grantee.Organization(var id) ->
                specific.accountId().filter(account -> shapes.isIn(id, account)).isPresent();
            case Grantee.Account(var id) ->
                specific instanceof Grantee.Principal principal
                        && principal.account().equals(id);
            case Grantee.Principal role -> specific instanceof Grantee.Principal session && isSessionOf(session, role);
            case Grantee.Service(var name, var source) ->
                specific instanceof Grantee.Service service
                        && (name.equals(Candidates.ANY_SERVICE) || name.equalsIgnoreCase(service.name()))
                        && (source.equals(Candidates.ANY_SOURCE) || source.equals(service.source()));
        };
    }
}
