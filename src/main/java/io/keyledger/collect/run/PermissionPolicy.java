package io.keyledger.collect.run;

import io.keyledger.collect.Collector;
import io.keyledger.collect.Depth;
import io.keyledger.collect.account.AccountActions;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.trail.TrailActions;
import io.keyledger.collect.trail.TrailLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The IAM policies that allow exactly the calls of a collection, derived from the declared actions. */
public final class PermissionPolicy {
    /**
     * The maximum number of characters in a managed policy, without white space (<a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>).
     */
    public static final int MANAGED_POLICY = 6_144;

    private static final String ANY_ACCOUNT = "*";
    /** A managed policy would not hold many more; their organization identifies more accounts than these. */
    private static final int MOST_ACCOUNTS = 50;

    /** CloudTrail encrypts log files with this encryption context, and S3 asks KMS to decrypt them. */
    private static final String DECRYPTS_LOG_FILES = """
        ,
          "Condition": {
            "StringLike": {
              "kms:ViaService": "s3.*.amazonaws.com*"
            },
            "Null": {
              "kms:EncryptionContext:aws:cloudtrail:arn": "false"
            }
          }\
        """;

    private final CollectSettings settings;
    private final Scope scope;
    private final Depth depth;
    private final String partition;
    private final Optional<TrailLocation> trail;
    private final boolean verified;

    /** @param partition the partition of ARNs: {@code aws}, {@code aws-cn} and so on */
    public PermissionPolicy(CollectSettings settings, String partition) {
        this(settings, partition, Optional.empty(), false);
    }

    /**
     * Prepares the policies.
     *
     * @param partition the partition of ARNs: {@code aws}, {@code aws-cn} and so on
     * @param trail the bucket with CloudTrail's log files, which the caller reads, not the role
     * @param verified whether signatures of digest files are checked
     */
    public PermissionPolicy(
            CollectSettings settings, String partition, Optional<TrailLocation> trail, boolean verified) {
        this.settings = settings;
        this.scope = settings.scope();
        this.depth = settings.depth();
        this.partition = partition;
        this.trail = trail;
        this.verified = verified;
    }

    /** The policy for reading, for the caller or, where one is named, for the role in each account. */
    public String toRead() {
        return document(reading());
    }

