package io.keyledger.stub.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A managed policy: the account's own, or one of AWS's that is attached in the account.
 *
 * @param attachments how many users, groups and roles it is attached to
 */
public record IamPolicy(
        String name,
        String id,
        String arn,
        boolean awsManaged,
        int attachments,
        int boundaries,
        Instant creationDate,
        String document) {
    private static final String ADMINISTRATOR = "AdministratorAccess";
    private static final String READER = "ReadOnlyAccess";
    private static final List<String> DOCUMENTS = List.of(
            allow("\"kms:Decrypt\",\"kms:GenerateDataKey\"", "\"arn:aws:kms:*:*:key/*\""),
            allow("\"kms:*\"", "\"*\""),
            allow("\"s3:GetObject\",\"s3:PutObject\"", "\"*\""),
            allow("\"kms:Describe*\",\"kms:List*\",\"kms:Get*\"", "\"*\""),
            allow("\"dynamodb:Query\",\"dynamodb:GetItem\"", "\"*\""));

    static List<IamPolicy> of(StubAccount account) {
        List<IamIdentity> identities = new ArrayList<>(account.users());
        identities.addAll(account.groups());
        identities.addAll(account.roles());
        List<IamPolicy> policies = new ArrayList<>();
        IntStream.range(0, account.identities().policies())
                .mapToObj(number -> local(account, number, identities))
                .forEach(policies::add);
        policies.add(aws(account, ADMINISTRATOR, allow("\"*\"", "\"*\""), identities));
        String reading = allow("\"kms:Describe*\",\"kms:List*\",\"kms:Get*\",\"s3:Get*\"", "\"*\"");
        policies.add(aws(account, READER, reading, identities));
        return policies;
    }

    static String document(Draw draw) {
        return draw.at("document").oneOf(DOCUMENTS);
    }

    static String arn(StubAccount account, int number) {
        return "arn:aws:iam::" + account.id() + ":policy/local-" + number;
    }

    static List<String> attachedTo(StubAccount account, String type, int number) {
        int policies = account.identities().policies();
        List<String> attached = new ArrayList<>();
        if (policies > 0) {
            attached.add(
                    arn(account, account.draw().at(type + "-policy").at(number).below(policies)));
        }
        if (type.equals("role") && number < 2) {
            attached.add(awsArn(ADMINISTRATOR));
        }
        if (type.equals("group")) {
            attached.add(awsArn(READER));
        }
        return attached;
    }

    private static IamPolicy local(StubAccount account, int number, List<IamIdentity> identities) {
        Draw draw = account.draw().at("policy").at(number);
        return policy(account, "local-" + number, arn(account, number), document(draw), identities);
    }

    private static IamPolicy aws(StubAccount account, String name, String document, List<IamIdentity> identities) {
        return policy(account, name, awsArn(name), document, identities);
    }

    private static IamPolicy policy(
            StubAccount account, String name, String arn, String document, List<IamIdentity> identities) {
        Draw draw = account.world().draw().at(arn);
        int attachments = (int) identities.stream()
                .filter(identity -> identity.attachedPolicies().contains(arn))
                .count();
        int boundaries = (int) identities.stream()
                .filter(identity ->
                        identity.permissionsBoundary().filter(arn::equals).isPresent())
                .count();
        return new IamPolicy(
                name,
                "ANPA" + draw.hexadecimal(17).toUpperCase(Locale.ROOT),
                arn,
                arn.startsWith(awsArn("")),
                attachments,
                boundaries,
                account.world().now().minus(draw.at("age").between(1, 2000), ChronoUnit.DAYS),
                document);
    }

    private static String awsArn(String name) {
        return "arn:aws:iam::aws:policy/" + name;
    }

    private static String allow(String actions, String resources) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[" + actions
                + "],\"Resource\":" + resources + "}]}";
    }
}
