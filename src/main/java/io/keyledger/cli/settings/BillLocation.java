package io.keyledger.cli.settings;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.FileProblem;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cost.bill.ComparedBill;
import io.keyledger.inventory.Sha256;
import io.keyledger.report.cost.BillFile;
import io.keyledger.report.cost.NotABillException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the bill before any call to AWS. */
final class BillLocation {
    private static final Pattern EXPORT = Pattern.compile(".+\\.(csv|csv\\.gz|parquet)");

    private BillLocation() {}

    /**
     * The configured bill; empty if none is configured.
     *
     * @throws UsageException if it cannot be read or is not a bill
     */
    static Optional<ComparedBill> of(Environment environment, Configuration configuration) {
        String named = configuration.costs().bill();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ComparedBill(
                    BillFile.read(files(environment.path(named), named)),
                    BigDecimal.valueOf(configuration.costs().residualShare())));
        } catch (NotABillException invalid) {
            throw new UsageException(Setting.BILL.option() + ": " + named + " " + invalid.getMessage(), invalid);
        } catch (IOException unreadable) {
            throw new UsageException(
                    Setting.BILL.option() + ": " + named + " can't be read: " + FileProblem.sentence(unreadable),
                    unreadable);
        }
    }

    /** The file, or the files of an export in a folder; those in its folders may be another version of it. */
    private static List<Path> files(Path place, String named) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> inside = Files.list(place)) {
            List<Path> files = inside.filter(Files::isRegularFile)
                    .filter(file ->
                            EXPORT.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new UsageException(Setting.BILL.option() + ": the folder " + named
                        + " has no file that ends with .csv, .csv.gz or .parquet; name the folder of one billing"
                        + " period, which holds the files themselves");
            }
            return files;
        }
    }

    /**
     * The SHA-256 of a bill, in hexadecimal; of all files in order if it is a folder.
     *
     * @throws UsageException if it cannot be read
     */
    static String digest(Environment environment, String named) {
        MessageDigest sha256 = Sha256.newDigest();
        try {
            for (Path file : files(environment.path(named), named)) {
                try (InputStream content = new DigestInputStream(Files.newInputStream(file), sha256)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException unreadable) {
            throw new UsageException(named + " can't be read: " + FileProblem.sentence(unreadable), unreadable);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
