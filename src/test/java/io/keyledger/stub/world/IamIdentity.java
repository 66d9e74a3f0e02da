package io.keyledger.stub.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * An IAM user, group or role.
 *
 * @param type user, group or role, in lower case as in the ARN
 * @param trustPolicy who may assume a role
 * @param inlinePolicies documents by name
 * @param attachedPolicies managed policies, by ARN
 */
public record IamIdentity(
        String type,
        String name,
        String id,
        String arn,
        Instant creationDate,
        Optional<String> trustPolicy,
        SequencedMap<String, String> inlinePolicies,
        List<String> attachedPolicies,
        List<String> groups,
        Optional<String> permissionsBoundary,
        SequencedMap<String, String> tags) {
    private static final List<String> KNOWN_ROLES =
            List.of("KeyAdministrator", "BreakGlass", "Auditor", "Deployment", "Partner");

    static String roleName(int number) {
        return number < KNOWN_ROLES.size() ? KNOWN_ROLES.get(number) : "application-" + number;
    }

    static List<IamIdentity> users(StubAccount account) {
        return IntStream.range(0, account.identities().users())
                .mapToObj(number -> user(account, number))
                .toList();
    }

    static List<IamIdentity> groups(StubAccount account) {
        return IntStream.range(0, account.identities().groups())
                .mapToObj(number -> identity(
                        account, "group", number, "team-" + number, Optional.empty(), List.of(), Optional.empty()))
                .toList();
    }

    static List<IamIdentity> roles(StubAccount account) {
        return IntStream.range(0, account.identities().roles())
                .mapToObj(number -> role(account, number))
                .toList();
    }

    private static IamIdentity user(StubAccount account, int number) {
        int groups = account.identities().groups();
        List<String> memberOf = groups == 0 ? List.of() : List.of("team-" + number % groups);
        return identity(account, "user", number, "person-" + number, Optional.empty(), memberOf, Optional.empty());
    }

    private static IamIdentity role(StubAccount account, int number) {
        String principal = number < KNOWN_ROLES.size()
                ? "{\"AWS\":\"arn:aws:iam::" + account.id() + ":root\"}"
                : "{\"Service\":\"ec2.amazonaws.com\"}";
        String trust = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"sts:AssumeRole\"}]}";
        Optional<String> boundary = number % 7 == 6 && account.identities().policies() > 0
                ? Optional.of(IamPolicy.arn(account, 0))
                : Optional.empty();
        return identity(account, "role", number, roleName(number), Optional.of(trust), List.of(), boundary);
    }

    private static IamIdentity identity(
            StubAccount account,
            String type,
            int number,
            String name,
            Optional<String> trustPolicy,
            List<String> groups,
            Optional<String> boundary) {
        Draw draw = account.draw().at(type).at(number);
        SequencedMap<String, String> inline = Tags.none();
        if (draw.at("inline").percent(40)) {
            inline.put("inline-" + number, IamPolicy.document(draw));
        }
        return new IamIdentity(
                type,
                name,
                uniqueId(type, draw),
                "arn:aws:iam::" + account.id() + ":" + type + "/" + name,
                account.world().now().minus(draw.at("age").between(1, 2000), ChronoUnit.DAYS),
                trustPolicy,
                inline,
                IamPolicy.attachedTo(account, type, number),
                groups,
                boundary,
                type.equals("group") ? Tags.none() : Tags.of(draw));
    }

    private static String uniqueId(String type, Draw draw) {
        String prefix = switch (type) {
            case "user" -> "AIDA";
            case "group" -> "AGPA";
            default -> "AROA";
        };
        return prefix + draw.at("unique").hexadecimal(17).toUpperCase(Locale.ROOT);
    }
}
