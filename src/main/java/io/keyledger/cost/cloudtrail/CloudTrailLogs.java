package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.TrailStore;

/**
 * CloudTrail's log files.
 *
 * @param store where they are
 * @param verified whether CloudTrail's digest files must prove that no log file is missing or changed
 * @param days how many days before the instant of the evaluation are read from a bucket; a folder is read as a whole
 */
public record CloudTrailLogs(TrailStore store, boolean verified, int days) {}
