package io.keyledger.check.access;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Contexts;
import io.keyledger.check.Status;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.analysis.PolicyAnalyst;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.search.TrustZone;
import java.util.List;
import java.util.Set;

/** Key policies without a key, as {@code policy check} sees them. JSON is written with single quotes. */
final class PolicyOnly {
    private final String document;
    private TrustZone zone = TrustZone.ofAccounts(Set.of(AnalysisBuilder.OWNER));
    private String organization = "";

    private PolicyOnly(String document) {
        this.document = document;
    }

    /** A key policy of these statements, of a key of 111122223333. */
    static PolicyOnly policy(String... statements) {
        return new PolicyOnly("{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}");
    }

    PolicyOnly inOrganization() {
        organization = AnalysisBuilder.ORGANIZATION;
        return this;
    }

    PolicyOnly trusting(List<String> networks, Set<String> vpcs, Set<String> endpoints) {
        zone = new TrustZone(Set.of(AnalysisBuilder.OWNER), Set.of(), List.of(), List.of(), networks, vpcs, endpoints);
        return this;
    }

    KeyAnalysis analysis() {
        return switch (PolicyParser.parse(PolicyKind.KEY, document.replace('\'', '"'))) {
            case ParseResult.Parsed(var policy) ->
                new PolicyAnalyst(zone, Contexts.AS_OF)
                        .of(policy, new KeyOwner(AnalysisBuilder.OWNER, "us-east-1", organization));
            case ParseResult.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    Status status(AccessCheck check) {
        return check.evaluate(analysis(), CheckSettings.defaults()).verdict().status();
    }
}
