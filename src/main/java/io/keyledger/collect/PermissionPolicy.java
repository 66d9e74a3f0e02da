package io.keyledger.collect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The IAM policy that allows what a collection asks, and nothing else, made from what the collectors declare. */
public final class PermissionPolicy {
    private static final String ANY_ACCOUNT = "*";

    private PermissionPolicy() {}

    /**
     * The policy document as JSON. Where a role is assumed, the role needs all of it but the statement that allows to
     * assume it, and the caller needs that one.
     *
     * @param partition of ARNs, such as {@code aws} or {@code aws-cn}
     */
    public static String json(CollectSettings settings, String partition) {
        Scope scope = settings.scope();
        List<Collector> collectors = CollectorRegistry.installed().chosen(scope.collectors());
        SortedMap<Group, SortedSet<String>> groups = new TreeMap<>();
        for (ApiAction action : CollectorRegistry.actions(collectors, settings.depth())) {
            boolean unused = action.equals(AccountActions.ASSUME_ROLE) && scope.role() == null;
            if (!unused && !action.permission().isEmpty()) {
                groups.computeIfAbsent(Group.of(action), _ -> new TreeSet<>()).add(action.permission());
            }
        }
        String statements = groups.entrySet().stream()
                .map(group -> statement(group, scope, partition))
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                %s
                  ]
                }
                """.formatted(statements);
    }

    private static String statement(Map.Entry<Group, SortedSet<String>> group, Scope scope, String partition) {
        List<String> accounts = scope.accounts().isEmpty() ? List.of(ANY_ACCOUNT) : scope.accounts();
        SortedSet<String> resources = accounts.stream()
                .map(account -> group.getKey()
                        .resource()
                        .replace("{partition}", partition)
                        .replace("{account}", account)
                        .replace("{role}", Objects.requireNonNullElse(scope.role(), "")))
                .collect(Collectors.toCollection(TreeSet::new));
        return """
                    {
                      "Sid": "%s",
                      "Effect": "Allow",
                      "Action": %s,
                      "Resource": %s
                    }""".formatted(group.getKey().statementId(), array(group.getValue()), array(resources))
                .indent(4)
                .stripTrailing();
    }

    private static String array(SortedSet<String> texts) {
        return texts.stream().map(text -> "    \"" + text + "\"").collect(Collectors.joining(",\n", "[\n", "\n  ]"));
    }

    /** Actions of a service on the same resources. */
    private record Group(String service, String resource) implements Comparable<Group> {
        static Group of(ApiAction action) {
            return new Group(action.service(), action.resource());
        }

        String statementId() {
            String name = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
            return resource.equals("*") ? name : name + "Resources";
        }

        @Override
        public int compareTo(Group other) {
            int byService = service.compareTo(other.service);
            return byService == 0 ? resource.compareTo(other.resource) : byService;
        }
    }
}
