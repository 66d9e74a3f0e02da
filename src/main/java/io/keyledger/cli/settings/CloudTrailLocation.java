package io.keyledger.cli.settings;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UsageException;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.run.CollectSettings;
import io.keyledger.collect.trail.TrailBucket;
import io.keyledger.collect.trail.TrailLocation;
import io.keyledger.cost.cloudtrail.CloudTrailLogs;
import io.keyledger.cost.cloudtrail.FolderFiles;
import io.keyledger.cost.cloudtrail.LogFiles;
import io.keyledger.cost.cloudtrail.TrailVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Validates the location of CloudTrail log files before any call to AWS. */
public final class CloudTrailLocation {
    private CloudTrailLocation() {}

    /**
     * The configured folder, file or bucket; empty if none is configured.
     *
     * @throws UsageException if it is no location, or a folder without log files or without digest files to verify them
     */
    public static Optional<CloudTrailLogs> of(Environment environment, Configuration configuration) {
        String named = configuration.usage().cloudtrail();
        boolean verified = configuration.usage().verifyTrail();
        if (named.isEmpty() && verified) {
            throw new UsageException(Setting.VERIFY_TRAIL.option() + " needs " + Setting.CLOUDTRAIL.option()
                    + ", the folder with the log files and the digest files.");
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        if (named.startsWith(TrailLocation.SCHEME)) {
            return Optional.of(inBucket(configuration));
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
        return Optional.of(new CloudTrailLogs(_ -> new FolderFiles(place), verified, days(configuration)));
    }

    /** Opened when it is read, because a missing permission is a gap of the run and not a reason for no run. */
    private static CloudTrailLogs inBucket(Configuration configuration) {
        String named = configuration.usage().cloudtrail();
        TrailLocation location = bucket(configuration).orElseThrow();
        CollectSettings settings = CollectionSettings.of(configuration);
        TrailBucket.Access access =
                new TrailBucket.Access(settings.scope(), settings.pace(), settings.endpoint(), settings.profile());
        return new CloudTrailLogs(
                scope -> {
                    try {
                        return TrailBucket.open(access, location, scope);
                    } catch (CollectException e) {
                        throw CollectException.of(
                                e.kind(),
                                Setting.CLOUDTRAIL.option() + ": '" + named + "' can't be read. " + e.getMessage(),
                                e);
                    }
                },
                configuration.usage().verifyTrail(),
                days(configuration));
    }

    /**
     * The configured bucket; empty if none is configured.
     *
     * @throws UsageException if it is not the location of a bucket
     */
    public static Optional<TrailLocation> bucket(Configuration configuration) {
        String named = configuration.usage().cloudtrail();
        return named.startsWith(TrailLocation.SCHEME)
                ? Optional.of(TrailLocation.parse(named)
                        .orElseThrow(() -> new UsageException(problem(
                                named,
                                "is not the location of a bucket, for example s3://BUCKET or s3://BUCKET/PREFIX"))))
                : Optional.empty();
    }

    private static int days(Configuration configuration) {
        return configuration.usage().cloudtrailDays();
    }

    private static String problem(String named, String what) {
        return Setting.CLOUDTRAIL.option() + ": '" + named + "' " + what + ".";
    }
}
