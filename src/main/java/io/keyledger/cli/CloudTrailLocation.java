package io.keyledger.cli;

import io.keyledger.cost.cloudtrail.CloudTrailLogs;
import io.keyledger.cost.cloudtrail.LogFiles;
import io.keyledger.cost.cloudtrail.TrailVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Validates the location of CloudTrail log files before any call to AWS. */
final class CloudTrailLocation {
    private CloudTrailLocation() {}

    /**
     * The configured folder or file; empty if none is configured.
     *
     * @throws UsageException if it has no log file, or no digest file to verify it with
     */
    static Optional<CloudTrailLogs> of(Environment environment, Configuration configuration) {
        String named = configuration.usage().cloudtrail();
        boolean verified = configuration.usage().verifyTrail();
        if (named.isEmpty() && verified) {
            throw new UsageException(Setting.VERIFY_TRAIL.option() + " needs " + Setting.CLOUDTRAIL.option()
                    + ", the folder with the log files and the digest files.");
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        if (named.startsWith("s3://")) {
            throw new UsageException(problem(
                    named,
                    "is not a local folder; copy it with 'aws s3 sync " + named + " FOLDER' and use that" + " folder"));
        }
        Path place = environment.path(named);
        if (!Files.exists(place)) {
            throw new UsageException(problem(named, "does not exist"));
        }
        try {
            if (!LogFiles.anyIn(place)) {
                throw new UsageException(problem(
                        named,
                        "has no CloudTrail log files, for example"
                                + " AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/24/….json.gz"));
            }
            if (verified && !TrailVerification.isPossible(place)) {
                throw new UsageException(problem(
                        named,
                        "has no digest files for " + Setting.VERIFY_TRAIL.option()
                                + "; enable log file validation on the trail, and copy its folder CloudTrail-Digest,"
                                + " too"));
            }
        } catch (IOException unreadable) {
            throw new UsageException(problem(named, "can't be read: " + unreadable.getMessage()), unreadable);
        }
        return Optional.of(new CloudTrailLogs(place, verified));
    }

    private static String problem(String named, String what) {
        return Setting.CLOUDTRAIL.option() + ": '" + named + "' " + what + ".";
    }
}
