package io.keyledger.policy.search;

import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.values.Effort;
import io.keyledger.policy.search.values.ValueSet;
import java.util.List;
import java.util.Map;

/** What is fixed for one run of the search. */
final class SearchContext {
    private final Scene scene;
    private final Trial trial;
    private final KeyAction action;
    private final Effort effort;

    /** @param effort what the run may take */
    SearchContext(Scene scene, Trial trial, KeyAction action, Effort effort) {
        this.scene = scene;
        this.trial = trial;
        this.action = action;
        this.effort = effort;
    }

    Scene scene() {
        return scene;
    }

    Shape shape() {
        return trial.shape();
    }

    /** What policy variables stand for. */
    KnownValues known() {
        return trial.known(scene);
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
        return scene.resource();
    }

    Map<String, List<String>> facts() {
        return scene.facts();
    }

    Map<String, ValueSet> surroundings() {
        return scene.surroundings(trial.origin());
    }

    Organizations organizations() {
        return scene.organizations();
    }

    Effort effort() {
        return effort;
    }
}
