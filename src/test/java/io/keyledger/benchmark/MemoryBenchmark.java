package io.keyledger.benchmark;

import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubServer;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a heap of 256 MB is in use after a garbage collection while whole Regions are collected side by side,
 * then evaluated, each by the launcher in a process of its own. The arguments are the numbers of keys in a Region and
 * of Regions, 20,000 and 4 by default. Run from the folder that the launcher is in.
 */
public final class MemoryBenchmark {
    private static final String ACCOUNT = "111122223333";
    private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2");
    private static final String HEAP = "256m";
    private static final Pattern AFTER_COLLECTION = Pattern.compile("->([0-9]+)M\\(");

    private MemoryBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int keys = arguments.length < 1 ? 20_000 : Integer.parseInt(arguments[0]);
        int regions = arguments.length < 2 ? REGIONS.size() : Integer.parseInt(arguments[1]);
        StubWorld world = StubWorld.builder()
                .accounts(ACCOUNT)
                .regions(REGIONS.subList(0, regions).toArray(String[]::new))
                .population(StubPopulation.of(keys, 0, 0, 0))
                .build();
        Path folder = Files.createTempDirectory("keyledger-benchmark");
        Path configuration = Files.writeString(
                folder.resolve("keyledger.yaml"),
                "collect:\n  quota-share: 1\n  last-usage: never\nscope:\n  collectors: [kms, iam, organizations]\n");
        try (StubServer server = StubServer.start(world, StubBehaviour.calm())) {
            run(
                    folder,
                    "collect",
                    "--config=" + configuration,
                    "--endpoint-url=" + server.uri(),
                    "--region=" + String.join(",", REGIONS.subList(0, regions)),
                    "--snapshot=" + folder.resolve("snapshot"));
        }
        run(
                folder,
                "audit",
                "--config=" + configuration,
                "--from=" + folder.resolve("snapshot"),
                "--output=" + folder.resolve("reports"));
    }

    private static void run(Path folder, String command, String... options) throws IOException, InterruptedException {
        Path log = folder.resolve(command + ".log");
        Duration took = Launcher.run(
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        StubServer.accessKeyId(ACCOUNT),
                        "AWS_SECRET_ACCESS_KEY",
                        "any",
                        "KEYLEDGER_JVM_OPTIONS",
                        "-Xmx" + HEAP + " -Xlog:gc:file=" + log),
                command,
                options);
        System.out.printf(
                "%s: %.1f s, at most %d MB of a heap of %s in use after a collection%n",
                command, took.toMillis() / 1000.0, mostInUse(log), HEAP);
    }

    private static long mostInUse(Path log) throws IOException {
        long most = 0;
        for (String line : Files.readAllLines(log)) {
            Matcher collection = AFTER_COLLECTION.matcher(line);
            if (collection.find()) {
                most = Math.max(most, Long.parseLong(collection.group(1)));
            }
        }
        return most;
    }
}
