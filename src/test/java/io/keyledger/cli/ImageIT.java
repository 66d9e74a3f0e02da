package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.moto.MotoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The container commands of README.md as written, but for the image's name and the way to Moto. The image is built by
 * the Dockerfile, whose Maven build finds its result where this build has left it.
 */
@Tag("image")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageIT {
    private static final String IMAGE = "keyledger-of-the-tests";
    private static final String SCHEDULE = "keyledger-schedule-of-the-tests";

    @RegisterExtension
    static final MotoServer MOTO = MotoServer.shared();

    @TempDir
    private static Path clone;

    private Readme readme = new Readme("");

    @BeforeAll
    void buildTheImage() throws Exception {
        readme = Readme.read();
        Files.writeString(clone.resolve("Dockerfile"), withoutMaven(Files.readString(Path.of("Dockerfile"))));
        BuiltProgram.copyTo(clone);
        BuiltProgram.copyJars(Path.of("target/lib"), clone.resolve("target/lib"));
        Files.createDirectory(clone.resolve("reports"));
        Files.setPosixFilePermissions(clone.resolve("reports"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(clone.resolve("aws.env"), """
                AWS_REGION=us-east-1
                AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
                AWS_SECRET_ACCESS_KEY=not-a-secret
                KEYLEDGER_ENDPOINT_URL=%s
                KEYLEDGER_REGION=us-east-1
                KEYLEDGER_COLLECTOR=kms,s3,iam
                """.formatted(MOTO.endpoint()));

        ShellCommand built = run(readme.line("docker build ").replace("-t keyledger ", "-t " + IMAGE + " "));

        assertThat(built.exitCode()).as(built.said()).isZero();
    }

    /** Building with Maven is the same as outside, and takes minutes. */
    private static String withoutMaven(String dockerfile) {
        List<String> lines = dockerfile.lines().toList();
        int first = lines.indexOf("COPY pom.xml ./");
        int last = lines.indexOf("RUN mvn -q -B -o -Dquick package");
        assertThat(first).as("the Dockerfile builds with Maven").isPositive().isLessThan(last);
        return String.join(
                        "\n",
                        Stream.of(
                                        lines.subList(0, first),
                                        List.of("COPY target target"),
                                        lines.subList(last + 1, lines.size()))
                                .flatMap(List::stream)
                                .toList())
                + "\n";
    }

    @AfterAll
    void removeTheImage() throws Exception {
        run("docker rm -f " + SCHEDULE);
        run("docker rmi -f " + IMAGE);
    }

    @Test
    void anAuditRunsAsNobodyOnAReadOnlyFileSystem() throws Exception {
        ShellCommand audit = run(inTests(readme.line("docker run --rm ")));

        assertThat(audit.exitCode()).as(audit.said()).isIn(0, 1, 3);
        assertThat(clone.resolve("reports")).isDirectoryContaining(run -> Files.exists(run.resolve("manifest.json")));
        assertThat(run("docker run --rm --entrypoint id " + IMAGE + " -u").said())
                .isEqualTo("65534\n");
    }

    @Test
    void aScheduleIsHealthyAndStopsWhenItIsTold() throws Exception {
        ShellCommand started = run(inTests(readme.line("docker run -d ")));
        assertThat(started.exitCode()).as(started.said()).isZero();
        ShellCommand health = run("docker exec " + SCHEDULE + " /opt/keyledger/keyledger schedule --health");
        for (int tries = 0; health.exitCode() != 0 && tries < 60; tries++) {
            Thread.sleep(Duration.ofMillis(500));
            health = run("docker exec " + SCHEDULE + " /opt/keyledger/keyledger schedule --health");
        }

        assertThat(health.exitCode()).as(health.said()).isZero();
        run("docker stop " + SCHEDULE);
        assertThat(run("docker inspect --format {{.State.ExitCode}} " + SCHEDULE)
                        .said())
                .isEqualTo("0\n");
        assertThat(run("docker logs " + SCHEDULE).said()).contains("The schedule has stopped");
    }

    /** The command with the image of the tests, which sees Moto as this process does. */
    private static String inTests(String command) {
        return command.replace("docker run -d ", "docker run -d --name " + SCHEDULE + " ")
                .replace(" --read-only ", " --read-only --network host --env-file aws.env ")
                .replace(" keyledger ", " " + IMAGE + " ");
    }

    private static ShellCommand run(String command) throws IOException, InterruptedException {
        // The file of variables has them all.
        return ShellCommand.run(
                command, clone, environment -> environment.keySet().removeIf(name -> name.startsWith("AWS_")));
    }
}
