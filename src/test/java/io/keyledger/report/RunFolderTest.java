package io.keyledger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.report.sort.Disk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    private Path parent;

    @Test
    void appearsWithAllItsFilesWhenItIsCommitted() throws IOException {
        Path folder = parent.resolve("run");
        try (RunFolder run = RunFolder.begin(Disk.REAL, folder)) {
            Files.writeString(run.file("keys.csv"), "a\n");
            Files.writeString(run.work().resolve("rows.0"), "temporary");
            assertThat(folder).doesNotExist();
            run.commit();
        }

        assertThat(names(folder)).containsExactly("keys.csv");
        assertThat(names(parent)).containsExactly("run");
    }

    @Test
    void leavesNothingWhenItIsClosedBefore() throws IOException {
        try (RunFolder run = RunFolder.begin(Disk.REAL, parent.resolve("run"))) {
            Files.writeString(run.file("keys.csv"), "a\n");
            Files.writeString(run.work().resolve("rows.0"), "temporary");
        }

        assertThat(names(parent)).isEmpty();
    }

    @Test
    void makesTheFoldersThatItIsIn() throws IOException {
        Path folder = parent.resolve("new").resolve("run");
        try (RunFolder run = RunFolder.begin(Disk.REAL, folder)) {
            run.commit();
        }

        assertThat(folder).isDirectory();
    }

    @Test
    void isNotPutOverSomethingElse() throws IOException {
        Files.createDirectory(parent.resolve("run"));

        assertThatThrownBy(() -> RunFolder.begin(Disk.REAL, parent.resolve("run")))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void saysSoWhereSomethingElseHasAppearedInTheMeantime() throws IOException {
        Path folder = parent.resolve("run");
        try (RunFolder run = RunFolder.begin(Disk.REAL, folder)) {
            Files.createDirectory(folder);
            Files.writeString(folder.resolve("theirs"), "");

            assertThatThrownBy(run::commit).hasMessageContaining("has appeared in the meantime");
        }

        assertThat(names(parent)).containsExactly("run");
        assertThat(names(folder)).containsExactly("theirs");
    }

    @Test
    void removesWhatAKilledRunLeftAndNothingElse() throws IOException {
        Path killed = Files.createDirectory(parent.resolve(".killed.tmp"));
        Files.writeString(killed.resolve(".lock"), "");
        Files.writeString(killed.resolve("keys.csv"), "half");
        Path theirs = Files.createDirectory(parent.resolve(".somebody-elses.tmp"));
        Files.writeString(theirs.resolve("theirs.txt"), "");
        Files.createDirectory(parent.resolve("earlier"));

        try (RunFolder run = RunFolder.begin(Disk.REAL, parent.resolve("run"))) {
            run.commit();
        }

        assertThat(names(parent)).containsExactly(".somebody-elses.tmp", "earlier", "run");
    }

    @Test
    void leavesARunAloneThatIsStillGoingOn() throws IOException {
        try (RunFolder one = RunFolder.begin(Disk.REAL, parent.resolve("one"));
                RunFolder other = RunFolder.begin(Disk.REAL, parent.resolve("other"))) {
            Files.writeString(one.file("keys.csv"), "a\n");
            other.commit();
            one.commit();
        }

        assertThat(names(parent)).containsExactly("one", "other");
        assertThat(names(parent.resolve("one"))).containsExactly("keys.csv");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
