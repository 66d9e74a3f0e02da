package io.keyledger.snapshot;

import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Observed.Denied;
import io.keyledger.inventory.Observed.Failed;
import io.keyledger.inventory.Observed.Known;
import io.keyledger.inventory.Observed.NotAsked;
import io.keyledger.inventory.Observed.NotOffered;
import io.keyledger.inventory.Observed.Throttled;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes an observation as an object with one property, named after its outcome. */
final class ObservedSerializer extends StdSerializer<Observed<?>> {
    ObservedSerializer() {
        super(Observed.class);
    }

    @Override
    public void serialize(Observed<?> observed, JsonGenerator generator, SerializationContext context) {
        generator.writeStartObject();
        switch (observed) {
            case Known<?>(var value) -> {
                generator.writeName("known");
                context.writeValue(generator, value);
            }
            case NotOffered<?>(var explanation) -> generator.writeStringProperty("not_offered", explanation);
            case NotAsked<?>(var explanation) -> generator.writeStringProperty("not_asked", explanation);
            case Denied<?>(var action, var message) -> write(generator, "denied", action, message);
            case Throttled<?>(var action, var message) -> write(generator, "throttled", action, message);
            case Failed<?>(var action, var message) -> write(generator, "failed", action, message);
        }
        generator.writeEndObject();
    }

    private static void write(JsonGenerator generator, String outcome, String action, String message) {
        generator.writeObjectPropertyStart(outcome);
        generator.writeStringProperty("action", action);
        generator.writeStringProperty("message", message);
        generator.writeEndObject();
    }
}
