package io.keyledger.policy.search;

import io.keyledger.policy.decision.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Callers of one shape at one opening, with what their own side says. For one thread: it remembers what was found. */
final class Trial {
    private final Shape shape;
    private final CallerSide side;
    private final Formula extra;
    private final boolean open;
    private final World world;
    private final Map<ActionClasses.ActionClass, Answer> answers;
    private @Nullable KnownValues known;

    /**
     * @param extra what else has to be true of a request
     * @param open whether it comes from none of the places that the policies name
     * @param answers what was found so far, shared with callers that policies cannot tell apart
     */
    Trial(
            Shape shape,
            CallerSide side,
            Formula extra,
            boolean open,
            World world,
            Map<ActionClasses.ActionClass, Answer> answers) {
        this.shape = shape;
        this.side = side;
        this.extra = extra;
        this.open = open;
        this.world = world;
        this.answers = answers;
    }

    /** What the search says of the actions of a class. */
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

    boolean open() {
        return open;
    }

    /** The world as it is for these callers. */
    World world() {
        return world;
    }

    Map<ActionClasses.ActionClass, Answer> answers() {
        return answers;
    }

    KnownValues known(Scene scene) {
        KnownValues values = known;
        if (values == null) {
            values = new KnownValues(scene, shape);
            known = values;
        }
        return values;
    }
}
