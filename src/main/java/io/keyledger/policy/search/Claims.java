package io.keyledger.policy.search;

import io.keyledger.policy.Capability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The claims of access to one key, without claims that a wider one covers. */
final class Claims {
    private static final Object EVERYBODY = "everybody";

    private final CallerShapes shapes;
    private final Map<Capability, OfCapability> claims = new EnumMap<>(Capability.class);
    private final Set<Integer> open = new HashSet<>();

    Claims(CallerShapes shapes) {
        this.shapes = shapes;
    }

    private record Claim(
            int number, int opening, boolean grant, Access access, boolean certain, Set<String> conditions) {}

    /** In order, and by grantee. */
    private static final class OfCapability {
        private final List<Claim> all = new ArrayList<>();
        private final Map<Object, List<Claim>> byGrantee = new HashMap<>();
    }

    /** What the claims for a grantee are found by. */
    private record Group(String kind, String id) {}

    void add(Opening opening, Candidate candidate, Access access) {
        OfCapability known = claims.computeIfAbsent(access.capability(), _ -> new OfCapability());
        Claim claim = new Claim(
                known.all.size(),
                opening.number(),
                opening.isGrant(),
                access,
                candidate.certain(),
                Set.copyOf(access.conditions()));
        known.all.add(claim);
        for (Object group : groups(access.grantee())) {
            known.byGrantee.computeIfAbsent(group, _ -> new ArrayList<>()).add(claim);
        }
        if (access.grantee() instanceof Grantee.AnyAccount) {
            open.add(opening.number());
        }
    }

    /** Whether nothing new can come of a candidate: an opening lets in everybody of a grantee on the same terms. */
    boolean covers(Capability capability, Opening opening, Grantee grantee) {
        if (grantee instanceof Grantee.Service && open.contains(opening.number())) {
            // That everybody includes services is worth saying only where nobody else comes in.
            return true;
        }
        OfCapability known = claims.get(capability);
        if (known == null) {
            return false;
        }
        for (Object group : groupsAround(grantee)) {
            for (Claim claim : known.byGrantee.getOrDefault(group, List.of())) {
                if (claim.certain && isNoNarrower(claim, opening)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a claim was made of the same opening, or of another on no terms at all. */
    private static boolean isNoNarrower(Claim claim, Opening opening) {
        return claim.opening == opening.number()
                || (claim.conditions.isEmpty() && claim.access.notes().isEmpty() && claim.grant == opening.isGrant());
    }

    /** Without those that another one covers, in the order of reports. */
    List<Access> folded() {
        List<Access> kept = new ArrayList<>();
        for (OfCapability known : claims.values()) {
            for (Claim claim : known.all) {
                if (!isCovered(claim, known)) {
                    kept.add(claim.access);
                }
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

    private boolean isCovered(Claim claim, OfCapability known) {
        for (Object group : groupsAround(claim.access.grantee())) {
            for (Claim other : known.byGrantee.getOrDefault(group, List.of())) {
                if (other.number != claim.number
                        && covers(other, claim)
                        && !(other.number > claim.number && isAsWide(claim, other))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isAsWide(Claim claim, Claim other) {
        return !Collections.disjoint(groupsAround(other.access.grantee()), groups(claim.access.grantee()))
                && covers(claim, other);
    }

    /** Whether the first claim covers the second one for its grantee. */
    private static boolean covers(Claim general, Claim specific) {
        return general.certain
                && general.grant == specific.grant
                && specific.conditions.containsAll(general.conditions)
                && specific.access.notes().containsAll(general.access.notes());
    }

    /** What a claim is found by. */
    private static List<Object> groups(Grantee grantee) {
        return switch (grantee) {
            case Grantee.AnyAccount _ -> List.of(EVERYBODY);
            case Grantee.Organization(var id) -> List.of(new Group("organization", id));
            case Grantee.Account(var id) -> List.of(new Group("account", id));
            case Grantee.Principal principal ->
                principal.type().equals(Candidates.ROLE)
                        ? List.of(principal, sessionsOf(principal))
                        : List.of(principal);
            case Grantee.Service service -> List.of(lowerCase(service.name(), service.source()));
        };
    }

    /** What the claims are found by that are about everybody of a grantee, and may be about others. */
    private List<Object> groupsAround(Grantee grantee) {
        List<Object> around = new ArrayList<>();
        grantee.accountId().flatMap(shapes::organizationIn).ifPresent(id -> around.add(new Group("organization", id)));
        switch (grantee) {
            case Grantee.AnyAccount _ -> around.add(EVERYBODY);
            case Grantee.Organization(var id) -> {
                around.add(EVERYBODY);
                around.add(new Group("organization", id));
            }
            case Grantee.Account(var id) -> {
                around.add(EVERYBODY);
                around.add(new Group("account", id));
            }
            case Grantee.Principal principal -> {
                around.add(EVERYBODY);
                around.add(new Group("account", principal.account()));
                around.add(principal);
                if (principal.type().equals(Candidates.ROLE_SESSION)) {
                    around.add(sessionsOf(principal));
                }
            }
            case Grantee.Service(var name, var source) -> {
                if (name.equals(ServiceCandidates.ANY_SERVICE)) {
                    around.add(EVERYBODY);
                }
                for (String service : List.of(name, ServiceCandidates.ANY_SERVICE)) {
                    around.add(lowerCase(service, source));
                    around.add(lowerCase(service, ServiceCandidates.ANY_SOURCE));
                }
            }
        }
        return around;
    }

    private static Grantee.Service lowerCase(String service, String source) {
        return new Grantee.Service(service.toLowerCase(Locale.ROOT), source);
    }

    /** The same for a role and its sessions: the ARN of a session does not contain the role's path. */
    private static Group sessionsOf(Grantee.Principal principal) {
        String[] parts = principal.arn().split("/", -1);
        String role = principal.type().equals(Candidates.ROLE) ? parts[parts.length - 1] : parts[1];
        return new Group("sessions", principal.account() + "/" + role);
    }
}
