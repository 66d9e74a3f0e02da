package io.keyledger.benchmark;

import java.io.IOException;

/**
 * {@link EvaluationBenchmark} for an account that has resources of every type, with every use of a key, in four
 * Regions.
 */
public final class VariedEvaluationBenchmark {
    private VariedEvaluationBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        EvaluationBenchmark.run(arguments, VariedAccount::write);
    }
}
