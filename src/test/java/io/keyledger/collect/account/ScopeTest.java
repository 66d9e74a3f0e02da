package io.keyledger.collect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.collect.call.CollectException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void refusesARegionThatDoesNotExist() {
        refuses(List.of(), null, List.of("eu-west-9"), "There is no Region 'eu-west-9'.");
        refuses(List.of(), null, List.of("aws-global"), "There is no Region 'aws-global'.");
    }

    @Test
    void refusesAnAccountThatIsNone() {
        refuses(List.of("1234"), "audit", List.of(), "An account must be a 12-digit account id; got '1234'.");
    }

    @Test
    void refusesARoleWithoutAccounts() {
        refuses(List.of(), "audit", List.of(), "A role needs the accounts to assume it in.");
    }

    private static void refuses(List<String> accounts, @Nullable String role, List<String> regions, String message) {
        assertThatThrownBy(() -> new Scope(accounts, role, null, "keyledger", regions, Set.of()))
                .isInstanceOfSatisfying(
                        CollectException.class,
                        e -> assertThat(e.kind()).isEqualTo(CollectException.Kind.CONFIGURATION))
                .hasMessage(message);
    }
}
