package io.keyledger.snapshot;

import io.keyledger.inventory.KeyReference;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads what {@link KeyReferenceSerializer} writes. */
final class KeyReferenceDeserializer extends ValueDeserializer<KeyReference> {
    @Override
    public KeyReference deserialize(JsonParser parser, DeserializationContext context) {
        return KeyReference.parse(parser.getString());
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return new KeyReference.Absent();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return new KeyReference.Absent();
    }
}
