package io.keyledger.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AccessorNamingStrategy;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes inventory records as JSON: only their components, in order and without nulls, with maps sorted by key, so that
 * equal facts give equal bytes. A property that an older version did not record becomes an empty collection or a failed
 * observation, never an answer.
 */
final class SnapshotJson {
    /** Far more than AWS's longest text, a policy document. */
    private static final int LONGEST_TEXT = 4 << 20;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .annotationIntrospector(new RequiredComponents())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL)))
            .withConfigOverride(
                    Map.class, map -> map.setNullHandling(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL)))
            .accessorNaming(new ComponentsOnly())
            .addModule(new SimpleModule("inventory")
                    .addSerializer(new ObservedSerializer())
                    .addDeserializer(Observed.class, new ObservedDeserializer())
                    .addSerializer(Purpose.class, new PurposeSerializer())
                    .addDeserializer(Purpose.class, new PurposeDeserializer())
                    .addSerializer(KeyReference.class, new KeyReferenceSerializer())
                    .addDeserializer(KeyReference.class, new KeyReferenceDeserializer()))
            .build();

    private SnapshotJson() {}

    /** Keeps methods like {@code isSomething()} of a record out of its JSON. */
    private static final class ComponentsOnly extends DefaultAccessorNamingStrategy.Provider {
        private static final long serialVersionUID = 1;

        @Override
        public AccessorNamingStrategy forRecord(MapperConfig<?> configuration, AnnotatedClass type) {
            Set<String> components = Stream.of(type.getRawType().getRecordComponents())
                    .map(component -> component.getName())
                    .collect(Collectors.toUnmodifiableSet());
            return new AccessorNamingStrategy() {
                @Override
                public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
                    return null;
                }

                @Override
                public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
                    return components.contains(name) ? name : null;
                }

                @Override
                public @Nullable String findNameForMutator(AnnotatedMethod method, String name) {
                    return null;
                }

                @Override
                public String modifyFieldName(AnnotatedField field, String name) {
                    return name;
                }
            };
        }
    }
}
