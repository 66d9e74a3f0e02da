package io.keyledger.policy.simulation;

import io.keyledger.policy.AtOnce;
import org.junit.jupiter.api.Test;

/** {@link PolicyCasesTest} for the mutation run. */
class PolicyCasesAtOnce {
    @Test
    void decidesAsExpected() throws Throwable {
        AtOnce.run(new PolicyCasesTest().decidesAsExpected());
    }
}
