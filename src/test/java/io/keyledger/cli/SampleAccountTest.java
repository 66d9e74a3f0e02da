package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KmsKey;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleAccountTest {
    @TempDir
    private Path directory;

    @Test
    void isAWholeSnapshot() throws IOException {
        Snapshot snapshot = SampleAccount.write(directory);

        assertThat(snapshot.missing()).isEmpty();
        assertThat(snapshot.description().asOf()).isEqualTo(SampleAccount.AS_OF);
    }

    @Test
    void hasAKeyOfEveryOriginAndPoliciesAsText() throws IOException {
        List<KmsKey> keys = keys(SampleAccount.write(directory));

        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(keys.stream().flatMap(key -> key.metadata().known().stream()).map(metadata -> metadata.origin()))
                .contains("AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE");
        assertThat(keys.stream().flatMap(key -> key.policy().known().stream()))
                .allSatisfy(policy -> assertThat(policy).startsWith("{\"Version\":\"2012-10-17\""));
    }

    @Test
    void isTheSameSnapshotWhereverItIsWritten() throws IOException {
        Snapshot one = SampleAccount.write(directory.resolve("one"));
        Snapshot other = SampleAccount.write(directory.resolve("other"));

        assertThat(digest(one)).isEqualTo(digest(other));
    }

    private static String digest(Snapshot snapshot) throws IOException {
        var summaries = new ArrayList<io.keyledger.snapshot.PartSummary>();
        for (PartId part : snapshot.parts()) {
            summaries.add(snapshot.read(part, FactFilter.none(), _ -> {}));
        }
        return snapshot.digest(summaries);
    }

    private static List<KmsKey> keys(Snapshot snapshot) throws IOException {
        List<Fact> facts = new ArrayList<>();
        for (PartId part : snapshot.parts()) {
            snapshot.read(part, FactFilter.of(KmsKey.class), facts::add);
        }
        return facts.stream().map(KmsKey.class::cast).toList();
    }
}
