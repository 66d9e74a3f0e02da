package io.keyledger.benchmark;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyUse;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceType;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.PartWriter;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotScope;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a snapshot of one account whose resources are of every type, with every use of a key, in four Regions, of which
 * the first has seven tenths of everything; the same at each time.
 */
final class VariedAccount {
    private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2");
    private static final List<Integer> ENDS_IN_TENTHS = List.of(7, 8, 9, 10);
    private static final List<ResourceType> TYPES = List.copyOf(ResourceType.all());

    private VariedAccount() {}

    static Snapshot write(Path directory, int keys, int resources) throws IOException {
        List<PartId> parts = new ArrayList<>(List.of(
                new PartId(LargeAccount.ACCOUNT, Fact.GLOBAL, "iam"),
                new PartId(LargeAccount.ACCOUNT, Fact.GLOBAL, "organizations")));
        for (String region : REGIONS) {
            parts.add(new PartId(LargeAccount.ACCOUNT, region, "catalogue"));
            parts.add(new PartId(LargeAccount.ACCOUNT, region, "kms"));
        }
        SnapshotScope scope = new SnapshotScope(
                List.of(LargeAccount.ACCOUNT), REGIONS, List.of("catalogue", "iam", "kms", "organizations"), Map.of());
        SnapshotDescription description = SnapshotDescription.of(
                LargeAccount.AS_OF,
                "benchmark",
                "arn:aws:sts::111122223333:assumed-role/audit/benchmark",
                scope,
                parts);
        try (SnapshotWriter snapshot = SnapshotWriter.open(directory, description)) {
            for (PartId part : parts) {
                try (PartWriter writer = snapshot.begin(part)) {
                    Share of = Share.of(part.region(), keys);
                    switch (part.collector()) {
                        case "iam" -> LargeAccount.identities(writer);
                        case "organizations" -> LargeAccount.organization(writer);
                        case "kms" -> LargeAccount.keys(writer, part.region(), of.first(), of.end());
                        default -> resources(writer, part.region(), of, Share.of(part.region(), resources));
                    }
                    writer.commit();
                }
            }
        }
        return Snapshot.open(directory);
    }

    private static void resources(PartWriter writer, String region, Share keys, Share resources) throws IOException {
        for (int i = resources.first(); i < resources.end(); i++) {
            ResourceType type = TYPES.get(i % TYPES.size());
            EncryptedResource resource = resource(type, region, i, keys);
            for (KeyUse use : type.uses()) {
                writer.write(
                        use.purpose().equals(Purpose.DATA.kind())
                                ? resource
                                : resource.forPurpose(
                                        new Purpose(use.purpose(), ""),
                                        encryption(region, i + use.purpose().length(), keys),
                                        Map.of()));
            }
        }
        coverage(writer, region);
    }

    private static EncryptedResource resource(ResourceType type, String region, int i, Share keys) {
        String id = id(type, i);
        return new EncryptedResource(
                LargeAccount.ACCOUNT,
                region,
                type.service(),
                type.name(),
                id,
                arn(type, region, id),
                Purpose.DATA,
                encryption(region, i, keys),
                i % 3 == 0 ? 10.0 + i % 900 : null,
                LargeAccount.AS_OF.minus(Duration.ofHours(i % 90_000)),
                i % 5 == 0
                        ? Observed.known(Map.of())
                        : Observed.known(
                                Map.of("Name", type.title() + " " + i, "owner", "team-" + i % LargeAccount.TEAMS)),
                related(type, region, i));
    }

    /** A backup is of what has the type before its own; a snapshot and a volume name each other. */
    private static Map<String, Observed<String>> related(ResourceType type, String region, int i) {
        String title = type.title().toLowerCase(Locale.ROOT);
        if (!title.contains("snapshot") && !title.contains("backup") && !title.contains("volume")) {
            return Map.of();
        }
        ResourceType other = TYPES.get(Math.floorMod(i - 1, TYPES.size()));
        return Map.of(
                ResourceAttributes.BACKUP_OF, Observed.known(arn(other, region, id(other, i - 1))),
                ResourceAttributes.VOLUME_ID, Observed.known("vol-%017x".formatted(i)),
                ResourceAttributes.SNAPSHOT_ID, Observed.known("snap-%017x".formatted(i)));
    }

    private static Observed<Encryption> encryption(String region, int i, Share keys) {
        int key = keys.first() + Math.floorMod(i, keys.end() - keys.first());
        return switch (i % 10) {
            case 0 -> Observed.known(Encryption.without(Encryption.Method.AWS_OWNED, "aws-owned"));
            case 1 -> Observed.known(Encryption.kms("kms", KeyReference.parse("alias/application-" + key)));
            case 2 ->
                i % 1000 == 2
                        ? new Observed.Denied<>("kms:DescribeKey", "")
                        : Observed.known(Encryption.without(Encryption.Method.NONE, "none"));
            default -> Observed.known(Encryption.kms("kms", KeyReference.parse(LargeAccount.keyArn(region, key))));
        };
    }

    private static void coverage(PartWriter writer, String region) throws IOException {
        Map<String, List<ResourceType>> listings = TYPES.stream()
                .collect(Collectors.groupingBy(
                        type -> type.service() + ":" + type.listAction(), TreeMap::new, Collectors.toList()));
        for (List<ResourceType> listed : listings.values()) {
            writer.write(new ApiCoverage(
                    LargeAccount.ACCOUNT,
                    region,
                    listed.getFirst().service(),
                    listed.getFirst().listAction(),
                    1,
                    1,
                    0,
                    0,
                    0,
                    "",
                    CallRole.LISTING,
                    listed.stream().map(ResourceType::name).collect(Collectors.joining(";"))));
        }
    }

    private static String id(ResourceType type, int i) {
        return type.name().substring(type.name().lastIndexOf(':') + 1).toLowerCase(Locale.ROOT) + "-%07d".formatted(i);
    }

    private static String arn(ResourceType type, String region, String id) {
        return "arn:aws:" + type.service() + ":" + region + ":" + LargeAccount.ACCOUNT + ":" + id;
    }

    /**
     * What a Region has of all keys or resources, by number.
     *
     * @param end the number after the last
     */
    private record Share(int first, int end) {
        /** Nothing for what lies in no Region. */
        static Share of(String region, int all) {
            int index = REGIONS.indexOf(region);
            return index < 0 ? new Share(0, 0) : new Share(index == 0 ? 0 : end(index - 1, all), end(index, all));
        }

        private static int end(int index, int all) {
            return (int) ((long) all * ENDS_IN_TENTHS.get(index) / 10);
        }
    }
}
