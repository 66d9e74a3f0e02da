package io.keyledger.policy.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.Capability;
import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.language.PolicyPrinter;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Request;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of every key, tried on many small ones: the search and brute force agree. */
class AccessSearchPropertyTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 300);
    private static final long SEED = Long.getLong("seed", 20_261_125);

    @Test
    void noAccessIsMissed() {
        int[] allowed = new int[1];
        int unknown = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RandomKeys random = new RandomKeys(new SplittableRandom(SEED * 1_000_003 + round));
            String policy = random.keyPolicy();
            KeyWorld key = random.key(policy);
            List<IdentityPermissions> identities = random.identities();
            TrustZone zone = random.zone();
            KeyAccess access = new AccessSearch(zone, Instant.EPOCH).of(key, identities, List.of());
            if (!access.unknowns().isEmpty()) {
                unknown++;
                continue;
            }
            String what = "round " + round + " " + describe(policy, key, identities);
            new BruteForce(key, identities).eachAllowed(request -> {
                allowed[0]++;
                boolean beside = request.caller() instanceof Caller.ServicePrincipal
                        && access.accesses().stream().anyMatch(claim -> claim.grantee() instanceof Grantee.AnyAccount);
                if (!beside
                        && !isTrustedForItsPlace(request, zone)
                        && access.accesses().stream().noneMatch(claim -> isAbout(claim, request))) {
                    throw new AssertionError(what + "\nallows " + brief(request) + "\nbut claims are " + show(access));
                }
            });
        }
        assertThat(allowed[0]).isGreaterThan(ROUNDS);
        assertThat(unknown).isLessThan(ROUNDS / 20);
    }

    /** Whoever comes from a place of the trust zone is no outsider, and is not claimed to be one. */
    private static boolean isTrustedForItsPlace(Request request, TrustZone zone) {
        boolean insider =
                request.caller().account().filter(zone.accounts()::contains).isPresent();
        boolean trusted = zone.endpoints().containsAll(RandomKeys.TRUSTED_ENDPOINTS)
                && (request.context().values("aws:sourcevpce").stream().anyMatch(zone.endpoints()::contains)
                        || request.context().values("aws:sourceip").stream()
                                .anyMatch(address -> address.startsWith("203.0.113.")));
        return trusted && !insider;
    }

    static String describe(String policy, KeyWorld key, List<IdentityPermissions> identities) {
        StringBuilder text = new StringBuilder(policy);
        text.append("\ngrants ").append(key.world().grants());
        key.world()
                .levels(Layer.RESOURCE_CONTROL_POLICY)
                .forEach(level ->
                        level.policies().forEach(p -> text.append("\nRCP ").append(PolicyPrinter.print(p.policy()))));
        text.append("\norganizations ").append(key.organizations());
        for (IdentityPermissions identity : identities) {
            text.append("\n").append(identity.caller().principalArn());
            identity.policies().forEach(p -> text.append(" allows ").append(PolicyPrinter.print(p.policy())));
            identity.boundaries().forEach(p -> text.append(" bounded by ").append(PolicyPrinter.print(p.policy())));
        }
        return text.toString();
    }

    static String show(KeyAccess access) {
        StringBuilder text = new StringBuilder();
        for (Access claim : access.accesses()) {
            text.append("\n  ")
                    .append(claim.capability())
                    .append(' ')
                    .append(claim.grantee().text())
                    .append(' ')
                    .append(claim.via())
                    .append(' ')
                    .append(claim.statements())
                    .append(' ')
                    .append(claim.conditions())
                    .append(' ')
                    .append(claim.notes())
                    .append(' ')
                    .append(brief(claim.witness().request()));
        }
        return text + "\n  unknowns " + access.unknowns() + " approximations " + access.approximations();
    }

    static String brief(Request request) {
        java.util.Map<String, List<String>> c =
                new java.util.TreeMap<>(request.context().asWritten());
        c.keySet()
                .removeAll(List.of(
                        "aws:PrincipalAccount",
                        "aws:RequestedRegion",
                        "aws:ResourceAccount",
                        "aws:SecureTransport",
                        "aws:ViaAWSService",
                        "kms:CallerAccount",
                        "aws:PrincipalIsAWSService",
                        "aws:ResourceOrgID",
                        "aws:ResourceOrgPaths",
                        "aws:PrincipalServiceName",
                        "aws:PrincipalServiceNamesList"));
        return request.caller() + " " + request.action() + " " + c;
    }

    /** Where a claim has no condition, every request of its action is allowed; otherwise says which is not. */
    static @org.jspecify.annotations.Nullable String unconditional(BruteForce all, Access claim) {
        Request witness = claim.witness().request();
        String[] refused = new String[1];
        io.keyledger.policy.decision.World world = all.worldOf(witness.caller());
        all.each(witness.caller(), witness.action(), request -> {
            if (isFor(claim.grantee(), request)
                    && request.context().has("aws:sourcearn")
                            == request.context().has("aws:sourceaccount")
                    && !Decider.decide(world, request).isAllowed()) {
                refused[0] = "refused " + brief(request);
            }
        });
        return refused[0];
    }

    static boolean isAbout(Access claim, Request request) {
        return claim.capability().actions().contains(request.action()) && isFor(claim.grantee(), request);
    }

    static boolean isFor(Grantee grantee, Request request) {
        List<String> organization = request.context().values("aws:principalorgid");
        List<String> source = request.context().values("aws:sourceaccount");
        List<String> arn = request.context().values("aws:sourcearn");
        return switch (grantee) {
            // Services among everybody are not told apart from everybody.
            case Grantee.AnyAccount _ -> true;
            case Grantee.Organization(var id) ->
                organization.contains(id)
                        || request.context().values("aws:principalorgpaths").stream()
                                .anyMatch(p -> p.startsWith(id));
            case Grantee.Account(var id) ->
                request.caller().account().filter(id::equals).isPresent();
            case Grantee.Principal(var name, var type, var _) ->
                name.equals(request.principalArn())
                        || name.equals(request.sessionArn())
                        || (type.equals(Candidates.UNIQUE_ID)
                                && request.context().values("aws:userid").stream()
                                        .anyMatch(id -> id.startsWith(name)));
            case Grantee.Service(var name, var of) ->
                request.caller() instanceof Caller.ServicePrincipal service
                        && (name.equals(ServiceCandidates.ANY_SERVICE) || name.equals(service.name()))
                        && (of.equals(ServiceCandidates.ANY_SOURCE)
                                || (of.equals("an undisclosed source") && source.isEmpty() && arn.isEmpty())
                                || of.equals("account "
                                        + (source.isEmpty()
                                                ? arn.isEmpty()
                                                        ? ""
                                                        : arn.getFirst().split(":", 6)[4]
                                                : source.getFirst()))
                                || arn.contains(of));
        };
    }

    @Test
    void everyWitnessIsAllowedAndOfTheGrantee() {
        int claims = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RandomKeys random = new RandomKeys(new SplittableRandom(SEED * 1_000_003 + round));
            String policy = random.keyPolicy();
            KeyWorld key = random.key(policy);
            List<IdentityPermissions> identities = random.identities();
            KeyAccess access = new AccessSearch(random.zone(), Instant.EPOCH).of(key, identities, List.of());
            BruteForce all = new BruteForce(key, identities);
            for (Access claim : access.accesses()) {
                claims++;
                Request request = claim.witness().request();
                assertThat(claim.witness().decision().isAllowed()).isTrue();
                assertThat(Decider.decide(all.worldOf(request.caller()), request)
                                .isAllowed())
                        .as("round %s %s claims%s", round, describe(policy, key, identities), show(access))
                        .isTrue();
                assertThat(claim.capability().actions()).contains(request.action());
                assertThat(isFor(claim.grantee(), request))
                        .as(
                                claim.grantee() + " " + request + " round %s %s claims%s",
                                round,
                                describe(policy, key, identities),
                                show(access))
                        .isTrue();
            }
        }
        assertThat(claims).isGreaterThan(ROUNDS);
        assertThat(Set.of(Capability.values())).isNotEmpty();
    }
}
