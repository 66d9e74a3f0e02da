package io.keyledger.cli;

import io.keyledger.cli.process.FolderTree;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.process.Version;
import io.keyledger.inventory.Fact;
import io.keyledger.snapshot.FactCodec;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.PartWriter;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotException;
import io.keyledger.snapshot.SnapshotScope;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The bundled sample: two accounts in three Regions with a key of every kind. Its resource files hold the lines of a
 * snapshot's parts, except that policy documents are JSON instead of text.
 */
final class SampleAccount {
    /** The instant of the sample. */
    static final Instant AS_OF = Instant.parse("2026-11-24T03:00:00Z");

    private static final String CALLER = "arn:aws:sts::111122223333:assumed-role/keyledger-audit/keyledger";
    private static final Map<String, String> OPTIONS = Map.of("sample", "true");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SampleAccount() {}

    /**
     * Writes the sample, replacing an earlier one.
     *
     * @throws UsageException if the folder holds anything else
     */
    static Snapshot renew(Path directory) throws IOException {
        if (Files.exists(directory)) {
            requireSample(directory);
            FolderTree.delete(directory);
        }
        return write(directory);
    }

    private static void requireSample(Path directory) {
        try {
            if (Snapshot.open(directory).description().scope().options().equals(OPTIONS)) {
                return;
            }
        } catch (SnapshotException damaged) {
            throw new UsageException(
                    directory + " is in the way of the sample account; remove it: " + damaged.getMessage(), damaged);
        }
        throw new UsageException(directory + " is in the way of the sample account; move it elsewhere");
    }

    /** Writes the sample as a snapshot like any other. */
    static Snapshot write(Path directory) throws IOException {
        try (SnapshotWriter snapshot = SnapshotWriter.open(directory, description())) {
            for (PartId part : snapshot.missing()) {
                write(snapshot, part);
            }
        }
        return Snapshot.open(directory);
    }

    private static void write(SnapshotWriter snapshot, PartId id) throws IOException {
        try (PartWriter part = snapshot.begin(id)) {
            for (String line : lines(id + ".jsonl")) {
                part.write(fact(line));
            }
            part.commit();
        }
    }

    private static SnapshotDescription description() throws IOException {
        List<PartId> parts =
                lines("parts.txt").stream().map(SampleAccount::part).toList();
        SnapshotScope scope = new SnapshotScope(
                parts.stream().map(PartId::accountId).distinct().toList(),
                List.of(),
                parts.stream().map(PartId::collector).distinct().toList(),
                OPTIONS);
        return SnapshotDescription.of(AS_OF, Version.text(), CALLER, scope, parts);
    }

    private static PartId part(String text) {
        String[] words = text.split("/", -1);
        return new PartId(words[0], words[1], words[2]);
    }

    private static Fact fact(String line) {
        return FactCodec.decode(withPoliciesAsText(MAPPER.readTree(line)).toString());
    }

    private static JsonNode withPoliciesAsText(JsonNode node) {
        if (node.has("Statement")) {
            return StringNode.valueOf(node.toString());
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(withPoliciesAsText(property.getValue())));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withPoliciesAsText(array.get(i)));
            }
        }
        return node;
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(SampleAccount.class.getResourceAsStream("sample/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
