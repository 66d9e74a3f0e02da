package io.keyledger.benchmark;

import io.keyledger.policy.decision.CompiledPolicies;
import io.keyledger.policy.decision.CompiledPolicies.Outcome;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.AccessSearch;
import io.keyledger.policy.search.IdentityPermissions;
import io.keyledger.policy.search.KeyWorld;
import io.keyledger.policy.search.TrustZone;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How long the keys of an account take whose identities are known: a thousand of them, as accounts have them. The first
 * argument is the number of keys, 5,000 where there is none. Times are those of the processor.
 */
public final class IdentitiesBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int IDENTITIES = 1_000;
    private static final CompiledPolicies POLICIES = CompiledPolicies.about("kms");

    private IdentitiesBenchmark() {}

    public static void main(String[] arguments) {
        int keys = arguments.length == 0 ? 5_000 : Integer.parseInt(arguments[0]);
        List<IdentityPermissions> identities = identities();
        List<CompiledPolicy> policies = List.copyOf(KeyPolicies.typical().values());
        for (int run = 0; run < 3; run++) {
            AccessSearch search = new AccessSearch(TrustZone.ofAccounts(Set.of(KeyPolicies.ACCOUNT)), Instant.EPOCH);
            long claims = 0;
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < keys; i++) {
                CompiledPolicy policy = policies.get(i % policies.size());
                claims += search.of(
                                KeyWorld.of(key(i), World.EMPTY.with(Layer.RESOURCE_POLICY, policy)),
                                identities,
                                List.of())
                        .accesses()
                        .size();
            }
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    "%,d keys × %,d identities: %,d claims in %.2f s, %.0f µs a key%n",
                    keys, identities.size(), claims, seconds, seconds * 1e6 / keys);
        }
    }

    private static RequestedResource key(int number) {
        return new RequestedResource(
                "arn:aws:kms:us-west-2:111122223333:key/%08d-12ab-34cd-56ef-1234567890ab".formatted(number),
                KeyPolicies.ACCOUNT);
    }

    /** A few administrators, many applications with a key each, and most without a word on KMS. */
    private static List<IdentityPermissions> identities() {
        List<IdentityPermissions> identities = new ArrayList<>();
        for (int i = 0; i < IDENTITIES; i++) {
            List<CompiledPolicy> own = new ArrayList<>();
            if (i % 50 == 0) {
                own.add(policy("\"*\"", "\"*\""));
            } else if (i % 5 == 0) {
                own.add(policy(
                        "[\"kms:Decrypt\",\"kms:GenerateDataKey\"]",
                        "\"arn:aws:kms:us-west-2:111122223333:key/%08d-12ab-34cd-56ef-1234567890ab\"".formatted(i)));
            }
            identities.add(new IdentityPermissions(
                    new Caller.RoleSession(
                            "aws", KeyPolicies.ACCOUNT, "/", "role-" + i, null, "AROA%017d".formatted(i)),
                    own,
                    List.of(),
                    List.of()));
        }
        return List.copyOf(identities);
    }

    private static CompiledPolicy policy(String actions, String resources) {
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":" + actions
                + ",\"Resource\":" + resources + "}}";
        if (POLICIES.get(PolicyKind.IDENTITY, document) instanceof Outcome.Compiled(var compiled)) {
            return compiled;
        }
        throw new IllegalStateException(document);
    }
}
