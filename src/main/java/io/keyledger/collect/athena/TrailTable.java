package io.keyledger.collect.athena;

import io.keyledger.collect.call.CollectException;
import java.util.regex.Pattern;

/**
 * A table of Athena over CloudTrail's log files. Its partitions are projected: an account, a Region and a day each
 * become the prefix of a folder in S3, so that a query reads only the folders that it names and no partition has to be
 * added (<a
 * href="https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html">Athena user
 * guide, CloudTrail with partition projection</a>).
 *
 * @param location the folder above the accounts: {@code s3://bucket/AWSLogs/}, for an organization's trail {@code
 *     s3://bucket/AWSLogs/o-a1b2c3d4e5/}; empty if the table exists
 */
public record TrailTable(String database, String name, String location) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,255}");
    private static final Pattern LOCATION = Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/([\\w!.*()/-]*/)?");

    public TrailTable {
        if (!NAME.matcher(database).matches() || !NAME.matcher(name).matches()) {
            throw CollectException.configuration("The name of an Athena database or table must be lower case letters,"
                    + " digits and underscores; got '" + database + "." + name + "'.");
        }
        if (!isLocation(location)) {
            throw CollectException.configuration("The location of CloudTrail's log files must be the folder above the"
                    + " accounts, for example s3://bucket/AWSLogs/o-a1b2c3d4e5/; got '" + location + "'.");
        }
    }

    /** Whether a text can be a location. */
    public static boolean isLocation(String text) {
        return text.isEmpty() || LOCATION.matcher(text).matches();
    }

    /** The name in queries. */
    String quoted() {
        return "\"" + database + "\".\"" + name + "\"";
    }

    /** The statement that creates the table unless it exists. The columns are those that AWS documents. */
    public String ddl() {
        return """
            CREATE EXTERNAL TABLE IF NOT EXISTS `%s`.`%s` (
              eventversion STRING,
              useridentity STRUCT<
                type: STRING,
                principalid: STRING,
                arn: STRING,
                accountid: STRING,
                invokedby: STRING,
                accesskeyid: STRING,
                username: STRING,
                sessioncontext: STRUCT<
                  attributes: STRUCT<mfaauthenticated: STRING, creationdate: STRING>,
                  sessionissuer: STRUCT<
                    type: STRING, principalid: STRING, arn: STRING, accountid: STRING, username: STRING>>>,
              eventtime STRING,
              eventsource STRING,
              eventname STRING,
              awsregion STRING,
              sourceipaddress STRING,
              useragent STRING,
              errorcode STRING,
              errormessage STRING,
              requestparameters STRING,
              responseelements STRING,
              additionaleventdata STRING,
              requestid STRING,
              eventid STRING,
              readonly STRING,
              resources ARRAY<STRUCT<arn: STRING, accountid: STRING, type: STRING>>,
              eventtype STRING,
              apiversion STRING,
              recipientaccountid STRING,
              serviceeventdetails STRING,
              sharedeventid STRING,
              vpcendpointid STRING)
            PARTITIONED BY (account STRING, region STRING, day STRING)
            ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
            STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
            OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
            LOCATION '%s'
            TBLPROPERTIES (
              'projection.enabled' = 'true',
              'projection.account.type' = 'injected',
              'projection.region.type' = 'injected',
              'projection.day.type' = 'date',
              'projection.day.format' = 'yyyy/MM/dd',
              'projection.day.range' = '2013/11/01,NOW',
              'projection.day.interval' = '1',
              'projection.day.interval.unit' = 'DAYS',
              'storage.location.template' = '%s${account}/CloudTrail/${region}/${day}')
            """.formatted(database, name, location, location);
    }
}
