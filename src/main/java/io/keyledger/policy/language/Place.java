package io.keyledger.policy.language;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/** Where a value stands while a document is read; few places are ever asked for. */
final class Place {
    private final @Nullable Place around;
    private final String step;
    private final TokenStreamLocation location;

    /** @param step the name of a member, or the number of an item; nothing for the document */
    Place(@Nullable Place around, String step, TokenStreamLocation location) {
        this.around = around;
        this.step = step;
        this.location = location;
    }

    /** The same place in the document, where the name of a member stands and where its value does. */
    Place at(TokenStreamLocation other) {
        return new Place(around, step, other);
    }

    Position position() {
        StringBuilder pointer = new StringBuilder();
        write(pointer);
        return new Position(pointer.toString(), Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private void write(StringBuilder pointer) {
        if (around != null) {
            around.write(pointer);
            pointer.append('/').append(escape(step));
        }
    }

    /** Escapes a name for a JSON pointer (RFC 6901). */
    private static String escape(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }
}
