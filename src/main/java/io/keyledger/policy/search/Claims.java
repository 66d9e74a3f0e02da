package io.keyledger.policy.search;

import io.keyledger.policy.Capability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims of access to one key; what a wider claim says already is not said again. */
final class Claims {
    private final Shapes shapes;
    private final Map<Capability, List<Claim>> claims = new EnumMap<>(Capability.class);
    private final Set<Opening> open = new HashSet<>();

    Claims(Shapes shapes) {
        this.shapes = shapes;
    }

    /** @param certain whether the claim speaks of everybody it names */
    private record Claim(Opening opening, Access access, boolean certain, Set<String> conditions) {}

    void add(Opening opening, Candidate candidate, Access access) {
        claims.computeIfAbsent(access.capability(), _ -> new ArrayList<>())
                .add(new Claim(opening, access, candidate.certain(), Set.copyOf(access.conditions())));
        if (access.grantee() instanceof Grantee.AnyAccount) {
            open.add(opening);
        }
    }

    /** Whether nothing new can come of a candidate: an opening lets in everybody of a grantee on the same terms. */
    boolean settle(Capability capability, Opening opening, Grantee grantee) {
        if (grantee instanceof Grantee.Service && open.contains(opening)) {
            // That everybody includes services is worth saying only where nobody else comes in.
            return true;
        }
        for (Claim claim : claims.getOrDefault(capability, List.of())) {
            if (claim.certain && isNoNarrower(claim, opening) && covers(claim.access.grantee(), grantee)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a claim was made of the same opening, or of another on no terms at all. */
    private static boolean isNoNarrower(Claim claim, Opening opening) {
        return claim.opening.equals(opening)
                || (claim.conditions.isEmpty()
                        && claim.access.notes().isEmpty()
                        && claim.opening.isGrant() == opening.isGrant());
    }

    /** Without those that another one covers, in the order of reports. */
    List<Access> folded() {
        List<Access> kept = new ArrayList<>();
        claims.values().forEach(all -> {
            for (int i = 0; i < all.size(); i++) {
                if (!isCovered(i, all)) {
                    kept.add(all.get(i).access);
                }
            }
        });
        kept.sort(Comparator.comparing(Access::capability)
                .thenComparing(Access::reach, Comparator.reverseOrder())
                .thenComparing(access -> access.grantee().text())
                .thenComparing(Access::via)
                .thenComparing(access -> String.join(";", access.statements()))
                .thenComparing(access -> String.join(";", access.conditions())));
        return kept;
    }

    private boolean isCovered(int index, List<Claim> all) {
        Claim claim = all.get(index);
        for (int i = 0; i < all.size(); i++) {
            if (i != index && covers(all.get(i), claim) && !(i > index && covers(claim, all.get(i)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the second claim says nothing that the first does not say. */
    private boolean covers(Claim general, Claim specific) {
        return general.certain
                && covers(general.access.grantee(), specific.access.grantee())
                && general.opening.isGrant() == specific.opening.isGrant()
                && specific.conditions.containsAll(general.conditions)
                && specific.access.notes().containsAll(general.access.notes());
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
                !(specific instanceof Grantee.Service(var name, var _)) || name.equals(ServiceCandidates.ANY_SERVICE);
            case Grantee.Organization(var id) ->
                specific.accountId().filter(account -> shapes.isIn(id, account)).isPresent();
            case Grantee.Account(var id) ->
                specific instanceof Grantee.Principal principal
                        && principal.account().equals(id);
            case Grantee.Principal role -> specific instanceof Grantee.Principal session && isSessionOf(session, role);
            case Grantee.Service(var name, var source) ->
                specific instanceof Grantee.Service service
                        && (name.equals(ServiceCandidates.ANY_SERVICE) || name.equalsIgnoreCase(service.name()))
                        && (source.equals(ServiceCandidates.ANY_SOURCE) || source.equals(service.source()));
        };
    }
}
