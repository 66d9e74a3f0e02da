package io.keyledger.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.keyledger.collect.Depth;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.Pace;
import io.keyledger.collect.run.CollectSettings;
import io.keyledger.collect.run.CollectionRun;
import io.keyledger.collect.run.CollectorRegistry;
import io.keyledger.collect.run.ProgressListener;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.moto.ModelledAws;
import io.keyledger.moto.MotoAccount;
import io.keyledger.moto.MotoServer;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.regions.Region;

/**
 * What a Region costs whose every declared type has one resource: calls, CPU and metaspace, for the first and the next
 * Region of a process; then the calls of a Region where nothing is. AWS's models answer, in a container.
 */
public final class CatalogueBenchmark {
    private static final Pace PACE = new Pace(1, 64, 3, Duration.ofMillis(1), Duration.ofMillis(1));
    private static final Set<String> HAND_WRITTEN = Set.of("iam", "kms", "organizations", "s3");

    private CatalogueBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        MotoServer moto = MotoServer.shared();
        moto.reset();
        Set<String> services = new TreeSet<>(CollectorRegistry.installed().names());
        services.removeAll(HAND_WRITTEN);
        ModelledAws modelled = ModelledAws.account("777000000081");
        report("first Region, one of each", moto, modelled.in(Region.US_EAST_1), "us-east-1", services);
        report("next Region, one of each", moto, modelled.in(Region.EU_WEST_1), "eu-west-1", services);
        report("next Region, nothing there", moto, moto.in("444455556666", Region.EU_WEST_1), "eu-west-1", services);
        System.exit(0);
    }

    private static void report(String name, MotoServer moto, MotoAccount account, String region, Set<String> services)
            throws IOException {
        long cpu = cpu();
        long metaspace = metaspace();
        List<Fact> facts = collect(moto, account, region, services);
        List<ApiCoverage> coverage = facts.stream()
                .filter(ApiCoverage.class::isInstance)
                .map(ApiCoverage.class::cast)
                .filter(row -> row.asked() > 0)
                .toList();
        System.out.printf(
                "%s: %d calls of %d actions, %d rows of %d types, %.1f s of CPU, %d MB more of metaspace%n",
                name,
                coverage.stream().mapToLong(ApiCoverage::asked).sum(),
                coverage.size(),
                rows(facts).size(),
                rows(facts).stream().map(EncryptedResource::type).distinct().count(),
                (cpu() - cpu) / 1e9,
                (metaspace() - metaspace) >> 20);
    }

    private static List<EncryptedResource> rows(List<Fact> facts) {
        return facts.stream()
                .filter(EncryptedResource.class::isInstance)
                .map(EncryptedResource.class::cast)
                .toList();
    }

    private static List<Fact> collect(MotoServer moto, MotoAccount account, String region, Set<String> services)
            throws IOException {
        Path folder = Files.createTempDirectory("keyledger-benchmark").resolve("snapshot");
        Scope scope = new Scope(List.of(), null, null, "keyledger", List.of(region), services);
        CollectSettings settings = new CollectSettings(scope, Depth.standard(), PACE, moto.endpoint(), null);
        try (CollectionRun run = CollectionRun.open(settings, account.credentials());
                SnapshotWriter writer = SnapshotWriter.open(folder, run.description(Instant.now(), "benchmark"))) {
            run.run(writer, ProgressListener.NONE);
        }
        List<Fact> facts = new ArrayList<>();
        Snapshot snapshot = Snapshot.open(folder);
        for (PartId part : snapshot.parts()) {
            snapshot.read(part, facts::add);
        }
        return facts;
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
