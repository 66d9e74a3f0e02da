package io.keyledger.collect.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keyledger.collect.Depth;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.Pace;
import io.keyledger.collect.run.CollectSettings;
import io.keyledger.collect.run.CollectionRun;
import io.keyledger.collect.run.ProgressListener;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Fact;
import io.keyledger.moto.ModelledAws;
import io.keyledger.moto.MotoServer;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/**
 * Every declared type, against answers made from AWS's own models in each service's own protocol: one resource of each
 * whose every key field names the key, the same without any key, and two pages.
 */
class DeclaredTypesIT {
    private static final String KEY = "arn:aws:kms:us-east-1:777000000071:key/24fe16b7-cb91-4868-8c6d-4deafd528c51";
    private static final Pace PACE = new Pace(1, 16, 3, Duration.ofMillis(2), Duration.ofMillis(2));

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyUseOfEveryTypeNamesTheKeyThatItsServiceNames() throws IOException {
        ModelledAws aws = ModelledAws.account("777000000071").key(KEY);
        List<Fact> facts = collect(aws);
        Map<String, List<EncryptedResource>> byType = byType(facts);
        return types((type, uses) -> {
            List<EncryptedResource> rows = byType.getOrDefault(type.name(), List.of());
            assertThat(rows).as("rows of %s; %s", type.name(), unanswered(facts, type)).isNotEmpty();
            Set<String> named = rows.stream()
                    .filter(row -> key(row).equals(KEY))
                    .map(row -> row.purpose().kind())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).as("purposes of %s that name the key: %s", type.name(), rows).containsAll(uses);
        });
    }

    @TestFactory
    Stream<DynamicTest> aTypeWithoutKeyIsWhatItsDeclarationSays() throws IOException {
        ModelledAws aws = ModelledAws.account("777000000072").withoutKeys();
        List<Fact> facts = collect(aws);
        Map<String, List<EncryptedResource>> byType = byType(facts);
        return types((type, uses) -> {
            List<EncryptedResource> rows = byType.getOrDefault(type.name(), List.of());
            assertThat(rows)
                    .as("%s; %s", type.name(), unanswered(facts, type))
                    .filteredOn(row -> uses.contains(row.purpose().kind()))
                    .allSatisfy(row -> assertThat(key(row)).isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicTest> theSecondPageOfAListingIsReadToo() throws IOException {
        ModelledAws aws = ModelledAws.account("777000000073").key(KEY).inTwoPages();
        List<Fact> facts = collect(aws);
        Map<String, List<EncryptedResource>> byType = byType(facts);
        return types((type, uses) -> assertThat(byType.getOrDefault(type.name(), List.of()))
                .as("%s; %s", type.name(), unanswered(facts, type))
                .extracting(EncryptedResource::id)
                .hasSizeGreaterThanOrEqualTo(1));
    }

    private static Stream<DynamicTest> types(BiConsumer<TypeDeclaration<?, ?, ?>, Set<String>> test) {
        return CatalogueCollector.installed().stream()
                .flatMap(service -> service.types().stream())
                .map(type -> dynamicTest(type.name(), () -> test.accept(type, uses(type))));
    }

    private static Set<String> uses(TypeDeclaration<?, ?, ?> type) {
        return type.purposes().stream()
                .map(TypeDeclaration.PurposeDeclaration::kind)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String key(EncryptedResource row) {
        return row.encryption()
                .known()
                .filter(encryption -> encryption.method() == Encryption.Method.KMS)
                .map(encryption -> encryption.key().text())
                .filter(text -> !text.startsWith("alias/aws/"))
                .orElse("");
    }

    private static Map<String, List<EncryptedResource>> byType(List<Fact> facts) {
        return facts.stream()
                .filter(EncryptedResource.class::isInstance)
                .map(EncryptedResource.class::cast)
                .collect(Collectors.groupingBy(EncryptedResource::type));
    }

    private static List<String> unanswered(List<Fact> facts, TypeDeclaration<?, ?, ?> type) {
        String prefix = type.service().prefix();
        return facts.stream()
                .filter(ApiCoverage.class::isInstance)
                .map(ApiCoverage.class::cast)
                .filter(row -> row.service().equals(prefix) && !row.note().isEmpty())
                .map(row -> row.action() + ": " + row.note())
                .toList();
    }

    private List<Fact> collect(ModelledAws aws) throws IOException {
        Set<String> services = CatalogueCollector.installed().stream()
                .map(CatalogueService::name)
                .collect(Collectors.toSet());
        Scope scope = new Scope(List.of(), null, null, "keyledger", List.of("us-east-1"), services);
        CollectSettings settings = new CollectSettings(scope, Depth.standard(), PACE, moto.endpoint(), null);
        try (CollectionRun run = CollectionRun.open(
                        settings, aws.in(Region.US_EAST_1).credentials());
                SnapshotWriter snapshot = SnapshotWriter.open(
                        folder, run.description(Instant.parse("2026-11-28T00:00:00Z"), "test"))) {
            run.run(snapshot, ProgressListener.NONE);
        }
        List<Fact> facts = new ArrayList<>();
        Snapshot snapshot = Snapshot.open(folder);
        for (PartId part : snapshot.parts()) {
            snapshot.read(part, facts::add);
        }
        return facts;
    }

}
