package io.keyledger.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long <code>policy simulate</code> takes as a whole process, from a file into a file: for cases that share a
 * hundred policies, and for a tenth as many whose policies all differ. The first argument is the number of cases, a
 * million where there is none.
 */
public final class SimulationBenchmark {
    private static final Pattern DECISION = Pattern.compile("\"decision\":\"([A-Za-z]+)\"");

    private SimulationBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int number = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("keyledger-benchmark");
        Path cases = folder.resolve("cases.jsonl");
        Path answers = folder.resolve("answers.jsonl");
        try {
            Launcher.time(Redirect.DISCARD, "--version");
            double shared = microseconds("that share policies", number, Cases::line, cases, answers);
            double different = microseconds("whose policies differ", number / 10, Cases::different, cases, answers);
            System.out.printf("a case with policies of its own takes %.1f times as long%n", different / shared);
        } finally {
            Files.deleteIfExists(cases);
            Files.deleteIfExists(answers);
            Files.delete(folder);
        }
    }

    /** How long a case takes, while all cores work on others. */
    private static double microseconds(String which, int number, IntFunction<String> line, Path cases, Path answers)
            throws IOException, InterruptedException {
        write(cases, number, line);
        Duration took = Launcher.time(Redirect.to(answers.toFile()), "policy", "simulate", cases.toString());
        double seconds = took.toMillis() / 1000.0;
        System.out.printf(
                "%,d cases %s, of %,d bytes, in %.1f s: %,.0f a second%n",
                number, which, Files.size(cases), seconds, number / seconds);
        System.out.println(decisions(answers));
        return seconds * 1e6 / number;
    }

    private static void write(Path file, int number, IntFunction<String> line) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < number; i++) {
                writer.write(line.apply(i));
                writer.write('\n');
            }
        }
    }

    private static Map<String, Long> decisions(Path answers) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        try (Stream<String> lines = Files.lines(answers)) {
            lines.forEach(line -> {
                Matcher decision = DECISION.matcher(line);
                counts.merge(decision.find() ? decision.group(1) : "error", 1L, Long::sum);
            });
        }
        return counts;
    }
}
