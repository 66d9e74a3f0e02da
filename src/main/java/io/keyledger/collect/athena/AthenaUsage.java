package io.keyledger.collect.athena;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.CollectException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings for counting requests with Athena.
 *
 * @param account the account whose Athena runs the queries; empty for the caller's own
 * @param workgroup the workgroup that runs them, which limits what they scan
 * @param table the table over CloudTrail's log files
 * @param output where Athena writes results, {@code s3://bucket/prefix/}; empty for the workgroup's own location
 * @param createTable whether to create a missing table
 * @param accounts whose trails are read; empty for the account that runs the queries
 * @param regions whose trails are read; empty for every Region of the partition
 * @param notRegions Regions to leave out
 */
public record AthenaUsage(
        String account,
        String workgroup,
        TrailTable table,
        String output,
        boolean createTable,
        List<String> accounts,
        List<String> regions,
        List<String> notRegions) {
    public AthenaUsage {
        accounts = accounts.stream().distinct().sorted().toList();
        regions = regions.stream().distinct().sorted().toList();
        notRegions = List.copyOf(notRegions);
        if (createTable && table.location().isEmpty()) {
            throw CollectException.configuration(
                    "Creating the Athena table needs the location of CloudTrail's log files.");
        }
    }

    /**
     * The queries that together answer for every account and Region, over whole days.
     *
     * @param accounts whose trails are read
     * @param partition of the Regions, where none are chosen
     * @param asOf the day of this instant is the first that is not counted
     * @param days how many days are counted, at least one
     */
    public List<TrailQuery> queries(List<String> accounts, String partition, Instant asOf, int days) {
        Instant end = asOf.truncatedTo(ChronoUnit.DAYS);
        List<String> wanted = regions.isEmpty()
                ? Scope.knownRegions(partition).stream().sorted().toList()
                : regions;
        return TrailQuery.of(
                table,
                accounts,
                wanted.stream().filter(region -> !notRegions.contains(region)).toList(),
                end.minus(Math.max(1, days), ChronoUnit.DAYS),
                end);
    }

    /**
     * What the caller must be allowed besides the calls, because Athena reads the catalogue and S3 with the caller's
     * permissions (Athena user guide, access to Amazon S3 and to databases and tables).
     */
    public List<Grant> grants() {
        List<Grant> grants = new ArrayList<>();
        String glue = "arn:{partition}:glue:*:{account}:";
        Set<String> catalogue = new TreeSet<>(Set.of("glue:GetDatabase", "glue:GetTable", "glue:GetPartitions"));
        if (createTable) {
            catalogue.add("glue:CreateTable");
        }
        grants.add(new Grant(
                "AthenaCatalogue",
                catalogue,
                Set.of(
                        glue + "catalog",
                        glue + "database/" + table.database(),
                        glue + "table/" + table.database() + "/" + table.name())));
        if (!table.location().isEmpty()) {
            grants.add(new Grant(
                    "AthenaTrail",
                    Set.of("s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation"),
                    arns(table.location())));
        }
        if (!output.isEmpty()) {
            grants.add(new Grant(
                    "AthenaResults",
                    Set.of(
                            "s3:AbortMultipartUpload",
                            "s3:GetBucketLocation",
                            "s3:GetObject",
                            "s3:ListBucket",
                            "s3:ListMultipartUploadParts",
                            "s3:PutObject"),
                    arns(output)));
        }
        return List.copyOf(grants);
    }

    /** The bucket and the objects under a location in S3. */
    private static Set<String> arns(String location) {
        String path = location.substring("s3://".length());
        return Set.of(
                "arn:{partition}:s3:::" + path.substring(0, path.indexOf('/')), "arn:{partition}:s3:::" + path + "*");
    }

    /**
     * A statement of a policy.
     *
     * @param id of the statement
     * @param resources ARNs with the placeholders of {@link io.keyledger.collect.call.ApiAction#resource}
     */
    public record Grant(String id, Set<String> permissions, Set<String> resources) {
        public Grant {
            permissions = Collections.unmodifiableSet(new TreeSet<>(permissions));
            resources = Collections.unmodifiableSet(new TreeSet<>(resources));
        }
    }

    /** What changes the result, by name, to be saved with the snapshot. */
    public SortedMap<String, String> options() {
        SortedMap<String, String> options = new TreeMap<>();
        options.put("usage", "athena");
        options.put("athena-account", account);
        options.put("athena-table", table.database() + "." + table.name());
        options.put("athena-location", table.location());
        return options;
    }
}
