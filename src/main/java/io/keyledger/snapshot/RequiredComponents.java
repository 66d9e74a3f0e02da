package io.keyledger.snapshot;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import java.io.Serial;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Rejects a record without a required component. Lists, maps, observations and purposes may be missing, because an
 * earlier version may not have recorded them.
 */
final class RequiredComponents extends JacksonAnnotationIntrospector {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Set<Class<?>> HAVE_A_DEFAULT = Set.of(List.class, Map.class, Observed.class, Purpose.class);

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> configuration, AnnotatedMember member) {
        return isRequired(member) ? Boolean.TRUE : super.hasRequiredMarker(configuration, member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> configuration, Annotated member) {
        return isRequired(member)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : super.findSetterInfo(configuration, member);
    }

    private static boolean isRequired(Annotated member) {
        if (!(member instanceof AnnotatedParameter parameter)
                || !parameter.getDeclaringClass().isRecord()
                || parameter.getRawType().isPrimitive()
                || HAVE_A_DEFAULT.contains(parameter.getRawType())) {
            return false;
        }
        return parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                && !constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
    }
}
