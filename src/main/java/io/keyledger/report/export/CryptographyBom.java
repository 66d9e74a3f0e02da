package io.keyledger.report.export;

import io.keyledger.report.csv.CellElements;
import io.keyledger.report.csv.TableRows;
import io.keyledger.report.text.IndentedJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/**
 * {@code cbom.cdx.json}: a cryptography bill of materials in CycloneDX 1.6. Each key is a cryptographic asset that
 * depends on its algorithm, and each resource depends on the keys that encrypt it.
 */
public final class CryptographyBom implements RunFormat {
    private static final String UNKNOWN = "unknown";
    private static final String RESOURCE = "resource/";

    @Override
    public String file() {
        return "cbom.cdx.json";
    }

    @Override
    public void write(FinishedRun run, OutputStream target) throws IOException {
        Writer writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        JsonGenerator json = IndentedJson.generator(writer);
        SortedMap<String, KeyAlgorithm> algorithms = new TreeMap<>();
        SortedMap<String, String> algorithmOfKey = new TreeMap<>();
        NavigableSet<String> foreign = new TreeSet<>();
        run.forEachRow("keys.csv", row -> {
            Optional<KeyAlgorithm> algorithm = KeyAlgorithm.of(row.cell("key_spec"), row.cell("key_usage"));
            algorithm.ifPresent(found -> algorithms.put(found.reference(), found));
            algorithmOfKey.put(
                    row.cell("key_arn"), algorithm.map(KeyAlgorithm::reference).orElse(""));
        });
        json.writeStartObject();
        json.writeStringProperty("bomFormat", "CycloneDX");
        json.writeStringProperty("specVersion", "1.6");
        json.writeStringProperty("serialNumber", serialNumber(run));
        json.writeNumberProperty("version", 1);
        metadata(json, run);
        json.writeName("components");
        json.writeStartArray();
        algorithms.values().forEach(algorithm -> algorithm(json, algorithm));
        run.forEachRow("keys.csv", row -> key(json, row));
        forEachResource(run, (row, keys) -> {
            resource(json, row);
            keys.stream().filter(key -> !algorithmOfKey.containsKey(key)).forEach(foreign::add);
        });
        foreign.forEach(arn -> unlistedKey(json, arn));
        json.writeEndArray();
        json.writeName("dependencies");
        json.writeStartArray();
        algorithmOfKey.forEach((key, algorithm) ->
                dependency(json, key, algorithm.isEmpty() ? new TreeSet<>() : new TreeSet<>(Set.of(algorithm))));
        forEachResource(run, (row, keys) -> dependency(json, reference(row), keys));
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
        writer.flush();
    }

    /** The same for the same evidence. */
    private static String serialNumber(FinishedRun run) {
        String evidence = run.manifest().path("snapshot").path("sha256").asString("") + "\n"
                + run.manifest().path("configuration_sha256").asString("") + "\n"
                + run.manifest().path("as_of").asString("");
        return "urn:uuid:" + UUID.nameUUIDFromBytes(evidence.getBytes(StandardCharsets.UTF_8));
    }

