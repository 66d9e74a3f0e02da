package io.keyledger.stub.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One key material in the history of a symmetric key.
 *
 * @param state {@code CURRENT}, {@code NON_CURRENT} or {@code PENDING_ROTATION}
 * @param rotationDate when the key turned to it; nothing for the first material and one that waits
 * @param rotationType {@code AUTOMATIC} or {@code ON_DEMAND}, with a rotation date
 * @param importState {@code IMPORTED} or {@code PENDING_IMPORT}, for imported keys
 * @param validTo when imported material expires
 */
public record KeyMaterial(
        String id,
        String state,
        Optional<Instant> rotationDate,
        Optional<String> rotationType,
        Optional<String> importState,
        Optional<Instant> validTo) {
    /** AWS refuses the next rotation on demand after this many. */
    private static final int MOST_ON_DEMAND = 25;

    static List<KeyMaterial> of(StubKey key) {
        if (!key.kind().keepsMaterialHistory() || key.kind() == KeyKind.AWAITING_IMPORT) {
            return List.of();
        }
        return key.kind().imported() ? imported(key) : generated(key);
    }

    private static List<KeyMaterial> generated(StubKey key) {
        List<Rotation> rotations =
                Stream.concat(automatic(key), onDemand(key)).sorted().toList();
        List<KeyMaterial> materials = new ArrayList<>();
        materials.add(new KeyMaterial(
                id(key, 0),
                rotations.isEmpty() ? "CURRENT" : "NON_CURRENT",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        for (int number = 1; number <= rotations.size(); number++) {
            Rotation rotation = rotations.get(number - 1);
            materials.add(new KeyMaterial(
                    id(key, number),
                    number == rotations.size() ? "CURRENT" : "NON_CURRENT",
                    Optional.of(rotation.date()),
                    Optional.of(rotation.type()),
                    Optional.empty(),
                    Optional.empty()));
        }
        return materials;
    }

    private static Stream<Rotation> automatic(StubKey key) {
        if (!key.rotationEnabled()) {
            return Stream.empty();
        }
        int period = key.rotationPeriodInDays();
        return Stream.iterate(
                        key.creationDate().plus(period, ChronoUnit.DAYS),
                        date -> date.isBefore(key.now()),
                        date -> date.plus(period, ChronoUnit.DAYS))
                .map(date -> new Rotation(date, "AUTOMATIC"));
    }

    private static Stream<Rotation> onDemand(StubKey key) {
        int roll = key.shared().at("on-demand").below(1000);
        if (key.kind() == KeyKind.AWS_MANAGED || roll >= 60) {
            return Stream.empty();
        }
        int count = roll < 3 ? MOST_ON_DEMAND - 1 : 1 + roll % 3;
        Duration age = Duration.between(key.creationDate(), key.now());
        return Stream.iterate(1, number -> number <= count, number -> number + 1)
                .map(number -> new Rotation(
                        key.creationDate()
                                .plus(age.multipliedBy(number).dividedBy(count + 1))
                                .truncatedTo(ChronoUnit.SECONDS),
                        "ON_DEMAND"));
    }

    private static List<KeyMaterial> imported(StubKey key) {
        int roll = key.draw().at("materials").below(100);
        Optional<Instant> validTo = validTo(key);
        String importState = key.hasImportedMaterial() ? "IMPORTED" : "PENDING_IMPORT";
        boolean replaced = roll < 35 && key.kind() == KeyKind.IMPORTED;
        List<KeyMaterial> materials = new ArrayList<>();
        materials.add(material(key, 0, replaced ? "NON_CURRENT" : "CURRENT", false, importState, validTo));
        if (replaced) {
            materials.add(material(key, 1, "CURRENT", true, importState, validTo));
        }
        if (roll < 10 && key.kind() == KeyKind.IMPORTED) {
            materials.add(material(key, 2, "PENDING_ROTATION", false, importState, Optional.empty()));
        }
        return materials;
    }

    private static KeyMaterial material(
            StubKey key, int number, String state, boolean rotated, String importState, Optional<Instant> validTo) {
        Instant half = key.creationDate()
                .plus(Duration.between(key.creationDate(), key.now()).dividedBy(2))
                .truncatedTo(ChronoUnit.SECONDS);
        return new KeyMaterial(
                id(key, number),
                state,
                rotated ? Optional.of(half) : Optional.empty(),
                rotated ? Optional.of("ON_DEMAND") : Optional.empty(),
                Optional.of(importState),
                validTo);
    }

    private static Optional<Instant> validTo(StubKey key) {
        Draw draw = key.draw().at("valid-to");
        if (key.kind() == KeyKind.IMPORTED_EXPIRING) {
            return Optional.of(key.now().plus(draw.between(1, 29), ChronoUnit.DAYS));
        }
        boolean expires = key.kind() == KeyKind.IMPORTED && draw.percent(50);
        return expires ? Optional.of(key.now().plus(draw.between(60, 360), ChronoUnit.DAYS)) : Optional.empty();
    }

    private static String id(StubKey key, int number) {
        return key.shared().at("material").at(number).hexadecimal(64);
    }

    private record Rotation(Instant date, String type) implements Comparable<Rotation> {
        @Override
        public int compareTo(Rotation other) {
            return date.compareTo(other.date);
        }
    }
}
