package io.keyledger.stub.world;

import java.util.List;

/** The words that generated names are made of. */
final class Names {
    private static final List<String> TEAMS = List.of(
            "payments",
            "orders",
            "identity",
            "search",
            "billing",
            "shipping",
            "analytics",
            "platform",
            "mobile",
            "risk");
    private static final List<String> PURPOSES =
            List.of("data", "logs", "backup", "cache", "archive", "tokens", "reports", "events");
    static final List<String> ENVIRONMENTS = List.of("production", "staging", "test");

    private Names() {}

    static String team(Draw draw) {
        return draw.at("team").oneOf(TEAMS);
    }

    static String purpose(Draw draw) {
        return draw.at("purpose").oneOf(PURPOSES);
    }
}
