package io.keyledger.collect.catalogue.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.Depth;
import org.junit.jupiter.api.Test;

class MacieTest {
    @Test
    void everyRequestIsRefusedInARegionWhereMacieIsNotEnabled() {
        assertThat(new Macie().actions(Depth.standard()))
                .isNotEmpty()
                .allSatisfy(action ->
                        assertThat(action.notOfferedCodes()).contains("AccessDeniedException: Macie is not enabled"));
    }
}