    private static void metadata(JsonGenerator json, FinishedRun run) {
        json.writeName("metadata");
        json.writeStartObject();
        json.writeStringProperty("timestamp", run.manifest().path("as_of").asString());
        json.writeName("tools");
        json.writeStartObject();
        json.writeName("components");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("type", "application");
        json.writeStringProperty("name", "keyledger");
        json.writeStringProperty("version", run.manifest().path("tool_version").asString());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeName("component");
        json.writeStartObject();
        json.writeStringProperty("type", "platform");
        json.writeStringProperty("bom-ref", "accounts");
        json.writeStringProperty("name", "AWS accounts " + names(run));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String names(FinishedRun run) {
        return String.join(
                ", ",
                run.summary()
                        .path("accounts")
                        .valueStream()
                        .map(account -> account.asString())
                        .toList());
    }

    private static void algorithm(JsonGenerator json, KeyAlgorithm algorithm) {
        json.writeStartObject();
        json.writeStringProperty("type", "cryptographic-asset");
        json.writeStringProperty("bom-ref", algorithm.reference());
        json.writeStringProperty("name", algorithm.name());
        json.writeName("cryptoProperties");
        json.writeStartObject();
        json.writeStringProperty("assetType", "algorithm");
        json.writeName("algorithmProperties");
        json.writeStartObject();
        json.writeStringProperty("primitive", algorithm.primitive());
        json.writeStringProperty("parameterSetIdentifier", algorithm.parameters());
        json.writeName("cryptoFunctions");
        json.writeStartArray();
        algorithm.functions().forEach(json::writeString);
        json.writeEndArray();
        algorithm.quantumLevel().ifPresent(level -> json.writeNumberProperty("nistQuantumSecurityLevel", level));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void key(JsonGenerator json, TableRows row) {
        Optional<KeyAlgorithm> algorithm = KeyAlgorithm.of(row.cell("key_spec"), row.cell("key_usage"));
        json.writeStartObject();
        json.writeStringProperty("type", "cryptographic-asset");
        json.writeStringProperty("bom-ref", row.cell("key_arn"));
        json.writeStringProperty("name", name(row));
        if (!row.cell("description").isEmpty() && !row.cell("description").equals(UNKNOWN)) {
            json.writeStringProperty("description", row.cell("description"));
        }
        json.writeName("cryptoProperties");
        json.writeStartObject();
        json.writeStringProperty("assetType", "related-crypto-material");
        json.writeName("relatedCryptoMaterialProperties");
        json.writeStartObject();
        json.writeStringProperty("type", type(algorithm));
        json.writeStringProperty("id", row.cell("key_id"));
        state(row.cell("key_state")).ifPresent(state -> json.writeStringProperty("state", state));
        algorithm.flatMap(KeyAlgorithm::bits).ifPresent(bits -> json.writeNumberProperty("size", bits));
        algorithm.ifPresent(found -> json.writeStringProperty("algorithmRef", found.reference()));
        date(json, "creationDate", row.cell("creation_date"));
        date(json, "expirationDate", row.cell("material_expires_at"));
        json.writeEndObject();
        json.writeEndObject();
        properties(
                json,
                row,
                Map.of(
                        "aws:account_id", "account_id",
                        "aws:region", "region",
                        "keyledger:custody", "custody",
                        "keyledger:key_state", "key_state",
                        "keyledger:quantum", "quantum",
                        "keyledger:rotation", "rotation",
                        "keyledger:resources_protected", "resources_protected"));
        json.writeEndObject();
    }

    private static String name(TableRows row) {
        return CellElements.of(row.cell("aliases")).stream()
                .filter(alias -> !alias.equals(UNKNOWN))
                .findFirst()
                .orElse(row.cell("key_id"));
    }

    private static String type(Optional<KeyAlgorithm> algorithm) {
        return algorithm
                .map(found -> switch (found.primitive()) {
                    case "ae", "mac" -> "secret-key";
                    default -> "private-key";
                })
                .orElse("key");
    }

    /** The state in NIST SP 800-57's terms, which CycloneDX uses; absent if it is unknown. */
    private static Optional<String> state(String keyState) {
        return switch (keyState) {
            case "Enabled" -> Optional.of("active");
            case "Disabled", "Unavailable", "Updating" -> Optional.of("suspended");
            case "PendingDeletion", "PendingReplicaDeletion" -> Optional.of("deactivated");
            case "PendingImport", "Creating" -> Optional.of("pre-activation");
            default -> Optional.empty();
        };
    }

    private static void date(JsonGenerator json, String property, String cell) {
        if (!cell.isEmpty() && !cell.equals(UNKNOWN)) {
            json.writeStringProperty(property, cell);
        }
    }

    private static void resource(JsonGenerator json, TableRows row) {
        json.writeStartObject();
        json.writeStringProperty("type", "data");
        json.writeStringProperty("bom-ref", reference(row));
        json.writeStringProperty("name", row.cell("resource_type") + " " + row.cell("resource_id"));
        properties(
                json, row, Map.of("aws:account_id", "account_id", "aws:region", "region", "aws:arn", "resource_arn"));
        json.writeEndObject();
    }

    private static void unlistedKey(JsonGenerator json, String arn) {
        json.writeStartObject();
        json.writeStringProperty("type", "cryptographic-asset");
        json.writeStringProperty("bom-ref", arn);
        json.writeStringProperty("name", arn);
        json.writeStringProperty("description", "not in the audited accounts and Regions, or gone");
        json.writeName("cryptoProperties");
        json.writeStartObject();
        json.writeStringProperty("assetType", "related-crypto-material");
        json.writeName("relatedCryptoMaterialProperties");
        json.writeStartObject();
        json.writeStringProperty("type", "key");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void properties(JsonGenerator json, TableRows row, Map<String, String> columns) {
        json.writeName("properties");
        json.writeStartArray();
        new TreeMap<>(columns).forEach((name, column) -> {
            if (!row.cell(column).isEmpty()) {
                json.writeStartObject();
                json.writeStringProperty("name", name);
                json.writeStringProperty("value", row.cell(column));
                json.writeEndObject();
            }
        });
        json.writeEndArray();
    }

    private static void dependency(JsonGenerator json, String reference, NavigableSet<String> on) {
        json.writeStartObject();
        json.writeStringProperty("ref", reference);
        json.writeName("dependsOn");
        json.writeStartArray();
        on.forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String reference(TableRows row) {
        return RESOURCE
                + String.join(
                        "/",
                        row.cell("account_id"),
                        row.cell("region"),
                        row.cell("resource_type"),
                        row.cell("resource_id"),
                        row.cell("resource_arn"));
    }

    /** Receives a resource that keys encrypt. */
    private interface ResourceConsumer {
        void accept(TableRows row, NavigableSet<String> keys) throws IOException;
    }

    /** Resources with a key, each once: the rows of a resource, one for each purpose, stand together. */
    private static void forEachResource(FinishedRun run, ResourceConsumer consumer) throws IOException {
        NavigableSet<String> keys = new TreeSet<>();
        try (TableRows ahead = run.open("resources.csv");
                TableRows rows = run.open("resources.csv")) {
            boolean more = ahead.next();
            while (rows.next()) {
                String key = rows.cell("key_arn");
                if (!key.isEmpty() && !key.equals(UNKNOWN)) {
                    keys.add(key);
                }
                more = more && ahead.next();
                if (!more || !reference(ahead).equals(reference(rows))) {
                    if (!keys.isEmpty()) {
                        consumer.accept(rows, keys);
                    }
                    keys.clear();
                }
            }
        }
    }
}
