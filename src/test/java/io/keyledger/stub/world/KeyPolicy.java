package io.keyledger.stub.world;

import java.util.Optional;

/** Key policies in the shapes that are met: AWS's own, the console's, least privilege, shared, and too open. */
final class KeyPolicy {
    private static final String ROOT = """
            {
              "Sid" : "Enable IAM User Permissions",
              "Effect" : "Allow",
              "Principal" : { "AWS" : "arn:aws:iam::ACCOUNT:root" },
              "Action" : "kms:*",
              "Resource" : "*"
            }""";
    private static final String ADMINISTRATION = """
            {
              "Sid" : "Allow access for Key Administrators",
              "Effect" : "Allow",
              "Principal" : { "AWS" : "arn:aws:iam::ACCOUNT:role/KeyAdministrator" },
              "Action" : [ "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*", "kms:Revoke*", "kms:Disable*", "kms:Get*", "kms:Delete*", "kms:TagResource", "kms:UntagResource", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion", "kms:RotateKeyOnDemand" ],
              "Resource" : "*"
            }""";
    private static final String USE = """
            {
              "Sid" : "Allow use of the key",
              "Effect" : "Allow",
              "Principal" : { "AWS" : [ "FIRST_ROLE", "SECOND_ROLE" ] },
              "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey" ],
              "Resource" : "*"
            }""";
    private static final String ATTACHMENT = """
            {
              "Sid" : "Allow attachment of persistent resources",
              "Effect" : "Allow",
              "Principal" : { "AWS" : "FIRST_ROLE" },
              "Action" : [ "kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant" ],
              "Resource" : "*",
              "Condition" : { "Bool" : { "kms:GrantIsForAWSResource" : "true" } }
            }""";
    private static final String OTHER_ACCOUNT = """
            {
              "Sid" : "Allow another account",
              "Effect" : "Allow",
              "Principal" : { "AWS" : "arn:aws:iam::OTHER:root" },
              "Action" : [ "kms:Decrypt", "kms:DescribeKey" ],
              "Resource" : "*"
            }""";
    private static final String THROUGH_SERVICE = """
            {
              "Sid" : "Allow through a service",
              "Effect" : "Allow",
              "Principal" : { "AWS" : "*" },
              "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey" ],
              "Resource" : "*",
              "Condition" : { "StringEquals" : { "kms:CallerAccount" : "ACCOUNT", "kms:ViaService" : "SERVICE.REGION.amazonaws.com" } }
            }""";
    private static final String AWS_MANAGED_READS = """
            {
              "Sid" : "Allow direct access to key metadata to the account",
              "Effect" : "Allow",
              "Principal" : { "AWS" : "arn:aws:iam::ACCOUNT:root" },
              "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*" ],
              "Resource" : "*"
            }""";
    private static final String ORGANIZATION = """
            {
              "Sid" : "Allow the organization",
              "Effect" : "Allow",
              "Principal" : "*",
              "Action" : [ "kms:Decrypt", "kms:GenerateDataKey" ],
              "Resource" : "*",
              "Condition" : { "StringEquals" : { "aws:PrincipalOrgID" : "ORGANIZATION_ID" } }
            }""";
    private static final String EVERYONE = """
            {
              "Sid" : "Temporary",
              "Effect" : "Allow",
              "Principal" : { "AWS" : "*" },
              "Action" : "kms:Decrypt",
              "Resource" : "*"
            }""";
    private static final String PROTECTION = """
            {
              "Sid" : "Deny deletion",
              "Effect" : "Deny",
              "Principal" : "*",
              "Action" : [ "kms:ScheduleKeyDeletion", "kms:DeleteImportedKeyMaterial" ],
              "Resource" : "*",
              "Condition" : { "StringNotLike" : { "aws:PrincipalArn" : "arn:aws:iam::ACCOUNT:role/BreakGlass" } }
            }""";

    private KeyPolicy() {}

    static String of(StubKey key) {
        return switch (shape(key)) {
            case AWS_MANAGED -> document(key, "auto-service-1", THROUGH_SERVICE, AWS_MANAGED_READS);
            case DEFAULT -> document(key, "key-default-1", ROOT);
            case CONSOLE -> document(key, "key-consolepolicy-3", ROOT, ADMINISTRATION, USE, ATTACHMENT);
            case LEAST_PRIVILEGE -> document(key, "least-privilege", ADMINISTRATION, USE, PROTECTION);
            case SHARED -> document(key, "shared", ROOT, OTHER_ACCOUNT);
            case THROUGH_A_SERVICE -> document(key, "service", ROOT, ADMINISTRATION, THROUGH_SERVICE);
            case IN_ORGANIZATION -> document(key, "organization", ROOT, ORGANIZATION);
            case OPEN -> document(key, "open", ROOT, EVERYONE);
        };
    }

    static Optional<String> sharedAccount(StubKey key) {
        return shape(key) == Shape.SHARED
                ? Optional.of(otherAccount(key.region().account()))
                : Optional.empty();
    }

    /** The account that this account shares with: the next one of the world, or one outside of it. */
    static String otherAccount(StubAccount account) {
        return account.world().accounts().stream()
                .map(StubAccount::id)
                .filter(id -> !id.equals(account.id()))
                .findFirst()
                .orElse(account.id().equals("444455556666") ? "123456789012" : "444455556666");
    }

    private static Shape shape(StubKey key) {
        if (key.kind() == KeyKind.AWS_MANAGED) {
            return Shape.AWS_MANAGED;
        }
        int roll = key.draw().at("policy").below(100);
        if (roll < 40) {
            return Shape.DEFAULT;
        }
        if (roll < 65) {
            return Shape.CONSOLE;
        }
        if (roll < 78) {
            return Shape.LEAST_PRIVILEGE;
        }
        if (roll < 88) {
            return Shape.SHARED;
        }
        if (roll < 95) {
            return Shape.THROUGH_A_SERVICE;
        }
        return roll < 99 ? Shape.IN_ORGANIZATION : Shape.OPEN;
    }

    private static String document(StubKey key, String id, String... statements) {
        StubAccount account = key.region().account();
        Draw draw = key.draw().at("policy-roles");
        int first = draw.below(1000);
        String service = key.kind() == KeyKind.AWS_MANAGED ? key.awsManagedService() : "s3";
        String organization =
                account.world().organization().map(StubOrganization::id).orElse("o-exampleorgid");
        return ("{\n\"Version\" : \"2012-10-17\",\n\"Id\" : \"" + id + "\",\n\"Statement\" : [ "
                        + String.join(", ", statements) + " ]\n}")
                .replace("ACCOUNT", account.id())
                .replace("OTHER", otherAccount(account))
                .replace("SERVICE.REGION", service + "." + key.region().name())
                .replace("FIRST_ROLE", account.roleArn(first))
                .replace("SECOND_ROLE", account.roleArn(first + 1))
                .replace("ORGANIZATION_ID", organization);
    }

    private enum Shape {
        AWS_MANAGED,
        DEFAULT,
        CONSOLE,
        LEAST_PRIVILEGE,
        SHARED,
        THROUGH_A_SERVICE,
        IN_ORGANIZATION,
        OPEN
    }
}
