package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Ground;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.KeyGrant.Constraint;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.search.formula.ConditionFormulas;
import io.keyledger.policy.search.formula.Formula;
import io.keyledger.policy.search.formula.Point;
import io.keyledger.policy.search.formula.StatementSteps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The remaining conditions on a request: those that the grantee does not determine. */
final class Residue {
    private final Candidate candidate;
    private final RunContext context;
    private final Witness witness;
    private final Point point;
    private final ConditionFormulas formulas;
    private final KnownValues known;
    private final Set<String> words = new LinkedHashSet<>();

    private Residue(Candidate candidate, RunContext context, Witness witness) {
        this.candidate = candidate;
        this.context = context;
        this.witness = witness;
        this.point = point(witness.request());
        this.known = context.known();
        this.formulas = new ConditionFormulas(known, false, context.keyContext().conditions());
    }

    private static Point point(Request request) {
        Map<String, List<String>> values = new HashMap<>();
        request.context()
                .keys()
                .forEach(key -> values.put(key, request.context().values(key)));
        return new Point(request.caller(), values);
    }

    /** In words, those of the statement that allows first. */
    static List<String> of(Opening opening, Candidate candidate, Trial trial, RunContext context, Witness witness) {
        Residue residue = new Residue(candidate, context, witness);
        residue.ofOpening(opening);
        residue.ofDenies(trial.world());
        return List.copyOf(residue.words);
    }

    private void ofOpening(Opening opening) {
        opening.statements().forEach(statement -> statement.conditions().forEach(this::ofCondition));
        for (Ground ground : witness.decision().grounds()) {
            Statement statement = ground.statement();
            if (ground.layer() == Layer.GRANT) {
                ofGrant(opening.grants().get(ground.index()));
            } else if (ground.layer() != Layer.RESOURCE_POLICY && statement != null) {
                statement.conditions().forEach(this::ofCondition);
            }
        }
    }

    private void ofCondition(Condition condition) {
        context.effort().spend(StatementSteps.of(condition));
        if (!isSettled(formulas.holds(condition))) {
            words.add(ConditionWords.of(condition));
        }
    }

    private void ofGrant(KeyGrant grant) {
        if (context.lowerCaseAction().equals("kms:creategrant")) {
            words.add("each value of kms:GrantOperations is " + String.join(" or ", grant.operations()));
        }
        for (Constraint constraint : grant.constraints()) {
            words.add(
                    switch (constraint) {
                        case Constraint.EncryptionContextEquals(var pairs) ->
                            "the encryption context is " + text(pairs);
                        case Constraint.EncryptionContextSubset(var pairs) ->
                            "the encryption context has " + text(pairs);
                        case Constraint.SourceArn(var arn) -> "aws:SourceArn is like " + arn;
                    });
        }
    }

    private static String text(Map<String, String> pairs) {
        return new TreeMap<>(pairs).toString();
    }

    private void ofDenies(World world) {
        Principals principals = new Principals(context.shape(), world.has(Layer.PERMISSION_BOUNDARY));
        for (Layer layer : Layer.values()) {
            if (binds(layer, world)) {
                world.policies(layer).forEach(policy -> ofDenies(policy, principals));
            }
        }
    }

    private boolean binds(Layer layer, World world) {
        return layer == Layer.RESOURCE_CONTROL_POLICY
                ? !world.awsManagedKey()
                : !(layer.isOfCaller() && context.shape().isService());
    }

    private void ofDenies(CompiledPolicy policy, Principals principals) {
        for (Statement statement : policy.policy().statements()) {
            if (statement.effect() == Effect.DENY
                    && statement.action().covers(context.lowerCaseAction())
                    && statement.isComplete()) {
                context.effort().spend(context.keyContext().conditions().steps(statement));
                ofDeny(statement, principals);
            }
        }
    }

    private void ofDeny(Statement statement, Principals principals) {
        if (isSettled(principals.spares(statement.principal()))) {
            return;
        }
        List<String> denied = new ArrayList<>();
        for (Condition condition : statement.conditions()) {
            if (isSettled(formulas.fails(condition))) {
                return;
            }
            if (!isSettled(formulas.holds(condition))) {
                denied.add(ConditionWords.of(condition));
            }
        }
        if (!denied.isEmpty()) {
            words.add(ConditionWords.unless(denied));
        }
    }

    /** Whether a formula holds for the grantee whatever else the request is like. */
    private boolean isSettled(Formula formula) {
        return switch (formula) {
            case Formula.Holds(var key, var choice) -> isKnown(key) && choice.accepts(point.values(key));
            case Formula.All(var parts) -> parts.stream().allMatch(this::isSettled);
            case Formula.Any(var alternatives) -> alternatives.stream().anyMatch(this::isSettled);
        };
    }

    private boolean isKnown(String key) {
        return candidate.known().contains(key) || known.known(key).isPresent();
    }
}
