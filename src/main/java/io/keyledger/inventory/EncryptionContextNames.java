package io.keyledger.inventory;

import java.util.List;

/** Names in an encryption context. */
public final class EncryptionContextNames {
    /**
     * Those that services write the resource under, in the order in which they are looked for. Callers may write
     * anything under others.
     */
    // S3 and EBS: AWS KMS developer guide. Others: the services' own guides.
    public static final List<String> OF_RESOURCES = List.of(
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

    private EncryptionContextNames() {}
}
