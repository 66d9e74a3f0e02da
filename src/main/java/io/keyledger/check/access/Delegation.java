package io.keyledger.check.access;

import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.KeyAccess;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Finds who can give use of a key to principals of their choice. */
final class Delegation {
    private static final String CREATE_GRANT = "kms:CreateGrant";
    private static final String GRANTEE = "kms:GranteePrincipal";

    private Delegation() {}

    /**
     * Who can change the policy, or can create a grant that is not for an AWS resource, to a grantee that the policy
     * does not fix, and with an operation that decrypts, signs or delegates.
     */
    static KeyAccess unlimited(KeyAnalysis key, Policy policy) {
        Probe probe = new Probe(key, policy)
                .only(CREATE_GRANT, "kms:PutKeyPolicy")
                .without(CREATE_GRANT, "{\"Bool\":{\"kms:GrantIsForAWSResource\":\"true\"}}")
                .without(
                        CREATE_GRANT,
                        "{\"ForAllValues:StringNotEquals\":{\"kms:GrantOperations\":[\"Decrypt\",\"ReEncryptFrom\","
                                + "\"DeriveSharedSecret\",\"Sign\",\"GenerateMac\",\"CreateGrant\"]}}")
                .without(
                        CREATE_GRANT,
                        "{\"ArnLike\":{\"" + GRANTEE + "\":" + json(Set.of("arn:*:*::" + key.accountId() + ":*"))
                                + "}}");
        fixed(policy, GRANTEE, probe);
        fixed(policy, "kms:GranteeServicePrincipal", probe);
        return probe.search();
    }

    /** The claims that are certainly limited. */
    static Set<Access> limited(KeyAnalysis key, Policy policy, List<Access> claims) {
        KeyAccess left = unlimited(key, policy);
        return Doubts.ofPolicy(key, left).isEmpty()
                ? claims.stream()
                        .filter(claim -> left.of(Capability.DELEGATE).stream()
                                .noneMatch(other -> other.statements().equals(claim.statements())
                                        && other.grantee().equals(claim.grantee())))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Excludes the grantees that the policy itself names. */
    private static void fixed(Policy policy, String key, Probe probe) {
        Set<String> named = new TreeSet<>();
        policy.statements().stream()
                .flatMap(statement -> statement.conditions().stream())
                .filter(condition -> condition.keyText().equalsIgnoreCase(key))
                .flatMap(condition -> condition.values().stream())
                .map(Condition.Value::template)
                .filter(template -> template.isFixed())
                .forEach(template -> named.add(template.fixedText()));
        if (!named.isEmpty()) {
            probe.without(CREATE_GRANT, "{\"StringEquals\":{\"" + key + "\":" + json(named) + "}}");
        }
    }

    private static String json(Set<String> values) {
        return JsonMapper.shared().writeValueAsString(values);
    }
}
