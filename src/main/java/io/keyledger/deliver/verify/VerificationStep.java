package io.keyledger.deliver.verify;

import java.util.List;

/**
 * One step of verifying a run.
 *
 * @param name what was verified
 * @param result the result if it passed; empty otherwise
 * @param problems what failed; empty if it passed
 */
public record VerificationStep(String name, String result, List<String> problems) {
    public VerificationStep {
        problems = List.copyOf(problems);
    }

    static VerificationStep of(String name, String result, List<String> problems) {
        return new VerificationStep(name, problems.isEmpty() ? result : "", problems);
    }

    public boolean holds() {
        return problems.isEmpty();
    }
}
