package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** A fact as a line: {@code {"KmsKey":{…}}}, for every record that {@link Fact} permits. */
public final class FactCodec {
    private static final Map<String, ObjectReader> READERS = Stream.of(Fact.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, SnapshotJson.MAPPER::readerFor));
    private static final Map<Class<?>, byte[]> OPENINGS = Stream.of(Fact.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), FactCodec::opening));

    private FactCodec() {}

    static Collection<String> kinds() {
        return READERS.keySet();
    }

    private static byte[] opening(Class<?> kind) {
        return ("{\"" + kind.getSimpleName() + "\":").getBytes(StandardCharsets.UTF_8);
    }

    /** Encodes a fact as a line without its line feed. */
    static byte[] encode(Fact fact) {
        byte[] opening = OPENINGS.get(fact.getClass());
        if (opening == null) {
            throw new IllegalArgumentException(fact.getClass() + " is not a kind of fact");
        }
        byte[] value = SnapshotJson.MAPPER.writeValueAsBytes(fact);
        byte[] line = new byte[opening.length + value.length + 1];
        System.arraycopy(opening, 0, line, 0, opening.length);
        System.arraycopy(value, 0, line, opening.length, value.length);
        line[line.length - 1] = '}';
        return line;
    }

    /**
     * Decodes such a line.
     *
     * @throws IllegalArgumentException if it is not a fact
     */
    public static Fact decode(String line) {
        try {
            JsonNode wrapper = SnapshotJson.MAPPER.readTree(line);
            if (wrapper.size() != 1) {
                throw new IllegalArgumentException("a fact is an object with one property, its kind");
            }
            Map.Entry<String, JsonNode> fact = wrapper.properties().iterator().next();
            return reader(fact.getKey()).readValue(fact.getValue());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a fact can't be read" + place(e), e);
        }
    }

    private static String place(JacksonException unreadable) {
        TokenStreamLocation place = unreadable.getLocation();
        return place == null || place.getColumnNr() < 1 ? "" : ": it is invalid from column " + place.getColumnNr();
    }

    /** Reads the value of a line of one of {@link #kinds}. */
    static ObjectReader reader(String kind) {
        @Nullable ObjectReader reader = READERS.get(kind);
        if (reader == null) {
            throw new IllegalArgumentException("'" + kind + "' is not a kind of fact");
        }
        return reader;
    }
}
