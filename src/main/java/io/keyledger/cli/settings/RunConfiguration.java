package io.keyledger.cli.settings;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.ConfigurationLoader;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UsageException;
import io.keyledger.evaluate.FindingSelection;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The configuration that a run was evaluated with, for evaluating a snapshot again. */
public final class RunConfiguration {
    private static final String FILE = "configuration.json";
    private static final List<String> SECTIONS = List.of(
            "checks", "trust", "waivers", "accepted-gaps", "evaluate", "report", "usage", "costs", "scope", "select");

    private final Environment environment;
    private final Configuration present;
    private final Optional<JsonNode> kept;

    private RunConfiguration(Environment environment, Configuration present, Optional<JsonNode> kept) {
        this.environment = environment;
        this.present = present;
        this.kept = kept;
    }

    /**
     * Reads the configuration of a run.
     *
     * @param present the price sheet and framework mappings, if the run did not use the bundled ones
     */
    public static RunConfiguration read(Environment environment, Configuration present, Path run) throws IOException {
        Optional<JsonNode> kept;
        try {
            kept = Optional.of(JsonMapper.shared().readTree(Files.readString(run.resolve(FILE))));
        } catch (JacksonException | NoSuchFileException _) {
            kept = Optional.empty();
        }
        return new RunConfiguration(environment, present, kept);
    }

    /** Why it can't be used again; absent if it can. */
    public Optional<String> problem() {
        if (kept.isEmpty()) {
            return Optional.of("configuration.json can't be read");
        }
        if (!digest("prices-sha256").equals(EffectiveConfiguration.priceSheetDigest(environment, present))) {
            return Optional.of(
                    "the run used another price sheet; set it as costs.prices in a configuration file (--config)");
        }
        if (!digest("frameworks-sha256").equals(EffectiveConfiguration.frameworksDigest(environment, present))) {
            return Optional.of(
                    "the run used other framework mappings; set them as evaluate.frameworks in a configuration file"
                            + " (--config)");
        }
        return billProblem();
    }

    private Optional<String> billProblem() {
        String bill = kept.orElseThrow().path("costs").path("bill").asString("");
        if (bill.isEmpty()) {
            return Optional.empty();
        }
        try {
            return digest(EffectiveConfiguration.BILL_DIGEST).equals(BillLocation.digest(environment, bill))
                    ? Optional.empty()
                    : Optional.of("the bill " + bill + " has changed since the run");
        } catch (UsageException unreadable) {
            return Optional.of("the bill " + Objects.toString(unreadable.getMessage()));
        }
    }

    private String digest(String property) {
        return kept.orElseThrow().path(property).asString("");
    }

    /** The configuration for a snapshot as of an instant, listing the findings that the run listed. */
    public Configuration of(Snapshot snapshot, Instant asOf) {
        return with(snapshot, asOf, Optional.empty());
    }

    /** The configuration for a snapshot as of an instant, listing all findings. */
    public Configuration ofAllFindings(Snapshot snapshot, Instant asOf) {
        return with(snapshot, asOf, Optional.of(FindingSelection.ALL));
    }

    private Configuration with(Snapshot snapshot, Instant asOf, Optional<FindingSelection> findings) {
        JsonNode settings = kept.orElseThrow();
        ObjectNode sections = JsonMapper.shared().createObjectNode();
        SECTIONS.stream().filter(settings::has).forEach(section -> sections.set(section, settings.path(section)));
        ObjectNode evaluate = sections.withObject("/evaluate");
        evaluate.put("from", snapshot.directory().toString());
        evaluate.put("as-of", asOf.toString());
        evaluate.put("frameworks", present.evaluate().frameworks());
        findings.ifPresent(selection -> evaluate.put("findings", selection.name()));
        sections.withObject("/costs").put("prices", present.costs().prices());
        return ConfigurationLoader.of(
                JsonMapper.shared().convertValue(sections, new TypeReference<Map<String, Object>>() {}));
    }
}
