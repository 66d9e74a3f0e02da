package io.keyledger.policy.search;

import io.keyledger.policy.search.values.CharacterSet;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.ValueSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One way in which a request can reach KMS: its origin, the services in between, its credentials. Keys that exclude
 * each other belong to different circumstances.
 */
record Circumstances(Network network, boolean forwarded, Credentials credentials) {
    private static final Set<String> OF_ENDPOINTS = Set.of(
            "aws:sourcevpc",
            "aws:sourcevpcarn",
            "aws:sourcevpce",
            "aws:vpcsourceip",
            "aws:vpceaccount",
            "aws:vpceorgid",
            "aws:vpceorgpaths");
    private static final Set<String> OF_CREDENTIALS =
            Set.of("aws:multifactorauthpresent", "aws:multifactorauthage", "aws:tokenissuetime");
    private static final Set<String> OF_FORWARDING = Set.of(
            "kms:viaservice",
            "kms:grantisforawsresource",
            "aws:viaawsservice",
            "aws:calledvia",
            "aws:calledviafirst",
            "aws:calledvialast");
    private static final Set<String> OF_SERVICES =
            Set.of("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths");
    /** Keys that only a session of a role can have: they come with the call that assumed it, or with where it runs. */
    private static final ValueSet BOOLEANS = ValueSet.anyOf(
            List.of(new PassingValues.Text(GlobSet.exactly("true")), new PassingValues.Text(GlobSet.exactly("false"))));

    private static final ValueSet ARNS = ValueSet.matching(GlobSet.arn("arn:*:*:*:*:?*"));
    private static final ValueSet ACCOUNTS = ValueSet.matching(
            GlobSet.builder().times(12, CharacterSet.Kind.DIGIT).build());
    private static final ValueSet SERVICES = ValueSet.matching(GlobSet.builder()
            .one(CharacterSet.Kind.LOWER_OR_DIGIT)
            .many(CharacterSet.Kind.NAME)
            .literal(".amazonaws.com")
            .build());

    /** Where a request comes from. */
    enum Network {
        INTERNET,
        ENDPOINT,
        /** From inside AWS: no key of a network is there. */
        AWS
    }

    /** What a request is signed with. */
    enum Credentials {
        LONG_TERM,
        TEMPORARY,
        TEMPORARY_WITH_MFA,
        /** Temporary credentials without information about multi-factor authentication. */
        TEMPORARY_UNTOLD
    }

    /** Those that the shape of the caller allows and that differ in a key of the box, the plainest first. */
    static List<Circumstances> of(Shape shape, Set<String> keys) {
        boolean networkMatters = keys.contains("aws:sourceip") || keys.stream().anyMatch(OF_ENDPOINTS::contains);
        boolean forwardingMatters = networkMatters || keys.stream().anyMatch(OF_FORWARDING::contains);
        List<Circumstances> all = new ArrayList<>();
        for (Credentials credentials : credentials(shape, keys)) {
            if (shape.isService()) {
                all.add(new Circumstances(Network.AWS, false, credentials));
                continue;
            }
            all.add(new Circumstances(Network.INTERNET, false, credentials));
            if (networkMatters) {
                all.add(new Circumstances(Network.ENDPOINT, false, credentials));
            }
            if (forwardingMatters) {
                all.add(new Circumstances(Network.INTERNET, true, credentials));
            }
            if (networkMatters) {
                all.add(new Circumstances(Network.ENDPOINT, true, credentials));
                all.add(new Circumstances(Network.AWS, true, credentials));
            }
        }
        return all;
    }

    private static List<Credentials> credentials(Shape shape, Set<String> keys) {
        if (keys.stream().noneMatch(OF_CREDENTIALS::contains)) {
            return List.of(Credentials.TEMPORARY);
        }
        Optional<Kind> kind = Shape.kind(shape);
        if (kind.isEmpty()) {
            return List.of(Credentials.LONG_TERM);
        }
        return switch (kind.get()) {
            case ROLE, FEDERATED ->
                List.of(Credentials.TEMPORARY, Credentials.TEMPORARY_WITH_MFA, Credentials.TEMPORARY_UNTOLD);
            case USER, ROOT -> List.of(Credentials.LONG_TERM, Credentials.TEMPORARY, Credentials.TEMPORARY_WITH_MFA);
        };
    }

