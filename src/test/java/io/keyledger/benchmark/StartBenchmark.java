package io.keyledger.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a user waits for the help and for commands that need no network: whole processes, through the launcher, in
 * turns with Java itself. The first argument is the number of rounds, 20 where there is none.
 */
public final class StartBenchmark {
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
            "Action":"kms:*","Resource":"*"}]}
            """;
    private static final String JAVA = "java -version";

    private StartBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("keyledger-benchmark");
        String policy = Files.writeString(folder.resolve("policy.json"), POLICY).toString();
        String request = Files.writeString(folder.resolve("cases.jsonl"), Cases.line(0) + "\n")
                .toString();
        Map<String, String[]> commands = new LinkedHashMap<>();
        commands.put("--help", new String[] {"--help"});
        commands.put("policy simulate", new String[] {"policy", "simulate", request});
        commands.put("policy check", new String[] {"policy", "check", policy});
        commands.put("permissions", new String[] {"permissions"});

        // The first start makes the cache.
        Launcher.time(Redirect.DISCARD, "--version");
        Map<String, List<Duration>> times = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            add(times, JAVA, Launcher.timeJava());
            for (Map.Entry<String, String[]> command : commands.entrySet()) {
                add(times, command.getKey(), Launcher.time(Redirect.DISCARD, command.getValue()));
            }
        }
        double java = median(times.getOrDefault(JAVA, List.of())).toMillis();
        System.out.printf("%-16s %8s %10s %8s %8s%n", "", "min ms", "median ms", "max ms", "ratio");
        times.forEach((command, taken) -> System.out.printf(
                "%-16s %8d %10d %8d %8.1f%n",
                command,
                Collections.min(taken).toMillis(),
                median(taken).toMillis(),
                Collections.max(taken).toMillis(),
                median(taken).toMillis() / java));
    }

    private static void add(Map<String, List<Duration>> times, String command, Duration took) {
        times.computeIfAbsent(command, _ -> new ArrayList<>()).add(took);
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
