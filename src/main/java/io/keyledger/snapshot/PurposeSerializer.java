package io.keyledger.snapshot;

import io.keyledger.inventory.Purpose;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a purpose as in the files of a run. */
final class PurposeSerializer extends ValueSerializer<Purpose> {
    @Override
    public void serialize(Purpose purpose, JsonGenerator generator, SerializationContext context) {
        generator.writeString(purpose.toString());
    }
}