    /** What a key that does not follow from the caller may be. */
    Choice choice(String key, RunContext context) {
        String action = context.lowerCaseAction();
        List<String> fact = context.facts().get(key);
        if (fact != null) {
            return fact.isEmpty() ? Choice.absent() : Choice.all(values(fact));
        }
        if (key.startsWith(IdentityKeys.PRINCIPAL_TAG)) {
            return ofTag(key, context);
        }
        if (OF_SERVICES.contains(key)) {
            return ofService(key, context.shape());
        }
        if (OF_ENDPOINTS.contains(key)) {
            return network == Network.ENDPOINT ? Choice.all(around(key, context)) : Choice.absent();
        }
        return switch (key) {
            case "aws:sourceip" -> network == Network.INTERNET ? Choice.all(around(key, context)) : Choice.absent();
            case "aws:securetransport" -> Choice.all(ValueSet.exactly("true"));
            case "aws:viaawsservice" -> Choice.all(ValueSet.exactly(forwarded ? "true" : "false"));
            case "kms:viaservice" -> forwarded ? Choice.all(viaService(context)) : Choice.absent();
            case "aws:calledvia", "aws:calledviafirst", "aws:calledvialast" ->
                forwarded ? Choice.all(SERVICES).orAbsent() : Choice.absent();
            case "kms:grantisforawsresource" -> grantIsForAwsResource(context);
            case "aws:multifactorauthpresent" ->
                switch (credentials) {
                    case LONG_TERM, TEMPORARY_UNTOLD -> Choice.absent();
                    case TEMPORARY -> Choice.all(ValueSet.exactly("false"));
                    case TEMPORARY_WITH_MFA -> Choice.all(ValueSet.exactly("true"));
                };
            case "aws:multifactorauthage" ->
                credentials == Credentials.TEMPORARY_WITH_MFA ? Choice.all(ValueSet.numbers()) : Choice.absent();
            case "aws:tokenissuetime" ->
                credentials == Credentials.LONG_TERM ? Choice.absent() : Choice.all(ValueSet.dates());
            case "aws:currenttime", "aws:epochtime" ->
                Choice.all(context.keyContext().times());
            case "aws:requestedregion" ->
                context.keyContext().region().isEmpty()
                        ? Choice.present()
                        : Choice.all(ValueSet.exactly(context.keyContext().region()));
            case "aws:resourceaccount" ->
                context.resource().accountId().isEmpty()
                        ? Choice.all(ACCOUNTS)
                        : Choice.all(ValueSet.exactly(context.resource().accountId()));
            case "aws:resourceorgid", "aws:resourceorgpaths" -> ofResource(key, context);
            case "aws:useragent" -> Choice.present();
            default ->
                KeyAvailability.mayBePresent(key, action) && !IdentityKeys.isNeverPresent(key, context.shape())
                        ? free(key)
                        : Choice.absent();
        };
    }

    private static Choice ofTag(String key, RunContext context) {
        if (IdentityKeys.isNeverPresent(key, context.shape())) {
            return Choice.absent();
        }
        return context.keyContext()
                .tags(context.shape())
                .map(tags -> Optional.ofNullable(tags.get(key.substring(IdentityKeys.PRINCIPAL_TAG.length())))
                        .map(value -> Choice.all(ValueSet.exactly(value)))
                        .orElseGet(Choice::absent))
                .orElse(Choice.anything());
    }

    private static ValueSet values(List<String> fact) {
        return ValueSet.anyOf(fact.stream()
                .map(value -> new PassingValues.Text(GlobSet.exactly(value)))
                .toList());
    }

    private static Choice ofService(String key, Shape shape) {
        if (!(shape
                instanceof
                Shape.Service(var _, var sourceAccount, var sourceOrganization, var sourcePaths, var sourceArn))) {
            return Choice.absent();
        }
        return switch (key) {
            case "aws:sourceaccount" -> sourceAccount;
            case "aws:sourceorgid" -> sourceOrganization;
            case "aws:sourcearn" -> sourceArn.and(Choice.all(ARNS).orAbsent());
            default -> sourcePaths;
        };
    }

    private static ValueSet around(String key, RunContext context) {
        ValueSet possible = key.endsWith("sourceip") ? ValueSet.addresses() : ValueSet.everything();
        return possible.and(context.surroundings().getOrDefault(key, ValueSet.everything()));
    }

    private static ValueSet viaService(RunContext context) {
        GlobSet.Builder builder = GlobSet.builder()
                .one(CharacterSet.Kind.LOWER_OR_DIGIT)
                .many(CharacterSet.Kind.NAME)
                .literal('.');
        if (context.keyContext().region().isEmpty()) {
            builder.one(CharacterSet.Kind.LOWER_OR_DIGIT).many(CharacterSet.Kind.NAME);
        } else {
            builder.literal(context.keyContext().region());
        }
        return ValueSet.matching(builder.literal(".amazonaws.com").build());
    }

    /** True only when a service asks. */
    private Choice grantIsForAwsResource(RunContext context) {
        if (!KeyAvailability.mayBePresent("kms:grantisforawsresource", context.lowerCaseAction())) {
            return Choice.absent();
        }
        return Choice.all(forwarded || context.shape().isService() ? BOOLEANS : ValueSet.exactly("false"));
    }

    private static Choice ofResource(String key, RunContext context) {
        String account = context.resource().accountId();
        return key.endsWith("id")
                ? OrganizationKeys.idOf(account, context.organizations())
                : OrganizationKeys.pathsOf(account, context.organizations());
    }

    private static Choice free(String key) {
        ValueSet possible = switch (KeyAvailability.type(key)) {
            case BOOLEAN -> BOOLEANS;
            case NUMBER -> ValueSet.numbers();
            case DATE -> ValueSet.dates();
            case TEXT -> ValueSet.everything();
        };
        Choice present = Choice.all(possible);
        return KeyAvailability.isAlwaysPresent(key) ? present : present.orAbsent();
    }

    /** Values that fit the context and look real, the plainest first. */
    List<String> preferred(String key, RunContext context) {
        if (key.equals("kms:viaservice")) {
            String region = context.keyContext().region().isEmpty()
                    ? "us-east-1"
                    : context.keyContext().region();
            return List.of("s3", "ec2", "dynamodb", "lambda", "rds", "secretsmanager", "sqs", "logs").stream()
                    .map(service -> service + "." + region + ".amazonaws.com")
                    .toList();
        }
        if (key.equals("aws:sourcearn")
                && context.shape() instanceof Shape.Service(var name, var _, var _, var _, var _)) {
            String service = name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
            return List.of("arn:aws:" + service.toLowerCase(Locale.ROOT) + ":us-east-1:999999999999:example");
        }
        if (key.equals("aws:sourceaccount")) {
            return List.of("999999999999");
        }
        return KeyAvailability.preferred(key);
    }
}
