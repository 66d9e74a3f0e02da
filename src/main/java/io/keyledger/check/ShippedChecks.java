package io.keyledger.check;

import io.keyledger.inventory.OwnProviders;
import java.util.List;
import java.util.stream.Stream;

/** Finds keyledger's own checks. */
public final class ShippedChecks {
    private ShippedChecks() {}

    /** Every check, those that are a class of their own and those of each family. */
    public static List<Check> all() {
        return Stream.concat(
                        OwnProviders.of(Check.class).stream(),
                        OwnProviders.of(CheckFamily.class).stream().flatMap(family -> family.checks().stream()))
                .toList();
    }
}
