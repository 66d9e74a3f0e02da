package io.keyledger.cost.cloudtrail;

import java.util.List;
import java.util.Map;

/**
 * Finds the resource that a service names in the encryption context. Only entries written by services are used, because
 * callers may write anything into others.
 */
final class ContextResource {
    // S3 and EBS: AWS KMS developer guide. Others: the services' own guides.
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

    /**
     * The resource; empty if the context names none. S3 objects count as their bucket to keep the number of resources
     * bounded.
     */
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
