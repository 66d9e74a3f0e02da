package io.keyledger.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.report.sort.Disk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    void removesWhatAKilledRunLeft() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfARun.class.getName(),
                        parent.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(HalfARun.KILLED);
        assertThat(names(parent)).hasSize(2).allMatch(name -> name.startsWith(".keyledger-run-"));

        RunFolder.begin(Disk.REAL, parent.resolve("run")).close();

        assertThat(names(parent)).isEmpty();
    }

    /** A process that ends in the middle of a run, as one does that is killed: nothing is closed. */
    static final class HalfARun {
        static final int KILLED = 137;

        private HalfARun() {}

        public static void main(String[] arguments) throws IOException {
            RunFolder run = RunFolder.begin(Disk.REAL, Path.of(arguments[0]).resolve("run"));
            Files.writeString(run.file("keys.csv"), "half");
            Files.writeString(run.work().resolve("rows.0"), "temporary");
            Runtime.getRuntime().halt(KILLED);
        }
    }

    @Test
    void removesNothingThatDoesNotCarryItsMark() throws IOException {
        String mark = ".keyledger-run-0123456789abcdef0123456789abcdef";
        plant(".x.tmp", ".lock", "thesis.txt");
        plant(".empty.tmp");
        plant("another-tool", ".lock");
        plant(mark + ".tmp", "no mark of that name");
        plant(mark.replace("0", "1") + ".tmp", "a mark that says something else");
        Files.writeString(parent.resolve(mark.replace("0", "1")), "mine");
        plant(mark.replace("0", "2") + ".tmp", "an empty mark");
        Files.writeString(parent.resolve(mark.replace("0", "2")), "");
        List<String> before = tree();

        try (RunFolder run = RunFolder.begin(Disk.REAL, parent.resolve("run"))) {
            run.commit();
        }

        assertThat(tree()).containsAll(before).hasSize(before.size() + 1);
    }

    @Test
    void followsNoLinkOfAPlantedMark() throws IOException {
        Path outside = Files.createDirectory(parent.resolve("outside"));
        Files.writeString(outside.resolve("thesis.txt"), "two years of work");
        Path output = Files.createDirectory(parent.resolve("output"));
        Path linked = mark(output, "3");
        Files.createSymbolicLink(linked.resolveSibling(linked.getFileName() + ".tmp"), outside);
        Path work = Files.createDirectory(output.resolve(mark(output, "4").getFileName() + ".tmp"));
        Files.createSymbolicLink(work.resolve(".work"), outside);
        Path nested = Files.createDirectories(output.resolve(mark(output, "5").getFileName() + ".tmp"));
        Files.createDirectory(nested.resolve("photos"));
        Files.createSymbolicLink(output.resolve(name("6")), mark(outside, "6"));
        Files.createDirectory(output.resolve(name("6") + ".tmp"));

        RunFolder.begin(Disk.REAL, output.resolve("run")).close();

        assertThat(outside.resolve("thesis.txt")).hasContent("two years of work");
        assertThat(nested.resolve("photos")).isDirectory();
        assertThat(output.resolve(name("6") + ".tmp")).isDirectory();
        assertThat(names(output)).doesNotContain(work.getFileName().toString());
    }

    private static String name(String digit) {
        return ".keyledger-run-" + digit.repeat(32);
    }

    /** A mark as a killed run leaves it. */
    private static Path mark(Path folder, String digit) throws IOException {
        return Files.writeString(
                folder.resolve(name(digit)),
                "keyledger writes a run to " + name(digit) + ".tmp; if no keyledger is running, both can be deleted\n");
    }

    private void plant(String folder, String... files) throws IOException {
        Path planted = Files.createDirectory(parent.resolve(folder));
        for (String file : files) {
            Files.writeString(planted.resolve(file), "theirs");
        }
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(parent)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void isNotPutInThePlaceOfALinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(parent.resolve("run"), parent.resolve("nowhere"));

        assertThatThrownBy(() -> RunFolder.begin(Disk.REAL, parent.resolve("run")))
                .isInstanceOf(FileAlreadyExistsException.class);
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
