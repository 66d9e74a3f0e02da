package io.keyledger.policy.decision;

import io.keyledger.policy.decision.condition.ConditionTest;
import io.keyledger.policy.decision.condition.Match;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.request.Request;
import java.util.Arrays;

/** A statement, compiled. */
final class CompiledStatement {
    private final Statement statement;
    private final ActionMatcher actions;
    private final ResourceMatcher resources;
    private final PrincipalMatcher principals;
    private final ConditionTest[] conditions;

    CompiledStatement(Statement statement) {
        this.statement = statement;
        this.actions = new ActionMatcher(statement.action());
        this.resources = new ResourceMatcher(statement.resource());
        this.principals = new PrincipalMatcher(statement.principal());
        this.conditions = new ConditionTest[statement.conditions().size()];
        Arrays.setAll(
                conditions, index -> ConditionTest.of(statement.conditions().get(index)));
    }

    Statement statement() {
        return statement;
    }

    boolean allows() {
        return statement.effect() == Effect.ALLOW;
    }

    boolean covers(int actionNumber) {
        return actions.matches(actionNumber);
    }

    PrincipalMatcher principals() {
        return principals;
    }

    /** Whether action, resource and conditions match. */
    Match matches(String resourceArn, Request request) {
        if (!actions.matches(request)) {
            return Match.NO;
        }
        Match match = resources.matches(resourceArn, request);
        for (ConditionTest condition : conditions) {
            if (match.isNo() && match.isCertain()) {
                return match;
            }
            match = match.and(condition.matches(request.context()));
        }
        return match;
    }
}
