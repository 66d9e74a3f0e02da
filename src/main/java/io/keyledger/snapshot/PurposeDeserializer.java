package io.keyledger.snapshot;

import io.keyledger.inventory.Purpose;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads what {@link PurposeSerializer} writes. */
final class PurposeDeserializer extends ValueDeserializer<Purpose> {
    @Override
    public Purpose deserialize(JsonParser parser, DeserializationContext context) {
        return Purpose.parse(parser.getString());
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return Purpose.DATA;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Purpose.DATA;
    }
}
