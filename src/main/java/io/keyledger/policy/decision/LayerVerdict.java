package io.keyledger.policy.decision;

import io.keyledger.policy.decision.condition.Match;
import io.keyledger.policy.request.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of one layer's policies at one level for a request: the strongest Allow of each reach, and Deny. */
final class LayerVerdict {
    private final Layer layer;
    private final int level;
    private Permission direct;
    private Permission role;
    private Permission account;
    private Match deny = Match.NO;
    private @Nullable Ground deniedBy;

    private LayerVerdict(Layer layer, int level) {
        this.layer = layer;
        this.level = level;
        this.direct = Permission.of(Match.NO, layer);
        this.role = direct;
        this.account = direct;
    }

    static LayerVerdict of(
            Layer layer,
            int level,
            List<CompiledPolicy> policies,
            String resourceArn,
            Request request,
            boolean hasBoundary) {
        LayerVerdict verdict = new LayerVerdict(layer, level);
        for (int index = 0; index < policies.size(); index++) {
            for (CompiledStatement statement : policies.get(index).statements()) {
                verdict.weigh(index, statement, resourceArn, request, hasBoundary);
            }
        }
        return verdict;
    }

    private void weigh(
            int index, CompiledStatement statement, String resourceArn, Request request, boolean hasBoundary) {
        Match match = statement.matches(resourceArn, request);
        if (match.isNo() && match.isCertain()) {
            return;
        }
        PrincipalMatcher principals = statement.principals();
        if (!statement.allows()) {
            Match stronger = deny.or(match.and(principals.denies(request, hasBoundary)));
            if (!stronger.equals(deny)) {
                deny = stronger;
                deniedBy = ground(index, statement);
            }
            return;
        }
        direct = strongest(direct, match.and(principals.allows(request, PrincipalMatch.DIRECT)), index, statement);
        role = strongest(role, match.and(principals.allows(request, PrincipalMatch.ROLE)), index, statement);
        account = strongest(account, match.and(principals.allows(request, PrincipalMatch.ACCOUNT)), index, statement);
    }

    private Permission strongest(Permission sofar, Match match, int index, CompiledStatement statement) {
        if (match.isNo() && match.isCertain()) {
            return sofar;
        }
        List<Ground> grounds = match.isNo() ? List.of() : List.of(ground(index, statement));
        return sofar.or(new Permission(match, layer, grounds));
    }

    private Ground ground(int index, CompiledStatement statement) {
        return new Ground(layer, level, index, statement.statement());
    }

    Layer layer() {
        return layer;
    }

    Match deny() {
        return deny;
    }

    /** The strongest denial; null when no statement comes near. */
    @Nullable
    Ground deniedBy() {
        return deniedBy;
    }

    Permission allow(PrincipalMatch reach) {
        return switch (reach) {
            case DIRECT -> direct;
            case ROLE -> role;
            case ACCOUNT -> account;
        };
    }

    /** The Allow of whichever reach. */
    Permission allow() {
        return direct.or(role).or(account);
    }
}
