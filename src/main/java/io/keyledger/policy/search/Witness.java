package io.keyledger.policy.search;

import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.request.Request;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An allowed request and the decision about it. Immutable and thread-safe. */
public final class Witness {
    private final String lowerCaseAction;
    private final Decision decision;
    private final Supplier<Request> source;
    private volatile @Nullable Request request;

    Witness(Request request, Decision decision) {
        this.lowerCaseAction = request.lowerCaseAction();
        this.decision = decision;
        this.source = () -> request;
        this.request = request;
    }

    private Witness(String lowerCaseAction, Supplier<Request> source, Decision decision) {
        this.lowerCaseAction = lowerCaseAction;
        this.decision = decision;
        this.source = source;
    }

    /**
     * The same with the names of a key in place of its pseudonyms. Of a million witnesses few are shown, so the request
     * is made when somebody asks for it.
     */
    Witness named(UnaryOperator<Request> naming) {
        return new Witness(lowerCaseAction, () -> naming.apply(request()), decision);
    }

    /** The action of the request, which needs no request to be made. */
    public String lowerCaseAction() {
        return lowerCaseAction;
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
