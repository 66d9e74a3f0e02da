package io.keyledger.evaluate.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code manifest.json} and {@code configuration.json} say about a run.
 *
 * @param name the name of its folder
 * @param snapshotBegun when its snapshot was started
 * @param verdictSettings the settings that verdicts depend on, as JSON
 * @param disabledChecks the checks that its settings disabled, or that had no bill to judge
 * @param unselectedChecks the checks that its selection left out
 * @param listsAll whether {@code findings.csv} lists findings that pass, too
 * @param accountsAndRegions the accounts, Regions and options that were asked for, as JSON
 * @param collectors the collectors that were asked for, as JSON
 */
public record RunDescription(
        String name,
        String toolVersion,
        Instant asOf,
        Instant snapshotBegun,
        String snapshotSha256,
        String verdictSettings,
        Set<String> disabledChecks,
        Set<String> unselectedChecks,
        boolean listsAll,
        String accountsAndRegions,
        String collectors) {
    private static final String MANIFEST = "manifest.json";
    private static final String CONFIGURATION = "configuration.json";
    private static final long LARGEST = 64L << 20;

    public RunDescription {
        disabledChecks = Set.copyOf(disabledChecks);
        unselectedChecks = Set.copyOf(unselectedChecks);
    }

    /**
     * Reads the description of a run.
     *
     * @throws ComparisonException if the folder is not a run
     * @throws IOException if a file can't be read
     */
    public static RunDescription read(Path folder) throws IOException {
        JsonNode manifest = json(folder, MANIFEST);
        JsonNode configuration = json(folder, CONFIGURATION);
        Set<String> disabled = new LinkedHashSet<>();
        configuration.path("checks").path("disabled").forEach(check -> disabled.add(check.asString("")));
        manifest.path("checks").path("no_bill").forEach(check -> disabled.add(check.asString("")));
        Set<String> unselected = new LinkedHashSet<>();
        manifest.path("checks").path("not_selected").forEach(check -> unselected.add(check.asString("")));
        JsonNode scope = manifest.path("scope");
        return new RunDescription(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                text(manifest.path("tool_version"), "tool_version"),
                instant(manifest.path("as_of"), "as_of"),
                instant(manifest.path("snapshot").path("begun"), "snapshot.begun"),
                text(manifest.path("snapshot").path("sha256"), "snapshot.sha256"),
                verdictSettings(configuration),
                disabled,
                unselected,
                configuration.path("evaluate").path("findings").asString("").equals("ALL"),
                scope.path("accounts") + " " + scope.path("regions") + " " + scope.path("options"),
                scope.path("collectors").toString());
    }

    private static JsonNode json(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
            throw new ComparisonException(folder + " is not the folder of a run: it has no " + name);
        }
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (JacksonException invalid) {
            throw new ComparisonException(file + " is not valid JSON");
        }
    }

    private static String text(JsonNode value, String property) throws ComparisonException {
        if (!value.isString()) {
            throw new ComparisonException(MANIFEST + " has no " + property + " where it is required");
        }
        return value.asString();
    }

    private static Instant instant(JsonNode value, String property) throws ComparisonException {
        try {
            return Instant.parse(text(value, property));
        } catch (DateTimeException invalid) {
            throw new ComparisonException(MANIFEST + " has no instant for " + property + " where it is required");
        }
    }

    /** Without the settings that only decide what is listed, and how the run ends. */
    private static String verdictSettings(JsonNode configuration) {
        if (!(configuration.deepCopy() instanceof ObjectNode settings)) {
            return configuration.toString();
        }
        settings.remove("evaluate");
        settings.remove("scope");
        settings.remove("select");
        return settings.toString();
    }

    /**
     * Whether it audited what the other run audited, with the same selection of checks; another version may have other
     * collectors.
     */
    public boolean hasScopeOf(RunDescription other) {
        return accountsAndRegions.equals(other.accountsAndRegions)
                && unselectedChecks.equals(other.unselectedChecks)
                && (collectors.equals(other.collectors) || !toolVersion.equals(other.toolVersion));
    }

    /** What may be behind the differences from an older run. */
    public Set<Cause> causesSince(RunDescription older) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (!snapshotSha256.equals(older.snapshotSha256)) {
            causes.add(Cause.AWS);
        }
        if (!verdictSettings.equals(older.verdictSettings)) {
            causes.add(Cause.CONFIGURATION);
        }
        if (!asOf.equals(older.asOf)) {
            causes.add(Cause.CLOCK);
        }
        if (!toolVersion.equals(older.toolVersion)) {
            causes.add(Cause.TOOL);
        }
        if (!hasScopeOf(older)) {
            causes.add(Cause.SCOPE);
        }
        return causes;
    }
}
