package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull-request gate is started for a few files, so starting it must not load what only an audit needs. */
class PolicyCheckStartTest {
    @TempDir
    private Path directory;

    @Test
    void loadsNoneOfTheLibrariesOfAnAudit() throws Exception {
        Files.writeString(
                directory.resolve("key.json"),
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}");
        Path classes = directory.resolve("classes.txt");
        Map<String, String> options = Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes);

        try (KeyledgerProcess process = KeyledgerProcess.start(directory, options, "policy", "check", "key.json")) {
            assertThat(process.said()).contains("key.json: reach account");
        }

        assertThat(Files.readString(classes))
                .contains(" io.keyledger.policy.language.PolicyParser ")
                .doesNotContain(
                        " software.amazon.awssdk.",
                        " io.keyledger.collect.run.",
                        " org.apache.logging.",
                        " org.snakeyaml.",
                        " tools.jackson.databind.");
    }
}
