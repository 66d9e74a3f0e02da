package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes facts of every kind out of nothing but the shape of their records. */
final class ArbitraryFacts {
    private static final List<String> TEXTS = List.of(
            "",
            "alias/a",
            "=1+1",
            "line\nbreak",
            "quote\" and \\ backslash",
            "ünïcödé ☂ 😀",
            "{\"Known\":1}",
            "\u0000");
    private static final List<String> REFERENCES = List.of(
            "",
            "auto",
            "alias/aws/ebs",
            "1234abcd-12ab-34cd-56ef-1234567890ab",
            "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "arn:aws-cn:kms:cn-north-1:111122223333:alias/a",
            "something else");

    private static final List<String> PURPOSES =
            List.of("data", "replication:rule", "inventory:a:b", "device:/dev/sda1");

    private final Random random;

    ArbitraryFacts(long seed) {
        random = new Random(seed);
    }

    Fact next(Class<?> kind) {
        return (Fact) makeRecord(kind, true);
    }

    private Object makeRecord(Class<?> type, boolean placed) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int index = 0; index < components.length; index++) {
            RecordComponent component = components[index];
            values[index] = placed && component.getName().equals("accountId")
                    ? SampleFacts.ACCOUNT
                    : placed && component.getName().equals("region")
                            ? SampleFacts.REGION
                            : make(component.getAnnotatedType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }

    private @Nullable Object make(AnnotatedType type) {
        if (type.isAnnotationPresent(Nullable.class) && random.nextBoolean()) {
            return null;
        }
        return make(type.getType());
    }

    private Object make(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            if (parameterized.getRawType().equals(List.class)) {
                return some(arguments[0]);
            }
            if (parameterized.getRawType().equals(Map.class)) {
                Map<Object, Object> map = new HashMap<>();
                some(arguments[0]).forEach(key -> map.put(key, make(arguments[1])));
                return map;
            }
            return observed(arguments[0]);
        }
        Class<?> kind = (Class<?>) type;
        if (kind == Purpose.class) {
            return Purpose.parse(pick(PURPOSES));
        }
        if (kind.isRecord()) {
            return makeRecord(kind, false);
        }
        if (kind.isEnum()) {
            return pick(Arrays.asList(kind.getEnumConstants()));
        }
        return switch (kind.getSimpleName()) {
            case "String" -> pick(TEXTS) + random.nextInt(100);
            case "boolean", "Boolean" -> random.nextBoolean();
            case "int", "Integer" -> random.nextInt();
            case "long", "Long" -> random.nextLong();
            case "double", "Double" -> random.nextGaussian();
            case "Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case "KeyReference" -> KeyReference.parse(pick(REFERENCES));
            default -> throw new IllegalStateException("facts hold a " + kind + ", which this does not know yet");
        };
    }

    private List<Object> some(Type type) {
        List<Object> values = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            values.add(make(type));
        }
        return values;
    }

    private Observed<?> observed(Type type) {
        return switch (random.nextInt(8)) {
            case 0 -> Observed.notOffered(pick(TEXTS));
            case 1 -> Observed.notAsked(pick(TEXTS));
            case 2 -> new Observed.Denied<>("kms:DescribeKey", pick(TEXTS));
            case 3 -> new Observed.Throttled<>("kms:DescribeKey", pick(TEXTS));
            case 4 -> new Observed.Failed<>("kms:DescribeKey", pick(TEXTS));
            default -> Observed.known(make(type));
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
