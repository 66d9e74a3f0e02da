package io.keyledger.evaluate;

import io.keyledger.evaluate.EvaluationListener.Stage;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the finished items of a stage and reports them. Thread-safe. */
public final class Progress {
    private final EvaluationListener listener;
    private final Stage stage;
    private final long total;
    private final AtomicLong done = new AtomicLong();

    public Progress(EvaluationListener listener, Stage stage, long total) {
        this.listener = listener;
        this.stage = stage;
        this.total = total;
        listener.advanced(stage, 0, total);
    }

    public void done(long more) {
        listener.advanced(stage, done.addAndGet(more), total);
    }
}
