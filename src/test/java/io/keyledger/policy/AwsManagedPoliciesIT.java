package io.keyledger.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.moto.MotoServer;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Lint;
import io.keyledger.policy.language.LintCode.Consequence;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.PolicyPrinter;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.AccessSearch;
import io.keyledger.policy.search.IdentityPermissions;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.KeyWorld;
import io.keyledger.policy.search.PolicyReach;
import io.keyledger.policy.search.TrustZone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All AWS managed policies there are: real documents, written by hundreds of teams over fifteen years. */
class AwsManagedPoliciesIT {
    private static final String ACCOUNT = "111122223333";
    private static final String KEY = "arn:aws:kms:us-east-1:" + ACCOUNT + ":key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String DEFAULT_KEY_POLICY = """
            {"Version": "2012-10-17", "Id": "key-default-1", "Statement": [{"Sid": "Enable IAM User Permissions",
             "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*",
             "Resource": "*"}]}
            """;

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    @Test
    void areReadAndPrintedWithoutLossAndWithoutARemarkThatAwsWouldRefuseThem() {
        SortedMap<String, String> documents = moto.controls().awsManagedPolicies();

        assertThat(documents).hasSizeGreaterThan(1_000);
        documents.forEach((name, document) -> {
            Policy policy = policy(name, PolicyKind.IDENTITY, document);
            assertThat(policy.lints())
                    .as(name)
                    .filteredOn(lint -> lint.code().consequence() == Consequence.REFUSED_BY_AWS)
                    .extracting(Lint::sentence)
                    .isEmpty();
            Policy again = policy(name, PolicyKind.IDENTITY, PolicyPrinter.print(policy));
            assertThat(PolicyPrinter.print(again)).as(name).isEqualTo(PolicyPrinter.print(policy));
        });
    }

    @Test
    void giveAnAnswerOnADefaultKeyWithoutAnUnknown() {
        AccessSearch search = new AccessSearch(TrustZone.ofAccounts(Set.of(ACCOUNT)), Instant.EPOCH);
        KeyWorld key = KeyWorld.of(
                new RequestedResource(KEY, ACCOUNT),
                World.EMPTY.with(
                        Layer.RESOURCE_POLICY,
                        List.of(CompiledPolicy.of(policy("default", PolicyKind.KEY, DEFAULT_KEY_POLICY)))));
        List<String> unknown = new ArrayList<>();
        Map<String, Set<Capability>> capabilities = new TreeMap<>();
        moto.controls().awsManagedPolicies().forEach((name, document) -> {
            IdentityPermissions identity = new IdentityPermissions(
                    new Caller.RoleSession("aws", ACCOUNT, "/", name, null, null),
                    List.of(CompiledPolicy.of(policy(name, PolicyKind.IDENTITY, document))),
                    List.of(),
                    List.of());
            KeyAccess access = search.of(key, List.of(identity), List.of());
            access.unknowns().forEach(reason -> unknown.add(name + ": " + reason));
            access.approximations().forEach(reason -> unknown.add(name + ": " + reason));
            assertThat(access.reach()).as(name).isEqualTo(PolicyReach.ACCOUNT);
            capabilities.put(name, capabilities(access, "arn:aws:iam::" + ACCOUNT + ":role/" + name));
        });

        assertThat(unknown).isEmpty();
        assertThat(capabilities.get("AdministratorAccess")).containsAll(EnumSet.allOf(Capability.class));
        assertThat(capabilities.get("AWSKeyManagementServicePowerUser"))
                .contains(Capability.METADATA)
                .doesNotContain(Capability.DECRYPT, Capability.DESTROY);
        assertThat(capabilities.get("AmazonS3ReadOnlyAccess")).isEmpty();
    }

    private static Set<Capability> capabilities(KeyAccess access, String principal) {
        return access.accesses().stream()
                .filter(claim -> claim.grantee().text().equals(principal))
                .map(Access::capability)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capability.class)));
    }

    private static Policy policy(String name, PolicyKind kind, String document) {
        ParseResult result = PolicyParser.parse(kind, document);
        assertThat(result).as(name + ": " + result).isInstanceOf(ParseResult.Parsed.class);
        return ((ParseResult.Parsed) result).policy();
    }
}
