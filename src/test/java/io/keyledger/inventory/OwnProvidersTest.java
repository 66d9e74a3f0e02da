package io.keyledger.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Check;
import io.keyledger.check.CheckFamily;
import io.keyledger.collect.Collector;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnProvidersTest {
    @ParameterizedTest
    @ValueSource(classes = {Check.class, CheckFamily.class, Collector.class})
    void eachClassThatTheBuildListsIsThereOnce(Class<?> service) throws IOException {
        List<String> found = OwnProviders.of(service).stream()
                .map(provider -> provider.getClass().getName())
                .toList();

        assertThat(found).isNotEmpty().containsExactlyInAnyOrderElementsOf(listed(service));
    }

    private static List<String> listed(Class<?> service) throws IOException {
        String name = "/META-INF/services/" + service.getName();
        try (InputStream list = Objects.requireNonNull(service.getResourceAsStream(name))) {
            return new String(list.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
