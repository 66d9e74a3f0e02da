package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell step of the GitHub action, with a docker that prints its arguments. */
class PolicyCheckActionTest {
    private static final Path ACTION = Path.of(".github/actions/policy-check/action.yml");

    @TempDir
    private Path directory;

    private List<String> arguments(String files, String account) throws IOException, InterruptedException {
        Path docker = Files.writeString(directory.resolve("docker"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
        String action = Files.readString(ACTION);
        String command = "run: |\n";
        String step = action.substring(action.indexOf(command) + command.length())
                .lines()
                .collect(Collectors.joining("\n"));
        ProcessBuilder bash = new ProcessBuilder("bash", "-eo", "pipefail", "-c", step).redirectErrorStream(true);
        bash.environment()
                .putAll(Map.of(
                        "PATH",
                        directory + ":" + System.getenv("PATH"),
                        "FILES",
                        files,
                        "IMAGE",
                        "keyledger:test",
                        "ACCOUNT",
                        account,
                        "FAIL_ON",
                        "medium"));
        Process process = bash.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        List<String> lines = said.lines().toList();
        return lines.subList(lines.indexOf("keyledger:test") + 1, lines.size());
    }

    @Test
    void checksTheFilesOfEveryLine() throws Exception {
        assertThat(arguments("a.json b.yaml\nplan.json\n", ""))
                .containsExactly("policy", "check", "--fail-on", "medium", "--", "a.json", "b.yaml", "plan.json");
    }

    @Test
    void takesNoFileForAnOption() throws Exception {
        assertThat(arguments("--fail-on=none", "111122223333"))
                .containsExactly(
                        "policy", "check", "--fail-on", "medium", "--account", "111122223333", "--", "--fail-on=none");
    }
}
