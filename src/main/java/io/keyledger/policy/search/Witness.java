package io.keyledger.policy.search;

import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.request.Request;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An allowed request and the decision about it. Immutable and thread-safe. */
public final class Witness {
    private final Decision decision;
    private final Supplier<Request> source;
    private volatile @Nullable Request request;

    Witness(Request request, Decision decision) {
        this.decision = decision;
        this.source = () -> request;
        this.request = request;
    }

    private Witness(Supplier<Request> source, Decision decision) {
        this.decision = decision;
        this.source = source;
    }

    /** A request that is made when somebody asks for it: of a million witnesses few are shown. */
    static Witness of(Supplier<Request> request, Decision decision) {
        return new Witness(request, decision);
    }

    public Request request() {
        Request made = request;
        if (made == null) {
            made = source.get();
            request = made;
        }
        return made;
    }

    public Decision decision() {
        return decision;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Witness witness
                && decision.equals(witness.decision)
                && request().equals(witness.request());
    }

    @Override
    public int hashCode() {
        return Objects.hash(request(), decision);
    }

    @Override
    public String toString() {
        return request() + " " + decision;
    }
}
