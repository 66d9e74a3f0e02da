package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collections of some services: what is left out by choice is named, and its checks are never passed. */
class CollectorSelectionTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsLeftOutIsNamedInTheCoverageAndItsChecksAreNotEvaluated() throws IOException {
        TestEnvironment environment = TestEnvironment.in(directory);
        try (StubAccountEnvironment aws = StubAccountEnvironment.start()) {
            environment.run(aws.at("audit", "--collector", "s3,iam", "--as-of", "2026-11-24T03:00:00Z"));
        }

        assertThat(lines("coverage.csv"))
                .contains("111122223333,global,kms,not collected,0,0,0,0,0,left out by --collector"
                        + " (scope.collectors),listing,")
                .contains("111122223333,global,rds,not collected,0,0,0,0,0,left out by --collector"
                        + " (scope.collectors),listing,")
                .contains("111122223333,global,ebs,not collected,0,0,0,0,0,left out by --collector"
                        + " (scope.collectors),listing,")
                .noneMatch(line -> line.startsWith("111122223333,global,s3,"));
        assertThat(lines("checks.csv"))
                .filteredOn(line -> line.startsWith("KMS-ROTATION-DISABLED,"))
                .singleElement()
                .asString()
                .endsWith(",not-collected");
        assertThat(lines("frameworks.csv"))
                .filteredOn(line -> line.startsWith("CIS-AWS-5.0,5.0.0,3.6,"))
                .singleElement()
                .asString()
                .contains(",0,0,0,1,not-evaluated,");
        assertThat(lines("frameworks.csv"))
                .filteredOn(line -> line.startsWith("CIS-AWS-1.4,1.4.0,2.1.1,"))
                .singleElement()
                .asString()
                .doesNotContain("not-evaluated");
        assertThat(environment.out()).contains("not evaluated, because what they judge was left out by --collector");
    }

    @Test
    void anUnknownCollectorIsRefusedWithTheNearest() {
        TestEnvironment environment = TestEnvironment.in(directory);

        assertThat(environment.run("collect", "--collector", "kmss")).isEqualTo(ExitCode.USAGE.number());

        assertThat(environment.err()).contains("--collector").contains("did you mean 'kms'?");
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve("reports/20261124T030000Z").resolve(file));
    }
}
