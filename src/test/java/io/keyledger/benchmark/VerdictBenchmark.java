package io.keyledger.benchmark;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.AccessSearch;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.KeyWorld;
import io.keyledger.policy.search.TrustZone;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long it takes to say who can do what with a key, with a witness for each claim: key policies one by one. Times
 * are those of the processor, which other work on the machine does not disturb.
 */
public final class VerdictBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 2_000;
    private static final int ROUNDS = 1_000;
    private static final long LONGEST_WARM_UP = 4_000_000_000L;
    private static final long LONGEST = 6_000_000_000L;
    private static final RequestedResource KEY = new RequestedResource(
            "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", KeyPolicies.ACCOUNT);

    private VerdictBenchmark() {}

    public static void main(String[] arguments) {
        System.out.printf(
                "%-24s %8s %10s %10s %10s %8s %8s%n",
                "", "policies", "median µs", "p99 µs", "worst µs", "claims", "unknown");
        row("typical", KeyPolicies.typical(), true);
        row("documented", KeyPolicies.documented(), false);
        if (arguments.length == 0) {
            row("adversarial", KeyPolicies.adversarial(), true);
        }
    }

    private static void row(String name, Map<String, CompiledPolicy> policies, boolean eachAlone) {
        if (eachAlone) {
            policies.forEach((title, policy) -> measure(title, List.of(policy)));
        }
        measure("all " + name, List.copyOf(policies.values()));
    }

    private static void measure(String name, List<CompiledPolicy> policies) {
        List<KeyWorld> keys = policies.stream()
                .map(policy -> KeyWorld.of(KEY, World.EMPTY.with(Layer.RESOURCE_POLICY, policy)))
                .toList();
        long end = now() + LONGEST_WARM_UP;
        for (int i = 0; i < WARM_UP && now() < end; i++) {
            keys.forEach(VerdictBenchmark::verdict);
        }
        long[] times = new long[ROUNDS * keys.size()];
        int measured = 0;
        int claims = 0;
        int unknown = 0;
        end = now() + LONGEST;
        for (int round = 0; round < ROUNDS && now() < end; round++) {
            for (KeyWorld key : keys) {
                long start = now();
                KeyAccess access = verdict(key);
                times[measured++] = now() - start;
                if (round == 0) {
                    claims += access.accesses().size();
                    unknown += access.isComplete() ? 0 : 1;
                }
            }
        }
        long[] sorted = Arrays.copyOf(times, measured);
        Arrays.sort(sorted);
        System.out.printf(
                "%-24s %8d %10.0f %10.0f %10.0f %8d %8d%n",
                name,
                keys.size(),
                sorted[measured / 2] / 1e3,
                sorted[(int) (measured * 0.99)] / 1e3,
                sorted[measured - 1] / 1e3,
                claims,
                unknown);
    }

    private static long now() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static KeyAccess verdict(KeyWorld key) {
        // A search of its own each time: what searches remember of each other is not measured here.
        return new AccessSearch(TrustZone.ofAccounts(Set.of(KeyPolicies.ACCOUNT)), Instant.EPOCH)
                .of(key, List.of(), List.of());
    }
}
