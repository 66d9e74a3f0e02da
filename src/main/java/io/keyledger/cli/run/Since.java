package io.keyledger.cli.run;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.FailOn;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UsageException;
import io.keyledger.evaluate.diff.ComparisonException;
import io.keyledger.evaluate.diff.RunDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which run a new run is compared with. */
public final class Since {
    /** No comparison. */
    public static final Since NONE = new Since("none", Optional.empty());

    private static final String LATEST = "latest";
    private static final String MANIFEST = "manifest.json";

    private final String setting;
    private final Optional<Path> named;

    private Since(String setting, Optional<Path> named) {
        this.setting = setting;
        this.named = named;
    }

    /**
     * The run of the configuration.
     *
     * @throws UsageException if there is no such run, or if nothing may be compared although new failures count
     */
    public static Since of(Environment environment, Configuration configuration) throws IOException {
        String setting = configuration.evaluate().since();
        if (setting.equals(NONE.setting)) {
            if (configuration.evaluate().failOnNew() != FailOn.NONE) {
                throw new UsageException("--fail-on-new needs a run to compare with, and --since is none");
            }
            return NONE;
        }
        if (setting.equals(LATEST)) {
            return new Since(LATEST, Optional.empty());
        }
        Path run = environment.path(setting);
        try {
            RunDescription.read(run);
        } catch (ComparisonException invalid) {
            throw new UsageException(
                    "--since: " + invalid.getMessage() + "; choose the folder of a run, or latest", invalid);
        }
        return new Since(setting, Optional.of(run));
    }

    boolean compares() {
        return this != NONE;
    }

    /**
     * The run to compare with: the one that was named, or the last one with the same scope and an earlier instant, so
     * that evaluating a snapshot twice compares both runs with the same one.
     */
    Optional<Path> before(Path run) throws IOException {
        if (!compares() || named.isPresent()) {
            return named;
        }
        RunDescription newer = RunDescription.read(run);
        Path output = run.toAbsolutePath().normalize().resolveSibling(".").normalize();
        List<Path> folders;
        try (Stream<Path> files = Files.list(output)) {
            folders = files.filter(folder -> Files.isRegularFile(folder.resolve(MANIFEST), LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        Optional<Candidate> last = Optional.empty();
        for (Path folder : folders) {
            Optional<Candidate> candidate = Candidate.of(folder)
                    .filter(found -> found.description().asOf().isBefore(newer.asOf()))
                    .filter(found -> newer.hasScopeOf(found.description()));
            if (candidate.isPresent() && (last.isEmpty() || Candidate.LATER.compare(candidate.get(), last.get()) > 0)) {
                last = candidate;
            }
        }
        return last.map(Candidate::folder);
    }

    private record Candidate(Path folder, RunDescription description) {
        static final Comparator<Candidate> LATER = Comparator.<Candidate, java.time.Instant>comparing(
                        candidate -> candidate.description().asOf())
                .thenComparing(Candidate::folder);

        /** A folder that is not a run of this format is not compared with. */
        static Optional<Candidate> of(Path folder) throws IOException {
            try {
                return Optional.of(new Candidate(folder, RunDescription.read(folder)));
            } catch (ComparisonException _) {
                return Optional.empty();
            }
        }
    }
}
