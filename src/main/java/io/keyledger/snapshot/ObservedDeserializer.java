package io.keyledger.snapshot;

import io.keyledger.inventory.Observed;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads what {@link ObservedSerializer} writes. */
final class ObservedDeserializer extends ValueDeserializer<Observed<?>> {
    private final @Nullable ValueDeserializer<Object> value;

    ObservedDeserializer() {
        this(null);
    }

    private ObservedDeserializer(@Nullable ValueDeserializer<Object> value) {
        this.value = value;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType observed = context.getContextualType();
        return new ObservedDeserializer(
                context.findContextualValueDeserializer(observed.containedTypeOrUnknown(0), property));
    }

    @Override
    public Observed<?> deserialize(JsonParser parser, DeserializationContext context) {
        String outcome = parser.nextName();
        if (outcome == null) {
            return notRecorded();
        }
        JsonToken token = parser.nextToken();
        Observed<?> observed = switch (outcome) {
            case "known" -> known(parser, token, context);
            case "not_offered" -> Observed.notOffered(parser.getString());
            case "not_asked" -> Observed.notAsked(parser.getString());
            case "denied" -> {
                Call call = Call.read(parser);
                yield new Observed.Denied<>(call.action, call.message);
            }
            case "throttled" -> {
                Call call = Call.read(parser);
                yield new Observed.Throttled<>(call.action, call.message);
            }
            case "failed" -> {
                Call call = Call.read(parser);
                yield new Observed.Failed<>(call.action, call.message);
            }
            // A later version may have more outcomes without an answer; all of them mean unknown.
            default -> {
                parser.skipChildren();
                yield new Observed.Failed<>("", "the snapshot says '" + outcome + "'");
            }
        };
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            parser.skipChildren();
        }
        return observed;
    }

    private Observed<?> known(JsonParser parser, JsonToken token, DeserializationContext context) {
        if (value == null) {
            throw new IllegalStateException("an observation is read without its type");
        }
        return Observed.known(
                token == JsonToken.VALUE_NULL ? value.getEmptyValue(context) : value.deserialize(parser, context));
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return notRecorded();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return notRecorded();
    }

    private static Observed<?> notRecorded() {
        return new Observed.Failed<>("", "the version of keyledger that made the snapshot did not collect it");
    }

    /** The action and message of an unanswered call. */
    private record Call(String action, String message) {
        static Call read(JsonParser parser) {
            String action = "";
            String message = "";
            String name;
            while ((name = parser.nextName()) != null) {
                parser.nextToken();
                switch (name) {
                    case "action" -> action = parser.getString();
                    case "message" -> message = parser.getString();
                    default -> parser.skipChildren();
                }
            }
            return new Call(action, message);
        }
    }
}
