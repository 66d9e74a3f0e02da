package io.keyledger.policy.remedy;

import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.PolicyChange;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.policy.search.Via;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * What insiders of the trust zone can do under a policy, searched without outsiders, because claims for outsiders would
 * cover theirs.
 */
final class Insiders {
    private final KeyAnalysis key;
    private final TrustZone zone;

    Insiders(KeyAnalysis key) {
        this.key = key;
        this.zone = key.search().zone();
    }

    /** The claims of access, and whether anything was left undecided. */
    KeyAccess under(Policy policy) {
        return key.accessWith(PolicyChange.adding(policy, denials()));
    }

    /** What insiders can do if only one statement allows; nothing if that statement is absent. */
    KeyAccess by(Policy policy, Optional<Statement> allow) {
        Policy alone = PolicyChange.keeping(
                policy,
                statement -> statement.effect() == Effect.DENY
                        || allow.filter(statement::equals).isPresent());
        return key.accessIn(key.world()
                .withGrants(List.of())
                .with(Layer.RESOURCE_POLICY, CompiledPolicy.of(PolicyChange.adding(alone, denials()))));
    }

    private List<String> denials() {
        return List.of(
                deny("false", "kms:CallerAccount", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths"),
                deny("true", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"));
    }

    /** What is claimed in the first and, on the same terms, in none of the others, in words. */
    static List<String> lost(KeyAccess before, KeyAccess... after) {
        Set<Holding> kept = new HashSet<>();
        for (KeyAccess access : after) {
            access.accesses().forEach(claim -> kept.add(Holding.of(claim)));
        }
        Map<String, Set<String>> lost = new TreeMap<>();
        for (Access access : before.accesses()) {
            if (!kept.contains(Holding.of(access))) {
                lost.computeIfAbsent(access.grantee().text(), _ -> new TreeSet<>())
                        .add(access.capability().text());
            }
        }
        List<String> words = new ArrayList<>();
        lost.forEach((grantee, capabilities) -> words.add(grantee + " (" + String.join(", ", capabilities) + ")"));
        return words;
    }

    private String deny(String service, String account, String organization, String path) {
        Set<String> accounts = new TreeSet<>(zone.accounts());
        accounts.add(key.accountId());
        List<String> tests = new ArrayList<>();
        tests.add("\"Bool\":{\"aws:PrincipalIsAWSService\":\"" + service + "\"}");
        List<String> others = new ArrayList<>();
        others.add("\"" + account + "\":" + json(accounts));
        if (!zone.organizations().isEmpty()) {
            others.add("\"" + organization + "\":" + json(new TreeSet<>(zone.organizations())));
        }
        tests.add("\"StringNotEquals\":{" + String.join(",", others) + "}");
        if (!zone.organizationPaths().isEmpty()) {
            Set<String> paths = new TreeSet<>();
            zone.organizationPaths().forEach(trusted -> paths.add(trusted + "*"));
            tests.add("\"ForAllValues:StringNotLike\":{\"" + path + "\":" + json(paths) + "}");
        }
        return "{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\",\"Service\":\"*\"},\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{" + String.join(",", tests) + "}}";
    }

    private static String json(Set<String> values) {
        return JsonMapper.shared().writeValueAsString(values);
    }

    /** A capability of a principal, its source, and its conditions. */
    private record Holding(Capability capability, Grantee grantee, Via via, Set<String> conditions) {
        static Holding of(Access access) {
            return new Holding(access.capability(), access.grantee(), access.via(), Set.copyOf(access.conditions()));
        }
    }
}
