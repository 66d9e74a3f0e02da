package io.keyledger.policy.decision.condition;

import io.keyledger.policy.AtOnce;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of {@link OperatorTruthTableTest} for the mutation run. */
class OperatorTruthTableAtOnce {
    @Test
    void everyTable() throws Throwable {
        OperatorTruthTableTest tables = new OperatorTruthTableTest();
        AtOnce.run(Stream.of(
                        tables.everyOperator(),
                        tables.nullLooksAtPresenceOnly(),
                        tables.valuesOfTheWrongFormNeverMatch())
                .flatMap(table -> table));
    }
}
