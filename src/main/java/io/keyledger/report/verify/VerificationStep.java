package io.keyledger.report.verify;

import java.util.List;

/**
 * One thing that was verified of a run.
 *
 * @param name what was verified
 * @param result what was found where it holds; empty otherwise
 * @param problems what does not hold, in words; empty where it holds
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
