package io.keyledger.deliver.verify;

import io.keyledger.deliver.verify.Manifest.InvalidManifestException;
import io.keyledger.deliver.verify.Manifest.ListedFile;
import io.keyledger.deliver.verify.Manifest.Population;
import io.keyledger.report.csv.TableReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verifies the files of a run against its manifest, step by step. Read-only; never follows links. */
public final class RunVerification {
    private final Path folder;
    private final List<VerificationStep> steps = new ArrayList<>();
    private Optional<Manifest> manifest = Optional.empty();

    private RunVerification(Path folder) {
        this.folder = folder;
    }

    /**
     * Verifies a folder.
     *
     * @throws IOException if an existing file can't be read
     */
    public static RunVerification of(Path folder) throws IOException {
        RunVerification verification = new RunVerification(folder);
        verification.verify();
        return verification;
    }

    /** The steps in order; without a manifest nothing else can be verified. */
    public List<VerificationStep> steps() {
        return List.copyOf(steps);
    }

    /** The manifest; absent if it is invalid. */
    public Optional<Manifest> manifest() {
        return manifest;
    }

    private void verify() throws IOException {
        Manifest read;
        try {
            read = Manifest.read(folder);
        } catch (InvalidManifestException invalid) {
            steps.add(VerificationStep.of("manifest", "", List.of(String.valueOf(invalid.getMessage()))));
            return;
        }
        manifest = Optional.of(read);
        steps.add(VerificationStep.of("manifest", "lists " + read.files().size() + " files", List.of()));
        steps.add(bytes(read));
        steps.add(rows(read));
        steps.add(nothingElse(read));
        steps.add(checksums(read));
        steps.add(configuration(read));
        steps.add(populations(read));
    }

    private VerificationStep bytes(Manifest read) throws IOException {
        List<String> problems = new ArrayList<>();
        long total = 0;
        for (ListedFile file : read.files()) {
            Path path = folder.resolve(file.name());
            if (!isFile(path)) {
                problems.add(file.name() + " is missing");
            } else if (Files.size(path) != file.bytes()) {
                problems.add(file.name() + " has " + Files.size(path) + " bytes instead of " + file.bytes());
            } else if (!FileDigest.of(path, file.bytes()).equals(file.sha256())) {
                problems.add(file.name() + " was changed: its SHA-256 differs from the manifest");
            }
            total += file.bytes();
        }
        return VerificationStep.of(
                "bytes", "size and SHA-256 of every file match, " + total + " bytes in" + " total", problems);
    }

    private VerificationStep rows(Manifest read) throws IOException {
        List<String> problems = new ArrayList<>();
        long total = 0;
        for (ListedFile file : read.files()) {
            Path path = folder.resolve(file.name());
            if (file.rows().isEmpty() || !isFile(path)) {
                continue;
            }
            long expected = file.rows().getAsLong();
            try {
                long rows = TableReader.rows(path);
                if (rows != expected) {
                    problems.add(file.name() + " has " + rows + " rows instead of " + expected);
                }
            } catch (TableReader.MalformedTableException malformed) {
                problems.add(file.name() + " is not a table: " + malformed.getMessage());
            }
            total += expected;
        }
        return VerificationStep.of(
                "rows", "the number of rows of every table matches, " + total + " in" + " total", problems);
    }

    private VerificationStep nothingElse(Manifest read) throws IOException {
        Set<String> known = read.files().stream().map(ListedFile::name).collect(Collectors.toCollection(TreeSet::new));
        known.add(RunFileNames.MANIFEST);
        known.add(RunFileNames.CHECKSUMS);
        known.add(RunFileNames.DIFF);
        known.add(RunFileNames.CHANGES);
        try (Stream<Path> files = Files.list(folder)) {
            List<String> problems = files.map(file -> file.getFileName().toString())
                    .filter(name -> !known.contains(name))
                    .sorted()
                    .map(name -> name + " does not belong to this run")
                    .toList();
            return VerificationStep.of("no other file", "none", problems);
        }
    }

    private VerificationStep checksums(Manifest read) throws IOException {
        Path path = folder.resolve(RunFileNames.CHECKSUMS);
        List<String> problems = new ArrayList<>();
        if (!isFile(path)) {
            problems.add("SHA256SUMS is missing");
        } else {
            StringBuilder expected = new StringBuilder();
            read.files().forEach(file -> expected.append(file.sha256() + "  " + file.name() + "\n"));
            expected.append(read.sha256())
                    .append("  ")
                    .append(RunFileNames.MANIFEST)
                    .append('\n');
            byte[] content = expected.toString().getBytes(StandardCharsets.UTF_8);
            if (Files.size(path) != content.length
                    || !FileDigest.of(path, content.length).equals(FileDigest.of(content))) {
                problems.add("SHA256SUMS differs from the digests in the manifest and of manifest.json");
            }
        }
        return VerificationStep.of("SHA256SUMS", "the same digests, and that of manifest.json", problems);
    }

    private static VerificationStep configuration(Manifest read) {
        boolean listed = read.files().stream()
                .anyMatch(file -> file.name().equals(RunFileNames.CONFIGURATION)
                        && file.sha256().equals(read.configurationSha256()));
        return VerificationStep.of(
                "configuration",
                "configuration.json matches the manifest",
                listed ? List.of() : List.of("configuration.json does not match the manifest"));
    }

    private static VerificationStep populations(Manifest read) {
        List<String> problems = read.populations().stream()
                .filter(kind -> kind.listed() != kind.rows())
                .map(kind -> "of " + kind.listed() + " listed " + kind.kind() + ", " + kind.rows() + " have a row")
                .toList();
        long listed = read.populations().stream().mapToLong(Population::listed).sum();
        return VerificationStep.of("populations", "every listed item has a row, " + listed + " in total", problems);
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}
