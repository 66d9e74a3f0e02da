package io.keyledger.cost.breakdown;

import io.keyledger.cost.CostLine;
import io.keyledger.inventory.Observed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How costs are grouped.
 *
 * @param tag the tag key for {@link Dimension#TAG}; empty for the others
 */
public record Grouping(Dimension dimension, String tag) {
    private static final Group FREE_TIER = Group.special("free tier");
    private static final Group KEYS = Group.special("keys and rotations");
    private static final Group UNKNOWN = Group.special("unknown");
    private static final Group DIRECT = Group.special("direct calls");
    private static final Group UNNAMED = Group.special("no resource named");
    private static final Group NONE = Group.special("no requests");
    private static final String SERVICE_CALLER = ".amazonaws.com";

    /** Groups by anything but a tag. */
    public static Grouping by(Dimension dimension) {
        return new Grouping(dimension, "");
    }

    /** Groups by the value of a tag of the key. */
    public static Grouping byTag(String tag) {
        return new Grouping(Dimension.TAG, tag);
    }

    /**
     * What lines are summed under.
     *
     * @param id an ARN, id or value; in parentheses for lines that have none
     * @param name the name for people
     */
    public record Group(String id, String name) {
        private static Group of(String id) {
            return new Group(id, id);
        }

        private static Group special(String text) {
            return of("(" + text + ")");
        }
    }

    /** The words for a heading. */
    public String text() {
        return dimension == Dimension.TAG ? "tag " + tag : dimension.text();
    }

    /** The group of a key's line. */
    Group of(CostLine line, Observed<Map<String, String>> tags) {
        return switch (dimension) {
            case KEY -> new Group(line.keyArn(), line.keyName());
            case CUSTODY ->
                line.custody() == null ? UNKNOWN : Group.of(line.custody().text());
            case ACCOUNT -> Group.of(line.accountId());
            case REGION -> Group.of(line.region());
            case TAG -> ofTag(tags);
            case OPERATION -> ofRequests(line, line.operation(), UNKNOWN);
            case CALLER -> ofRequests(line, isUnknownCaller(line) ? "" : line.caller(), UNKNOWN);
            case SERVICE -> ofRequests(line, service(line), isUnknownCaller(line) ? UNKNOWN : DIRECT);
            case RESOURCE -> ofRequests(line, line.resource(), isUnknownCaller(line) ? UNKNOWN : UNNAMED);
        };
    }

    /** The group of an account's line, which is the free tier. */
    Group ofAccount(CostLine line) {
        return dimension == Dimension.ACCOUNT ? Group.of(line.accountId()) : FREE_TIER;
    }

    private Group ofTag(Observed<Map<String, String>> tags) {
        if (tags.isUnread()) {
            return UNKNOWN;
        }
        @Nullable String value = tags.known().map(all -> all.get(tag)).orElse(null);
        return value == null ? Group.special("no tag " + tag) : Group.of(value);
    }

    private static Group ofRequests(CostLine line, String value, Group other) {
        if (line.kind() != CostLine.Kind.REQUESTS) {
            return KEYS;
        }
        if (line.quantity().exact() && line.quantity().atLeast().signum() == 0) {
            return NONE;
        }
        return value.isEmpty() ? other : Group.of(value);
    }

    private static boolean isUnknownCaller(CostLine line) {
        return line.caller().equals(CostLine.UNKNOWN_CALLER);
    }

    /** A service that acts for itself is its own caller. */
    private static String service(CostLine line) {
        return line.service().isEmpty() && line.caller().endsWith(SERVICE_CALLER) ? line.caller() : line.service();
    }
}
