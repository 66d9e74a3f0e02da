package io.keyledger.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Audits of the sample account, whose snapshot is kept, as of different days. */
record SampleAudits(Path directory, TestEnvironment environment) {
    static SampleAudits in(Path directory) throws IOException {
        SampleAccount.write(directory.resolve("kept"));
        return new SampleAudits(directory, TestEnvironment.in(directory));
    }

    int audit(String asOf, String... more) {
        List<String> arguments = new ArrayList<>(List.of("audit", "--from", "kept", "--as-of", asOf));
        arguments.addAll(List.of(more));
        return environment.run(arguments.toArray(String[]::new));
    }

    Path run(String name) {
        return directory.resolve("reports").resolve(name);
    }
}
