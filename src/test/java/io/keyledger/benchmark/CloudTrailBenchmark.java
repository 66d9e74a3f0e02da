package io.keyledger.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.cost.cloudtrail.Event;
import io.keyledger.cost.cloudtrail.FolderFiles;
import io.keyledger.cost.cloudtrail.LogFiles;
import io.keyledger.cost.cloudtrail.TrailFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * How long CloudTrail's log files take to read, as a ratio to the time in which the system's gunzip decompresses the
 * same files on as many cores, and the same for the time of the processor, which other work on the machine disturbs
 * less. Then the files are read over and over until 1 GB and 100 GB of events were read; how much of the heap is in use
 * after a garbage collection at most. The arguments are the number of files, 200 where there is none, the share of the
 * events that are requests to KMS, in percent, 50 where there is none, and the gigabytes to read at last. A file has
 * 2,000 events.
 */
public final class CloudTrailBenchmark {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    /** A time as the shell prints it: user and system time, of the shell and then of its children. */
    private static final Pattern DURATION = Pattern.compile("(\\d+)m([\\d.]+)s");

    private static final int EVENTS = 2_000;
    private static final int ROUNDS = 5;
    private static final String ACCOUNT = "111122223333";
    private static final Instant BEGINNING = Instant.parse("2026-11-01T00:00:00Z");

    private CloudTrailBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int files = arguments.length < 1 ? 200 : Integer.parseInt(arguments[0]);
        int share = arguments.length < 2 ? 50 : Integer.parseInt(arguments[1]);
        int gigabytes = arguments.length < 3 ? 100 : Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("keyledger-benchmark");
        try {
            write(folder, files, share);
            System.out.printf(
                    "%,d events, %d %% of them requests to KMS, in %,d files of %,d MB; heap of %,d MB%n",
                    (long) files * EVENTS,
                    share,
                    files,
                    size(folder) >> 20,
                    Runtime.getRuntime().maxMemory() >> 20);
            HeapWatch.start();
            Time best = Time.MOST;
            Time bestOfGunzip = Time.MOST;
            for (int round = 0; round < ROUNDS; round++) {
                best = best.orLess(read(folder));
                bestOfGunzip = bestOfGunzip.orLess(gunzip(folder));
            }
            System.out.printf(
                    "ratio of the best rounds: %.2f; of the processor's time: %.2f%n",
                    best.seconds() / bestOfGunzip.seconds(), best.ofProcessor() / bestOfGunzip.ofProcessor());
            long bytes = decompressed(folder);
            stream(folder, bytes, 1);
            stream(folder, bytes, gigabytes);
        } finally {
            delete(folder);
        }
    }

    /** How long a round takes, and how long processors work on it. */
    private record Time(double seconds, double ofProcessor) {
        static final Time MOST = new Time(Double.MAX_VALUE, Double.MAX_VALUE);

        Time orLess(Time other) {
            return new Time(Math.min(seconds, other.seconds), Math.min(ofProcessor, other.ofProcessor));
        }
    }

    private static Time read(Path folder) throws IOException {
        long cpuBefore = SYSTEM.getProcessCpuTime();
        long began = System.nanoTime();
        CloudTrailUsage usage = LogFiles.read(new FolderFiles(folder));
        double seconds = (System.nanoTime() - began) / 1e9;
        double ofProcessor = (SYSTEM.getProcessCpuTime() - cpuBefore) / 1e9;
        System.out.printf(
                "read in %.2f s (%.2f s of CPU): %,.0f events a second%n",
                seconds, ofProcessor, usage.events() / seconds);
        return new Time(seconds, ofProcessor);
    }

    private static void stream(Path folder, long bytes, int gigabytes) throws IOException {
        int times = Math.toIntExact((gigabytes * 1_000_000_000L + bytes - 1) / bytes);
        long began = System.nanoTime();
        CloudTrailUsage usage = LogFiles.read(new RepeatedTrail(new FolderFiles(folder), times));
        System.out.printf(
                "%,.1f GB of events, the same %,d times: %,d events in %.0f s; most heap in use after a collection so far:"
                        + " %,d MB%n",
                times * bytes / 1e9,
                times,
                usage.events(),
                (System.nanoTime() - began) / 1e9,
                HeapWatch.mostInUse() >> 20);
    }

    private static long decompressed(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream events = new GZIPInputStream(Files.newInputStream(file))) {
                    bytes += events.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
        return bytes;
    }

    private static Time gunzip(Path folder) throws IOException, InterruptedException {
        String command = "find . -name '*.gz' -print0 | xargs -0 -n 10 -P "
                + Runtime.getRuntime().availableProcessors() + " gunzip -c > /dev/null && times";
        long began = System.nanoTime();
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (exitCode != 0) {
            throw new IllegalStateException("gunzip has ended with " + exitCode);
        }
        double ofProcessor = DURATION.matcher(times.lines().toList().getLast())
                .results()
                .mapToDouble(time -> 60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2)))
                .sum();
        System.out.printf("gunzip in %.2f s (%.2f s of CPU)%n", seconds, ofProcessor);
        return new Time(seconds, ofProcessor);
    }

    private static void write(Path folder, int files, int share) throws IOException {
        TrailFolder trail = new TrailFolder(folder);
        Random random = new Random(1);
        for (int file = 0; file < files; file++) {
            List<Event> events = new ArrayList<>();
            for (int event = 0; event < EVENTS; event++) {
                events.add(random.nextInt(100) < share ? request(random, file) : other(random, file));
            }
            trail.file(ACCOUNT, events);
        }
    }

    private static Event request(Random random, int minute) {
        int key = random.nextInt(200);
        return Event.of(random.nextInt(5) == 0 ? "GenerateDataKey" : "Decrypt", ACCOUNT)
                .byRole(ACCOUNT, "application-" + random.nextInt(40), "i-%017x".formatted(random.nextLong()))
                .at(BEGINNING.plusSeconds(minute * 60L + random.nextInt(60)))
                .id(random)
                .through("s3.amazonaws.com")
                .with("encryptionAlgorithm", "SYMMETRIC_DEFAULT")
                .context("aws:s3:arn", "arn:aws:s3:::bucket-%d/data/%x".formatted(key % 60, random.nextLong()))
                .on("arn:aws:kms:eu-central-1:%s:key/11111111-2222-4333-8444-%012d".formatted(ACCOUNT, key));
    }

    private static Event other(Random random, int minute) {
        return Event.of("DescribeInstances", ACCOUNT)
                .source("ec2.amazonaws.com")
                .byRole(ACCOUNT, "operator-" + random.nextInt(40), "i-%017x".formatted(random.nextLong()))
                .at(BEGINNING.plusSeconds(minute * 60L + random.nextInt(60)))
                .id(random)
                .with("instancesSet", "{\"items\":[{\"instanceId\":\"i-%017x\"}]}".formatted(random.nextLong()))
                .with("maxResults", String.valueOf(random.nextInt(1000)))
                .with("filterSet", "{}");
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
