package io.keyledger.policy.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestContextTest {
    @Test
    void joinsKeysThatDifferInCaseOnly() {
        RequestContext context =
                RequestContext.of(new TreeMap<>(Map.of("A:Key", List.of("1"), "a:key", List.of("2", "3"))));

        assertThat(context.values("a:key")).containsExactly("1", "2", "3");
        assertThat(context.keys()).containsExactly("a:key");
        assertThat(context.asWritten()).isEqualTo(Map.of("A:Key", List.of("1", "2", "3")));
    }

    @Test
    void hasNoKeyWithoutValues() {
        RequestContext context = RequestContext.of(Map.of("a:b", List.of()));

        assertThat(context.has("a:b")).isFalse();
        assertThat(context).isEqualTo(RequestContext.EMPTY);
    }

    @Test
    void isEqualToOneWithTheSameValuesWhateverTheCaseOfItsKeys() {
        RequestContext context = RequestContext.of(Map.of("a:B", List.of("x")));

        assertThat(context)
                .isEqualTo(RequestContext.of(Map.of("A:b", List.of("x"))))
                .hasSameHashCodeAs(RequestContext.of(Map.of("A:b", List.of("x"))))
                .isNotEqualTo(RequestContext.of(Map.of("a:B", List.of("X"))))
                .isNotEqualTo("{a:B=[x]}")
                .hasToString("{a:B=[x]}");
        assertThat(context.hashCode()).isNotEqualTo(RequestContext.EMPTY.hashCode());
    }
}
