package io.keyledger.cli.settings;

import io.keyledger.check.Frameworks;
import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.FileProblem;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cost.CostSettings;
import io.keyledger.evaluate.RunParameters;
import io.keyledger.inventory.Sha256;
import io.keyledger.report.text.IndentedJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that an evaluation depends on besides its snapshot and instant, as canonical JSON: settings of checks,
 * trust, waivers, accepted gaps, the severity to fail on, which findings are listed, how many rows the page holds, the
 * scope within a kept snapshot, the selection of checks, and the digests of prices, framework mappings and the bill.
 * Excludes output locations, console settings and secrets.
 */
final class EffectiveConfiguration {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer().with(IndentedJson.printer());

    /** The property with the digest of the bill. */
    static final String BILL_DIGEST = "bill-sha256";

    private static final String PRICES = "/config/prices.yaml";

    private EffectiveConfiguration() {}

    static RunParameters of(Environment environment, Configuration configuration, Frameworks frameworks) {
        String prices = priceSheetDigest(environment, configuration);
        Map<String, Object> parts = new TreeMap<>();
        parts.put("checks", sorted(configuration.checks()));
        parts.put("trust", sorted(configuration.trust()));
        parts.put("waivers", configuration.waivers());
        parts.put("accepted-gaps", configuration.acceptedGaps());
        parts.put("evaluate", evaluate(configuration));
        parts.put("report", sorted(configuration.report()));
        if (!configuration.usage().cloudtrail().isEmpty()) {
            parts.put("usage", sorted(configuration.usage()));
        }
        Map<String, Object> costs = costs(configuration);
        if (!costs.isEmpty()) {
            parts.put("costs", costs);
        }
        String bill = configuration.costs().bill();
        if (!bill.isEmpty()) {
            parts.put(BILL_DIGEST, BillLocation.digest(environment, bill));
        }
        Configuration.Scope scope = configuration.scope();
        if (!configuration.evaluate().from().isEmpty() && KeptScope.isNarrowed(scope)) {
            parts.put(
                    "scope",
                    new TreeMap<>(Map.of(
                            "accounts", scope.accounts(),
                            "regions", scope.regions(),
                            "not-regions", scope.notRegions())));
        }
        if (!configuration.select().equals(Configuration.Select.ALL)) {
            parts.put("select", sorted(configuration.select()));
        }
        parts.put("prices-sha256", prices);
        parts.put("frameworks-sha256", frameworksDigest(environment, configuration));
        return new RunParameters(WRITER.writeValueAsString(parts) + "\n", prices, frameworks.all());
    }

    private static Map<String, Object> costs(Configuration configuration) {
        Configuration.Costs configured = configuration.costs();
        Map<String, Object> costs = new TreeMap<>();
        if (configured.unusedDays() != CostSettings.defaults().unusedDays()) {
            costs.put("unused-days", configured.unusedDays());
        }
        if (!configured.bill().isEmpty()) {
            costs.put("bill", configured.bill());
            costs.put("residual-share", configured.residualShare());
        }
        return costs;
    }

    private static Map<String, Object> evaluate(Configuration configuration) {
        Map<String, Object> evaluate = new TreeMap<>(Map.of(
                "fail-on",
                configuration.evaluate().failOn(),
                "findings",
                configuration.evaluate().findings(),
                "damaged-parts",
                configuration.evaluate().damagedParts()));
        List<ReportFormat> formats = ReportFormat.of(configuration);
        if (!formats.isEmpty()) {
            evaluate.put("formats", formats);
        }
        return evaluate;
    }

    /** A section with its settings by name. */
    private static Map<String, JsonNode> sorted(Object section) {
        Map<String, JsonNode> settings = new TreeMap<>();
        MAPPER.<JsonNode>valueToTree(section)
                .properties()
                .forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
        return settings;
    }

    static String priceSheetDigest(Environment environment, Configuration configuration) {
        String named = configuration.costs().prices();
        return Sha256.hex(named.isEmpty() ? bundledPrices() : content(environment, named));
    }

    static String frameworksDigest(Environment environment, Configuration configuration) {
        String named = configuration.evaluate().frameworks();
        return Sha256.hex(named.isEmpty() ? Frameworks.standardContent() : content(environment, named));
    }

    private static byte[] content(Environment environment, String named) {
        try {
            return Files.readAllBytes(environment.path(named));
        } catch (IOException unreadable) {
            throw new UsageException(named + " can't be read: " + FileProblem.sentence(unreadable), unreadable);
        }
    }

    private static byte[] bundledPrices() {
        try (InputStream stream =
                Objects.requireNonNull(EffectiveConfiguration.class.getResourceAsStream(PRICES), PRICES)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("a bundled resource can't be read", unreadable);
        }
    }
}
