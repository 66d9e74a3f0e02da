package io.keyledger.policy.simulation;

import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.KeyGrant.Constraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads grants in the form of ListGrants. */
final class SimulatedGrantReader {
    private SimulatedGrantReader() {}

    static List<KeyGrant> read(RawJson json) {
        List<KeyGrant> grants = new ArrayList<>();
        for (RawJson item : json.items()) {
            Map<String, RawJson> grant = item.members("a grant");
            if (grant.containsKey("Grants")) {
                grants.addAll(read(grant.get("Grants")));
            } else {
                grants.add(grant(grant));
            }
        }
        return grants;
    }

    private static KeyGrant grant(Map<String, RawJson> grant) {
        String grantee = optional(grant, "GranteePrincipal");
        if (grantee == null) {
            grantee = optional(grant, "GranteeServicePrincipal");
        }
        if (grantee == null) {
            throw new InvalidCaseException("a grant has no GranteePrincipal");
        }
        String retiring = optional(grant, "RetiringPrincipal");
        List<String> operations = new ArrayList<>();
        for (RawJson operation : member(grant, "Operations").items()) {
            operations.add(operation.string("a grant's operation"));
        }
        String id = optional(grant, "GrantId");
        String key = optional(grant, "KeyId");
        return new KeyGrant(
                id == null ? "" : id,
                key == null ? "" : key,
                grantee,
                retiring == null ? optional(grant, "RetiringServicePrincipal") : retiring,
                optional(grant, "IssuingAccount"),
                operations,
                constraints(member(grant, "Constraints")));
    }

    private static List<Constraint> constraints(RawJson json) {
        List<Constraint> constraints = new ArrayList<>();
        if (json.isMissing()) {
            return constraints;
        }
        json.members("a grant's Constraints").forEach((name, value) -> {
            if (!value.isMissing()) {
                constraints.add(
                        switch (name) {
                            case "EncryptionContextEquals" -> new Constraint.EncryptionContextEquals(pairs(value));
                            case "EncryptionContextSubset" -> new Constraint.EncryptionContextSubset(pairs(value));
                            case "SourceArn" -> new Constraint.SourceArn(value.string(name));
                            default -> throw new InvalidCaseException("a grant has the unknown constraint " + name);
                        });
            }
        });
        return constraints;
    }

    private static Map<String, String> pairs(RawJson json) {
        Map<String, String> pairs = new LinkedHashMap<>();
        json.members("an encryption context").forEach((name, value) -> pairs.put(name, value.string(name)));
        return pairs;
    }

    private static RawJson member(Map<String, RawJson> grant, String name) {
        return grant.getOrDefault(name, RawJson.MISSING);
    }

    private static @Nullable String optional(Map<String, RawJson> grant, String name) {
        RawJson value = member(grant, name);
        return value.isMissing() ? null : value.string(name);
    }
}
