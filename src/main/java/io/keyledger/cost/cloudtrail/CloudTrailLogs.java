package io.keyledger.cost.cloudtrail;

import java.nio.file.Path;

/**
 * Where CloudTrail's log files are.
 *
 * @param path a folder, or one file
 * @param verified whether CloudTrail's digest files must prove that no log file is missing or changed
 */
public record CloudTrailLogs(Path path, boolean verified) {}
