package io.keyledger.policy.search;

import io.keyledger.policy.Capability;
import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.ActionClasses.ActionClass;
import io.keyledger.policy.search.formula.Box;
import io.keyledger.policy.search.formula.ConditionFormulas;
import io.keyledger.policy.search.formula.Point;
import io.keyledger.policy.search.values.Effort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The search for everybody who can do something with one key. Single use; not thread-safe. */
final class KeySearch {
    /** How many hard searches there have to be before nothing is left for the others. */
    static final long SHARES = 4;

    /** What it takes to look at one candidate, or one statement, at all. */
    private static final long STEPS_OF_A_GLANCE = 2_000;

    private static final String GAVE_UP =
            "the search gave up after its share of steps, with some principals not examined";

    private final KeyWorld key;
    private final NamedPrincipals principals;
    private final KeyContext keyContext;
    private final Claims claims;
    private final Effort effort;
    private final long share;
    private final Candidates.AnswersOfGrants answersOfGrants = new Candidates.AnswersOfGrants();
    private final Set<String> unknowns = new LinkedHashSet<>();
    private final Set<String> approximations = new LinkedHashSet<>();

    KeySearch(KeyWorld key, TrustZone zone, Instant from, KnownIdentities identities, Effort effort) {
        this.effort = effort;
        this.share = effort.left() / SHARES;
        PolicyAtoms named = new PolicyAtoms(key.world());
        effort.spend(STEPS_OF_A_GLANCE
                * (named.principals().size() + named.accounts().size()));
        this.key = CallerShapes.inSomeOrganization(key, named);
        CallerShapes shapes = new CallerShapes(this.key, zone, named);
        this.principals =
                new NamedPrincipals(named, shapes, new ServiceShapes(this.key, zone, named), zone, identities);
        this.keyContext = new KeyContext(this.key, zone, named, from, identities);
        this.claims = new Claims(shapes);
    }

    /** What is known when nothing is left to search with. */
    static KeyAccess givenUp(KeyWorld key, List<String> unreadIdentities) {
        List<String> unknowns = new ArrayList<>(key.unread());
        unknowns.add(GAVE_UP);
        return new KeyAccess(List.of(), unknowns, List.of(), unreadIdentities);
    }

    KeyAccess run(List<String> unreadIdentities) {
        unknowns.addAll(key.unread());
        Iterator<Opening> openings = Opening.of(key.world()).iterator();
        while (openings.hasNext() && !effort.isSpent()) {
            search(openings.next());
        }
        if (effort.isSpent()) {
            unknowns.add(GAVE_UP);
        }
        return new KeyAccess(claims.folded(), List.copyOf(unknowns), List.copyOf(approximations), unreadIdentities);
    }

    private void search(Opening opening) {
        effort.spend(STEPS_OF_A_GLANCE * (1 + opening.size()));
        List<Candidate> candidates = Candidates.of(
                principals,
                opening,
                ConditionFormulas.withoutVariables(keyContext.conditions()),
                answersOfGrants,
                effort);
        for (Capability capability : Capability.values()) {
            List<KeyAction> actions =
                    KeyAction.of(capability).stream().filter(opening::covers).toList();
            if (actions.isEmpty()) {
                continue;
            }
            for (Candidate candidate : candidates) {
                if (!effort.spend(STEPS_OF_A_GLANCE)) {
                    return;
                }
                if (!claims.covers(capability, opening, candidate.grantee())) {
                    search(opening, capability, actions, candidate);
                }
            }
        }
    }

    private void search(Opening opening, Capability capability, List<KeyAction> actions, Candidate candidate) {
        for (Trial trial : candidate.trials()) {
            if (candidate.limited()
                    && !trial.side().mayAllow(actions, keyContext.resource().arn())) {
                continue;
            }
            for (KeyAction action : actions) {
                if (isClaimed(opening, capability, action, candidate, trial)) {
                    return;
                }
            }
        }
    }

    private boolean isClaimed(
            Opening opening, Capability capability, KeyAction action, Candidate candidate, Trial trial) {
        ActionClass actions = new ActionClass(
                opening.classes().of(action), trial.side().classes().of(action));
        RunContext context = new RunContext(keyContext, trial, action, effort.part(share));
        Trial.Answer known = trial.answers().get(actions);
        if (known instanceof Trial.Answer.Yes(var point, var conditions)) {
            Optional<Witness> witness =
                    placed(point, context).flatMap(own -> ShapeSearch.witness(trial.world(), context, own));
            if (witness.isPresent()) {
                claim(opening, capability, action, candidate, witness.get(), conditions);
                return true;
            }
        }
        if (known == null || known instanceof Trial.Answer.Yes) {
            return isFound(opening, capability, action, candidate, context, trial, actions);
        }
        doubt(known, candidate, capability);
        return false;
    }

    private boolean isFound(
            Opening opening,
            Capability capability,
            KeyAction action,
            Candidate candidate,
            RunContext context,
            Trial trial,
            ActionClass actions) {
        return switch (new ShapeSearch(trial.world(), context, trial.extra()).run()) {
            case SearchResult.Found(var point, var witness) -> {
                List<String> conditions = Residue.of(opening, candidate, trial, context, witness);
                trial.answers().put(actions, new Trial.Answer.Yes(point, conditions));
                claim(opening, capability, action, candidate, witness, conditions);
                yield true;
            }
            case SearchResult.None(var examples) -> {
                Trial.Answer answer = new Trial.Answer.No(examples);
                trial.answers().put(actions, answer);
                doubt(answer, candidate, capability);
                yield false;
            }
            case SearchResult.Unknown(var reason) -> {
                Trial.Answer answer = new Trial.Answer.Unsure(reason);
                trial.answers().put(actions, answer);
                doubt(answer, candidate, capability);
                yield false;
            }
        };
    }

    /** The same point for another caller that policies cannot distinguish. */
    private static Optional<Point> placed(Point point, RunContext context) {
        if (!(context.shape() instanceof Shape.Exactly(var caller, var _))
                || (point.caller() instanceof Caller.InAccount other
                        && other.principalArn().equals(caller.principalArn()))) {
            return Optional.of(point);
        }
        return switch (new Identities(context).find(Box.of(Map.of()))) {
            case IdentityOutcome.Found(var own, var identity) -> {
                Map<String, List<String>> values = new HashMap<>(point.values());
                values.keySet().removeIf(IdentityKeys::include);
                values.putAll(identity);
                yield Optional.of(new Point(own, values));
            }
            case IdentityOutcome.Nobody(), IdentityOutcome.Unsure _ -> Optional.empty();
        };
    }

    private void claim(
            Opening opening,
            Capability capability,
            KeyAction action,
            Candidate candidate,
            Witness witness,
            List<String> conditions) {
        List<String> notes = new ArrayList<>(candidate.notes());
        for (Doubt doubt : witness.decision().doubts()) {
            notes.add(doubt.sentence());
        }
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
                        conditions,
                        notes,
                        witness));
    }

    private void doubt(Trial.Answer answer, Candidate candidate, Capability capability) {
        switch (answer) {
            case Trial.Answer.Yes _ -> {}
            case Trial.Answer.No(var examples) ->
                examples.forEach(example -> approximations.add(question(candidate, capability) + example));
            case Trial.Answer.Unsure(var reason) -> unknowns.add(question(candidate, capability) + reason);
        }
    }

    private static String question(Candidate candidate, Capability capability) {
        return "whether " + candidate.grantee().text() + " can " + CapabilityWords.of(capability) + ": ";
    }
}
