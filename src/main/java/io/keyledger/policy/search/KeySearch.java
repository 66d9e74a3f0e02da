package io.keyledger.policy.search;

import io.keyledger.policy.Capability;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.search.Candidate.Trial;
import io.keyledger.policy.search.values.ValueSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The search for everybody who can do something with one key. For one thread, and used once. */
final class KeySearch {
    private static final int NODES = 2_000;

    /** It can only give up what a grant gave, and no key policy has a say in it. */
    private static final String RETIRE_GRANT = "kms:RetireGrant";

    private final KeyWorld key;
    private final Shapes shapes;
    private final Candidates candidates;
    private final Claims claims;
    private final Map<Boolean, Map<String, ValueSet>> surroundings;
    private final Set<String> unknowns = new LinkedHashSet<>();
    private final Set<String> approximations = new LinkedHashSet<>();

    KeySearch(KeyWorld key, TrustZone zone, KnownIdentities identities) {
        this.key = key;
        Named named = new Named(key.world());
        this.shapes = new Shapes(key, zone, named);
        this.candidates = new Candidates(named, shapes, zone, identities);
        this.claims = new Claims(shapes);
        this.surroundings = Map.of(true, shapes.surroundings(true), false, shapes.surroundings(false));
    }

    KeyAccess run(List<String> unreadIdentities) {
        unknowns.addAll(key.unread());
        for (Opening opening : Opening.of(key.world())) {
            List<Candidate> all = candidates.of(opening);
            for (Capability capability : Capability.values()) {
                List<String> actions = capability.actions().stream()
                        .filter(action ->
                                !action.equals(RETIRE_GRANT) && opening.covers(action.toLowerCase(Locale.ROOT)))
                        .toList();
                if (!actions.isEmpty()) {
                    search(opening, capability, actions, all);
                }
            }
        }
        return new KeyAccess(claims.folded(), List.copyOf(unknowns), List.copyOf(approximations), unreadIdentities);
    }

    private void search(Opening opening, Capability capability, List<String> actions, List<Candidate> all) {
        for (Candidate candidate : all) {
            if (!claims.settle(capability, opening, candidate.grantee())) {
                search(opening, capability, actions, candidate);
            }
        }
    }

    private void search(Opening opening, Capability capability, List<String> actions, Candidate candidate) {
        for (Trial trial : candidate.trials()) {
            World world = trial.side().in(opening.world());
            ActionClasses classes = new ActionClasses(world);
            Set<ActionClasses.ActionClass> tried = new LinkedHashSet<>();
            for (String action : actions) {
                if (tried.add(classes.of(action)) && found(opening, capability, action, candidate, trial, world)) {
                    return;
                }
            }
        }
    }

    private boolean found(
            Opening opening, Capability capability, String action, Candidate candidate, Trial trial, World world) {
        Setting setting = new Setting(
                trial.shape(),
                action,
                key.key(),
                key.facts(),
                surroundings.getOrDefault(trial.open(), Map.of()),
                key.organizations());
        String question = "whether " + candidate.grantee().text() + " can " + capability.text() + " by " + action;
        return switch (new ShapeSearch(world, setting, trial.extra(), NODES).run()) {
            case SearchResult.Found(var witness, var doubts) -> {
                List<String> notes = new ArrayList<>(candidate.notes());
                notes.addAll(doubts);
                claims.add(
                        opening,
                        candidate,
                        new Access(
                                capability,
                                candidate.reach(),
                                candidate.grantee(),
                                candidate.outside(),
                                candidate.via(),
                                opening.places(action),
                                Residue.of(opening, candidate, trial, setting, witness),
                                notes,
                                witness));
                yield true;
            }
            case SearchResult.None none -> {
                none.approximations().forEach(reason -> approximations.add(question + ": " + reason));
                yield false;
            }
            case SearchResult.Unknown(var reason) -> {
                unknowns.add(question + ": " + reason);
                yield false;
            }
        };
    }
}
