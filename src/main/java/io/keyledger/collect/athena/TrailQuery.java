package io.keyledger.collect.athena;

import io.keyledger.inventory.EncryptionContextNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Counts, in the trails of some accounts and Regions, the requests for each key by their attributes, in the way that
 * CloudTrail's log files are counted when they are read. Records that are no request for a key are counted in one row.
 *
 * @param start of the period, inclusive, at midnight UTC
 * @param end of the period, exclusive, at midnight UTC
 */
public record TrailQuery(TrailTable table, List<String> accounts, List<String> regions, Instant start, Instant end) {
    /** Athena lists the folder of each partition. */
    private static final int MOST_PARTITIONS = 20_000;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * As many queries as it takes to read no more than a bounded number of folders with each. Every account is in one
     * of them, so their counts add up.
     */
    public static List<TrailQuery> of(
            TrailTable table, List<String> accounts, List<String> regions, Instant start, Instant end) {
        int folders = Math.max(1, regions.size() * days(start, end));
        int accountsEach = Math.max(1, MOST_PARTITIONS / folders);
        List<TrailQuery> queries = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += accountsEach) {
            queries.add(new TrailQuery(
                    table,
                    accounts.subList(from, Math.min(accounts.size(), from + accountsEach)),
                    regions,
                    start,
                    end));
        }
        return List.copyOf(queries);
    }

    private static int days(Instant start, Instant end) {
        return (int) (LocalDate.ofInstant(end, ZoneOffset.UTC).toEpochDay()
                        - LocalDate.ofInstant(start, ZoneOffset.UTC).toEpochDay())
                + 1;
    }

    /** The query, for Athena engine version 3. */
    public String sql() {
        return """
            WITH trail AS (
              SELECT
                eventtime,
                eventname,
                COALESCE(errorcode, '') AS errorcode,
                COALESCE(recipientaccountid, '') AS recipientaccountid,
                COALESCE(sharedeventid, '') <> '' AS shared,
                eventsource = 'kms.amazonaws.com' AND COALESCE(eventtype, '') <> 'AwsServiceEvent' AS request,
                awsregion,
                COALESCE(useridentity.type, '') AS identity,
                NULLIF(useridentity.arn, '') AS arn,
                NULLIF(useridentity.accountid, '') AS accountid,
                NULLIF(useridentity.principalid, '') AS principalid,
                NULLIF(useridentity.invokedby, '') AS invokedby,
                NULLIF(useridentity.sessioncontext.sessionissuer.arn, '') AS issuer,
                JSON_EXTRACT_SCALAR(requestparameters, '$.keyId') AS keyid,
                COALESCE(JSON_EXTRACT_SCALAR(requestparameters, '$.keyPairSpec'), '') AS keypairspec,
                -- The first resource that is a key; ReEncrypt lists the key that it decrypts with first.
                ELEMENT_AT(
                  FILTER(
                    COALESCE(resources, CAST(ARRAY[] AS ARRAY(ROW(arn VARCHAR, accountid VARCHAR, type VARCHAR)))),
                    r -> REGEXP_LIKE(r.arn, '^arn:[a-z0-9-]+:kms:[a-z0-9-]+:[0-9]{12}:key/.+$')),
                  1).arn AS resourcearn,
                MAP_CONCAT(
                  COALESCE(
                    TRY(CAST(JSON_EXTRACT(requestparameters, '$.sourceEncryptionContext') AS MAP(VARCHAR, VARCHAR))),
                    CAST(MAP() AS MAP(VARCHAR, VARCHAR))),
                  COALESCE(
                    TRY(CAST(JSON_EXTRACT(requestparameters, '$.encryptionContext') AS MAP(VARCHAR, VARCHAR))),
                    CAST(MAP() AS MAP(VARCHAR, VARCHAR)))) AS context
              FROM %s
              WHERE account IN (%s)
                AND region IN (%s)
                AND day BETWEEN '%s' AND '%s'
                AND eventtime >= '%s'
                AND eventtime < '%s'),
            named AS (
              SELECT
                *,
                CASE
                  WHEN NOT COALESCE(request, false) THEN NULL
                  WHEN resourcearn IS NOT NULL THEN resourcearn
                  WHEN REGEXP_LIKE(keyid, '^arn:[a-z0-9-]+:kms:[a-z0-9-]+:[0-9]{12}:key/.+$') THEN keyid
                  WHEN REGEXP_LIKE(
                      keyid,
                      '^(mrk-[0-9a-f]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$')
                    THEN 'arn:' || IF(CARDINALITY(SPLIT(arn, ':')) > 2, SPLIT_PART(arn, ':', 2), 'aws')
                      || ':kms:' || awsregion || ':' || recipientaccountid || ':key/' || keyid
                END AS keyarn,
                COALESCE(
            %s) AS resource
              FROM trail),
            requests AS (
              SELECT
                keyarn,
                eventname AS operation,
                keypairspec,
                CASE
                  WHEN issuer IS NOT NULL THEN issuer
                  WHEN identity = 'AWSService' THEN COALESCE(invokedby, principalid, 'unknown')
                  -- A session without its issuer counts as its role.
                  WHEN STRPOS(arn, ':assumed-role/') > 0 THEN
                    REPLACE(SPLIT_PART(arn, ':assumed-role/', 1), ':sts:', ':iam:') || ':role/'
                      || SPLIT_PART(SUBSTR(arn, STRPOS(arn, ':assumed-role/') + 14), '/', 1)
                  ELSE COALESCE(arn, accountid, principalid, invokedby, 'unknown')
                END AS caller,
                IF(issuer IS NULL AND identity = 'AWSService', '', COALESCE(accountid, '')) AS calleraccount,
                IF(identity = 'AWSService', '', COALESCE(invokedby, '')) AS service,
                resource,
                errorcode,
                recipientaccountid AS recipient,
                shared,
                eventtime
              FROM named)
            SELECT
              COALESCE(keyarn, '') AS keyarn,
              IF(keyarn IS NULL, '', operation) AS operation,
              IF(keyarn IS NULL, '', keypairspec) AS keypairspec,
              IF(keyarn IS NULL, '', caller) AS caller,
              IF(keyarn IS NULL, '', calleraccount) AS calleraccount,
              IF(keyarn IS NULL, '', service) AS service,
              IF(keyarn IS NULL, '', resource) AS resource,
              IF(keyarn IS NULL, '', errorcode) AS errorcode,
              IF(keyarn IS NULL, '', recipient) AS recipient,
              IF(keyarn IS NULL, false, shared) AS shared,
              COUNT(*) AS requests,
              MIN(eventtime) AS first,
              MAX(eventtime) AS last
            FROM requests
            GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
            ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
            """.formatted(
                        table.quoted(),
                        literals(accounts),
                        literals(regions),
                        DAY.format(start),
                        // CloudTrail delivers the last events of a day into the next day's folder.
                        DAY.format(end),
                        start,
                        end,
                        resources());
    }

    /** The name of the resource in the encryption context; S3 objects count as their bucket. */
    private static String resources() {
        List<String> terms = new ArrayList<>();
        for (String name : EncryptionContextNames.OF_RESOURCES) {
            String value = "ELEMENT_AT(context, '" + name + "')";
            terms.add(
                    name.equals("aws:s3:arn")
                            ? "NULLIF(IF(STRPOS(" + value + ", ':s3:::') > 0 AND STRPOS(" + value
                                    + ", '/') > 1, SPLIT_PART(" + value + ", '/', 1), " + value + "), '')"
                            : "NULLIF(" + value + ", '')");
        }
        terms.add("''");
        return terms.stream().map(term -> "      " + term).collect(Collectors.joining(",\n"));
    }

    private static String literals(List<String> texts) {
        return texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "));
    }
}
