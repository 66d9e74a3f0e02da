package io.keyledger.evaluate.diff;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A run that is compared: its description, its tables and what it saw. */
final class ComparedRun {
    private final RunDescription description;
    private final TableSource tables;
    private final Sight sight;
    private final StandingResources standing;
    private final Set<String> lackedKeys = new HashSet<>();

    ComparedRun(RunDescription description, TableSource tables) throws IOException {
        this.description = description;
        this.tables = tables;
        this.sight = Sight.of(tables);
        this.standing = new StandingResources(tables);
    }

    RunDescription description() {
        return description;
    }

    TableSource tables() {
        return tables;
    }

    Sight sight() {
        return sight;
    }

    StandingResources standing() {
        return standing;
    }

    /** Remembers that another run has a key that this one has not. */
    void lacksKey(String keyArn) {
        lackedKeys.add(keyArn);
    }

    boolean hasKey(String keyArn) {
        return !lackedKeys.contains(keyArn);
    }
}
