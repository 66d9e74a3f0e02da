package io.keyledger.stub.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** The successful requests of one operation with one key, as a count that only grows with time. */
public record KeyUse(StubKey key, String operation, int perDay) {

    /** The operations a key is used for; none for an unused key or one that cannot be used. */
    static List<KeyUse> of(StubKey key) {
        if (!key.enabled() || key.draw().at("used").below(100) >= 70) {
            return List.of();
        }
        return operations(key)
                .map(operation -> new KeyUse(key, operation, perDay(key.draw().at(operation))))
                .toList();
    }

    /** The requests in a half-open interval of time; intervals that meet add up exactly. */
    public long requests(Instant from, Instant to) {
        Instant start = from.isBefore(key.creationDate()) ? key.creationDate() : from;
        Instant end = to.isAfter(key.now()) ? key.now() : to;
        if (!start.isBefore(end)) {
            return 0;
        }
        LocalDate first = LocalDate.ofInstant(start, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(end, ZoneOffset.UTC);
        long whole = 0;
        for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
            whole += onDay(day);
        }
        return whole + sinceMidnight(last, end) - sinceMidnight(first, start);
    }

    private long sinceMidnight(LocalDate day, Instant until) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return onDay(day)
                * Duration.between(midnight, until).toSeconds()
                / Duration.ofDays(1).toSeconds();
    }

    /** Between half and one and a half times the usual. */
    private long onDay(LocalDate day) {
        int percent = key.draw().at(operation).at(day.toEpochDay()).between(50, 150);
        return (long) perDay * percent / 100;
    }

    private static Stream<String> operations(StubKey key) {
        return switch (key.kind().usage()) {
            case "SIGN_VERIFY" -> Stream.of("Sign", "Verify");
            case "GENERATE_VERIFY_MAC" -> Stream.of("GenerateMac", "VerifyMac");
            case "KEY_AGREEMENT" -> Stream.of("DeriveSharedSecret");
            default ->
                key.kind().symmetricEncryption()
                        ? Stream.of("Decrypt", "Encrypt", "GenerateDataKey")
                                .limit(key.draw().at("operations").between(1, 3))
                        : Stream.of("Decrypt", "Encrypt");
        };
    }

    private static int perDay(Draw draw) {
        return draw.oneOf(List.of(10, 100, 1_000, 10_000, 100_000))
                + draw.at("odd").below(7);
    }
}
