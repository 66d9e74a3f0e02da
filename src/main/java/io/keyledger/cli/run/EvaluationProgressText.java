package io.keyledger.cli.run;

import io.keyledger.evaluate.EvaluationListener.Stage;
import java.util.Locale;

/** The progress of an evaluation in words. */
final class EvaluationProgressText {
    private EvaluationProgressText() {}

    static String of(Stage stage, long done, long total) {
        String what = switch (stage) {
            case READING -> "Reading %,d of %,d parts of the snapshot";
            case EVALUATING -> "Evaluating %,d of %,d keys and resources";
            case WRITING -> "Writing %,d of %,d files";
        };
        return String.format(Locale.ROOT, what, done, total);
    }
}
