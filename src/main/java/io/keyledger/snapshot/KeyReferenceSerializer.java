package io.keyledger.snapshot;

import io.keyledger.inventory.KeyReference;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a reference as the service returned it, which also determines its form. */
final class KeyReferenceSerializer extends ValueSerializer<KeyReference> {
    @Override
    public void serialize(KeyReference reference, JsonGenerator generator, SerializationContext context) {
        String text = reference.text();
        if (!KeyReference.parse(text).equals(reference)) {
            throw new IllegalArgumentException("'" + text + "' would be read back as another form than "
                    + reference.getClass().getSimpleName() + "; make references with KeyReference.parse");
        }
        generator.writeString(text);
    }
}
