package io.keyledger.policy.search;

import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.values.Effort;
import io.keyledger.policy.search.values.ValueSet;
import java.util.List;
import java.util.Map;

/** What is fixed for one run of the search. */
final class RunContext {
    private final KeyContext keyContext;
    private final Trial trial;
    private final KeyAction action;
    private final Effort effort;

    /** @param effort what the run may take */
    RunContext(KeyContext keyContext, Trial trial, KeyAction action, Effort effort) {
        this.keyContext = keyContext;
        this.trial = trial;
        this.action = action;
        this.effort = effort;
    }

    KeyContext keyContext() {
        return keyContext;
    }

    Shape shape() {
        return trial.shape();
    }

    /** What policy variables stand for. */
    KnownValues known() {
        return trial.known(keyContext);
    }

    String action() {
        return action.name();
    }

    String lowerCaseAction() {
        return action.lowerCaseName();
    }

    /** The action's number in the shipped vocabulary. */
    int actionNumber() {
        return action.number();
    }

    RequestedResource resource() {
        return keyContext.resource();
    }

    Map<String, List<String>> facts() {
        return keyContext.facts();
    }

    Map<String, ValueSet> surroundings() {
        return keyContext.surroundings(trial.origin());
    }

    Organizations organizations() {
        return keyContext.organizations();
    }

    Effort effort() {
        return effort;
    }
}
