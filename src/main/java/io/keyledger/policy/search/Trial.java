package io.keyledger.policy.search;

import io.keyledger.policy.decision.World;
import io.keyledger.policy.search.formula.Formula;
import io.keyledger.policy.search.formula.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Callers of one shape at one opening, with their own side's permissions. Not thread-safe, because it caches results.
 */
final class Trial {
    private final Shape shape;
    private final CallerSide side;
    private final Formula extra;
    private final Origin origin;
    private final World world;
    private final Map<ActionClasses.ActionClass, Answer> answers;
    private @Nullable KnownValues known;

    /**
     * @param extra what else has to be true of a request
     * @param origin where it may come from
     * @param answers the answers so far, shared with callers that policies cannot distinguish
     */
    Trial(
            Shape shape,
            CallerSide side,
            Formula extra,
            Origin origin,
            World world,
            Map<ActionClasses.ActionClass, Answer> answers) {
        this.shape = shape;
        this.side = side;
        this.extra = extra;
        this.origin = origin;
        this.world = world;
        this.answers = answers;
    }

    /** The answer for the actions of a class. */
    sealed interface Answer {
        /**
         * They are allowed.
         *
         * @param conditions what a request still has to be like, in words
         */
        record Yes(Point point, List<String> conditions) implements Answer {}

        /**
         * They are not.
         *
         * @param approximations what was looked for by examples only, in words
         */
        record No(List<String> approximations) implements Answer {}

        record Unsure(String reason) implements Answer {}
    }

    Shape shape() {
        return shape;
    }

    CallerSide side() {
        return side;
    }

    Formula extra() {
        return extra;
    }

    Origin origin() {
        return origin;
    }

    /** The same callers, from any network. */
    Trial fromAnywhere() {
        return new Trial(shape, side, extra, Origin.ANYWHERE, world, new HashMap<>());
    }

    /** The world as it is for these callers. */
    World world() {
        return world;
    }

    Map<ActionClasses.ActionClass, Answer> answers() {
        return answers;
    }

    KnownValues known(KeyContext keyContext) {
        KnownValues values = known;
        if (values == null) {
            values = new KnownValues(keyContext, shape);
            known = values;
        }
        return values;
    }
}
