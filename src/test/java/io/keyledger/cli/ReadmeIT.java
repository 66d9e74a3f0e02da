package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.moto.MotoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** Runs the blocks of README.md as written, in order, through the launcher in a folder that has what a build leaves. */
class ReadmeIT {
    /** Building and testing take Maven themselves; {@code ImageIT} runs the image. */
    private static final List<String> NOT_RUN = List.of(
            "mvn verify",
            "docker build",
            "docker run --rm",
            "docker run -d",
            "mvn -q test-compile exec:exec -Dbenchmark=CollectionBenchmark");

    @RegisterExtension
    static final MotoServer MOTO = MotoServer.shared();

    @TempDir
    private Path clone;

    private Readme readme = new Readme("");

    @BeforeEach
    void copyWhatABuildLeaves() throws IOException {
        readme = Readme.read();
        BuiltProgram.copyTo(clone);
        Path target = clone.resolve("target");
        Files.createSymbolicLink(target.resolve("lib"), Path.of("target/lib").toAbsolutePath());
        // Says that the caches of start-up were tried, so that nobody waits for them here.
        Files.writeString(target.resolve("keyledger.aot.txt"), System.getProperty("java.home") + "\n");
        MOTO.in(Region.US_EAST_1)
                .kms()
                .createAlias(alias -> alias.aliasName("alias/orders")
                        .targetKeyId(MOTO.in(Region.US_EAST_1)
                                .kms()
                                .createKey()
                                .keyMetadata()
                                .keyId()));
    }

    @Test
    void everyShellCommandWorksInItsOrder() throws Exception {
        writeTheFilesOfTheReader();
        List<String> left = new ArrayList<>(NOT_RUN);

        for (String command : readme.lines("sh")) {
            if (left.removeIf(command::startsWith)) {
                continue;
            }
            ShellCommand ran = run(command);
            // An account with something to find, or a stand-in for AWS that lacks an operation, is no fault.
            assertThat(ran.exitCode()).as("%s%n%s", command, ran.said()).isIn(0, 1, 3);
        }

        assertThat(left).as("commands that README.md no longer has").isEmpty();
        assertThat(clone.resolve("reports")).isDirectoryContaining(run -> Files.exists(run.resolve("manifest.json")));
        assertThat(Files.readString(clone.resolve("policy.json"))).contains("kms:ListKeys");
    }

    /** A policy of one's own and a case of one's own, which README.md takes for granted. */
    private void writeTheFilesOfTheReader() throws IOException {
        String policy = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}\
            """;
        Files.writeString(clone.resolve("key-policy.json"), policy);
        Files.writeString(clone.resolve("cases.jsonl"), """
            {"id":"a","request":{"principal":"arn:aws:iam::111122223333:user/Alice","action":"kms:Decrypt",\
            "resource":{"resource":"arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",\
            "accountId":"111122223333"},"context":{}},"identityPolicies":[],"resourcePolicy":%s}
            """.formatted(policy));
    }

    @Test
    void theLineOfTheCrontabHandsItsExitCodeToTheMonitoring() throws Exception {
        String line = readme.line("0 3 * * * ");
        Path monitor =
                Files.writeString(clone.resolve("monitor"), "#!/bin/sh\necho \"$@\" >\"" + clone + "/monitored\"\n");
        Files.setPosixFilePermissions(monitor, PosixFilePermissions.fromString("rwxr-xr-x"));

        run(line.substring("0 3 * * * ".length())
                .replace("/opt/keyledger", clone.toString())
                .replace("/var/lib/keyledger", clone.resolve("nightly").toString()));

        assertThat(Files.readString(clone.resolve("monitored"))).matches("keyledger [013]\n");
        assertThat(clone.resolve("nightly")).isDirectoryContaining(run -> Files.exists(run.resolve("manifest.json")));
    }

    @Test
    void theContainerOfTheCronJobRunsACommandThatThereIs() throws Exception {
        String job = String.join("\n", readme.lines("yaml"));
        Matcher arguments = Pattern.compile("args: \\[(.*)]").matcher(job);
        assertThat(arguments.find()).isTrue();

        ShellCommand ran = run("./keyledger " + arguments.group(1).replace(",", ""));

        assertThat(ran.exitCode()).as(ran.said()).isIn(0, 1, 3);
        assertThat(ran.said().lines()).isNotEmpty().allMatch(line -> line.startsWith("{"));
    }

    @Test
    void theBenchmarksThatAreNamedExist() {
        Matcher named = Pattern.compile("\\b\\w+Benchmark\\b").matcher(readme.text());

        while (named.find()) {
            assertThat(Path.of("src/test/java/io/keyledger/benchmark", named.group() + ".java"))
                    .isRegularFile();
        }
    }

    private ShellCommand run(String command) throws IOException, InterruptedException {
        Path configuration = configuration(readsEveryService(command));
        return ShellCommand.run(command, clone, environment -> {
            environment
                    .keySet()
                    .removeIf(name -> name.startsWith("AWS_")
                            || name.startsWith("KEYLEDGER_")
                            || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
            environment.putAll(Map.of(
                    "PATH",
                    clone + ":" + environment.get("PATH"),
                    "KEYLEDGER_JAVA_HOME",
                    System.getProperty("java.home"),
                    // None of these runs for long enough that the optimising compiler pays for itself.
                    "KEYLEDGER_JVM_OPTIONS",
                    "-XX:TieredStopAtLevel=1",
                    "KEYLEDGER_ENDPOINT_URL",
                    MOTO.endpoint().toString(),
                    "AWS_REGION",
                    "us-east-1",
                    "AWS_ACCESS_KEY_ID",
                    "AKIAIOSFODNN7EXAMPLE",
                    "AWS_SECRET_ACCESS_KEY",
                    "not-a-secret",
                    "AWS_EC2_METADATA_DISABLED",
                    "true"));
            if (!command.contains("--from")) {
                environment.put("KEYLEDGER_CONFIG", configuration.toString());
            }
        });
    }

    /**
     * The first plan and the first audit; another process would spend its time on loading the same clients once more.
     */
    private boolean readsEveryService(String command) {
        return command.startsWith("./keyledger plan ") || command.startsWith("./keyledger audit  ");
    }

    /**
     * Each Region of Moto has more than a thousand snapshots, which are asked one by one whom they are shared with. A
     * kept snapshot is evaluated as its reader would, without this.
     */
    private Path configuration(boolean everyService) throws IOException {
        String services = everyService ? "" : ", collectors: [kms, s3, ebs, iam, organizations, sqs]";
        return Files.writeString(
                clone.resolve("quick.yaml"),
                "scope: {regions: [us-east-1]%s}\ncollect: {sharing-limit: 3}\n".formatted(services));
    }
}
