package io.keyledger.cli;

import io.keyledger.cost.bill.ComparedBill;
import io.keyledger.inventory.Sha256;
import io.keyledger.report.cost.BillFile;
import io.keyledger.report.cost.BillFile.NotABillException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Reads the bill before any call to AWS. */
final class BillLocation {
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
                    BillFile.read(environment.path(named)),
                    BigDecimal.valueOf(configuration.costs().residualShare())));
        } catch (NotABillException invalid) {
            throw new UsageException(Setting.BILL.option() + ": " + named + " " + invalid.getMessage(), invalid);
        } catch (IOException unreadable) {
            throw new UsageException(
                    Setting.BILL.option() + ": " + named + " can't be read: " + FileProblem.sentence(unreadable),
                    unreadable);
        }
    }

    /**
     * The SHA-256 of a bill, in hexadecimal.
     *
     * @throws UsageException if it cannot be read
     */
    static String digest(Environment environment, String named) {
        MessageDigest sha256 = Sha256.newDigest();
        try (InputStream content = new DigestInputStream(Files.newInputStream(environment.path(named)), sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException unreadable) {
            throw new UsageException(named + " can't be read: " + FileProblem.sentence(unreadable), unreadable);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
