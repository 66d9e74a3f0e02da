package io.keyledger.cost.cloudtrail;

import java.util.List;
import java.util.Map;

/**
 * The resource that a service names in its encryption context. Other entries may be anything that a caller wrote there, so
 * only these are read.
 */
final class ContextResource {
    // S3: AWS KMS developer guide; EBS: the same. The others are what the services' own guides show of their contexts.
    private static final List<String> NAMES = List.of(
            "aws:s3:arn",
            "aws:ebs:id",
            "SecretARN",
            "PARAMETER_ARN",
            "aws:dynamodb:tableName",
            "aws:lambda:FunctionArn",
            "aws:sqs:arn",
            "aws:sns:topicArn",
            "aws:logs:arn",
            "aws:rds:db-id",
            "aws:rds:dbc-id",
            "aws:kinesis:arn",
            "aws:states:stateMachineArn",
            "aws:cloudtrail:arn");

    private ContextResource() {}

    static boolean isName(String entry) {
        return NAMES.contains(entry);
    }

    /** The resource; empty where the context names none. An object of S3 is its bucket, because objects have no end. */
    static String of(Map<String, String> context) {
        for (String name : NAMES) {
            String value = context.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return name.equals("aws:s3:arn") ? bucket(value) : value;
            }
        }
        return "";
    }

    private static String bucket(String arn) {
        int slash = arn.indexOf('/');
        return arn.contains(":s3:::") && slash > 0 ? arn.substring(0, slash) : arn;
    }
}
