package io.keyledger.cost.cloudtrail;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The tokens of a record, with the methods of {@link JsonParser} that {@link RecordReader} needs. */
interface RecordTokens {
    @Nullable
    JsonToken nextToken();

    @Nullable
    JsonToken currentToken();

    String currentName();

    String getString();

    /** Moves to the end of an object or array that starts here; does nothing at any other token. */
    void skipChildren();

    /** The tokens of a parser. */
    record Parsed(JsonParser parser) implements RecordTokens {
        @Override
        public @Nullable JsonToken nextToken() {
            return parser.nextToken();
        }

        @Override
        public @Nullable JsonToken currentToken() {
            return parser.currentToken();
        }

        @Override
        public String currentName() {
            return parser.currentName();
        }

        @Override
        public String getString() {
            return parser.getString();
        }

        @Override
        public void skipChildren() {
            parser.skipChildren();
        }
    }
}