    /** The policy for reading as documents that each fit into a managed policy. */
    public List<String> toReadInParts() {
        List<String> documents = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String statement : reading()) {
            part.add(statement);
            if (part.size() > 1 && characters(document(part)) > MANAGED_POLICY) {
                part.removeLast();
                documents.add(document(part));
                part.clear();
                part.add(statement);
            }
        }
        documents.add(document(part));
        return List.copyOf(documents);
    }

    /** The size of a policy as IAM counts it: without white space. */
    public static int characters(String policy) {
        return (int) policy.chars()
                .filter(character -> !Character.isWhitespace(character))
                .count();
    }

    private List<String> reading() {
        List<Collector> collectors = CollectorRegistry.of(settings);
        SortedMap<Group, SortedSet<String>> groups = new TreeMap<>();
        for (ApiAction action : CollectorRegistry.actions(collectors, depth)) {
            if (!action.equals(AccountActions.ASSUME_ROLE)
                    && !action.permission().isEmpty()) {
                groups.computeIfAbsent(Group.of(action), _ -> new TreeSet<>()).add(action.permission());
            }
        }
        // The same document is used in every account.
        String account = scope.accounts().size() == 1 ? scope.accounts().getFirst() : ANY_ACCOUNT;
        List<String> statements = new ArrayList<>();
        groups.entrySet().forEach(group -> statements.add(statement(group, account)));
        settings.athena().stream()
                .flatMap(athena -> athena.grants().stream())
                .forEach(grant -> statements.add(statement(
                        grant.id(),
                        grant.permissions(),
                        grant.resources().stream()
                                .map(resource -> resource(resource, account))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        "")));
        if (scope.role() == null) {
            statements.addAll(readingTrail());
        }
        return List.copyOf(statements);
    }

    private List<String> readingTrail() {
        return trail.map(location -> {
                    String bucket = "arn:" + partition + ":s3:::" + location.bucket();
                    List<String> statements = new ArrayList<>(List.of(
                            statement("CloudTrailBucket", Set.of("s3:ListBucket"), Set.of(bucket), ""),
                            statement(
                                    "CloudTrailFiles",
                                    Set.of(TrailActions.GET_OBJECT.permission()),
                                    Set.of(bucket + "/" + literal(location.prefix()) + "*"),
                                    ""),
                            statement("CloudTrailFileKeys", Set.of("kms:Decrypt"), Set.of("*"), DECRYPTS_LOG_FILES)));
                    if (verified) {
                        statements.add(statement(
                                "CloudTrailPublicKeys",
                                Set.of(TrailActions.LIST_PUBLIC_KEYS.permission()),
                                Set.of("*"),
                                ""));
                    }
                    return statements;
                })
                .orElse(List.of());
    }

    /** Text without wildcards and variables (IAM User Guide, policy variables: special characters). */
    private static String literal(String text) {
        return text.replaceAll("[*?$]", "\\${$0}").replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /**
     * The caller's own policy: permission to assume the role in the accounts, and to read CloudTrail's files.
     *
     * @throws CollectException if no role is named
     */
    public String toAssume() {
        if (scope.role() == null) {
            throw CollectException.configuration(
                    "Without a role there is nothing to assume: name it with its accounts.");
        }
        boolean many = scope.accounts().size() > MOST_ACCOUNTS;
        SortedSet<String> roles = (many ? List.of(ANY_ACCOUNT) : scope.accounts())
                .stream()
                        .map(account -> resource(AccountActions.ASSUME_ROLE.resource(), account))
                        .collect(Collectors.toCollection(TreeSet::new));
        String condition = many ? """
            ,
              "Condition": {
                "StringEquals": {
                  "aws:ResourceOrgID": "${aws:PrincipalOrgID}"
                }
              }\
            """ : "";
        List<String> statements = new ArrayList<>();
        statements.add(statement("Sts", Set.of(AccountActions.ASSUME_ROLE.permission()), roles, condition));
        statements.addAll(readingTrail());
        return document(statements);
    }

    private static String document(List<String> statements) {
        return """
            {
              "Version": "2012-10-17",
              "Statement": [
            %s
              ]
            }
            """.formatted(String.join(",\n", statements));
    }

    private String statement(Map.Entry<Group, SortedSet<String>> group, String account) {
        return statement(
                group.getKey().statementId(),
                group.getValue(),
                Set.of(resource(group.getKey().resource(), account)),
                "");
    }

    private static String statement(String id, Set<String> actions, Set<String> resources, String condition) {
        return """
            {
              "Sid": "%s",
              "Effect": "Allow",
              "Action": %s,
              "Resource": %s%s
            }\
            """.formatted(id, array(actions), array(resources), condition)
                .indent(4)
                .stripTrailing();
    }

    private String resource(String declared, String account) {
        return declared.replace("{partition}", partition)
                .replace("{account}", account)
                .replace("{role}", Objects.requireNonNullElse(scope.role(), ""));
    }

    private static String array(Set<String> texts) {
        return texts.stream().map(text -> "    \"" + text + "\"").collect(Collectors.joining(",\n", "[\n", "\n  ]"));
    }

    /** The actions of a service on the same resources. */
    private record Group(String service, String resource) implements Comparable<Group> {
        static Group of(ApiAction action) {
            return new Group(action.service(), action.resource());
        }

        /** IAM allows letters and digits in an id of a statement. */
        String statementId() {
            String name = Arrays.stream(service.split("-", -1))
                    .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining());
            return resource.equals("*") ? name : name + "Resources";
        }

        @Override
        public int compareTo(Group other) {
            int byService = service.compareTo(other.service);
            return byService == 0 ? resource.compareTo(other.resource) : byService;
        }
    }
}
