package io.keyledger.check;

import io.keyledger.classify.ClassifiedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands with placeholders for their subject: {@code {account_id}}, {@code {region}}, {@code {resource_id}},
 * {@code {resource_arn}}, {@code {key_arn}}, and {@code {key_id}}. Values that only a person can choose stay as text in
 * angle brackets.
 */
public final class Remediation {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
    private static final Set<String> NAMES =
            Set.of("account_id", "region", "resource_id", "resource_arn", "key_arn", "key_id");

    /** Text and placeholder names alternate, text first. */
    private final List<String> parts = new ArrayList<>();

    /** Parses a template and rejects unknown placeholders. */
    Remediation(String template) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        int end = 0;
        while (matcher.find()) {
            if (!NAMES.contains(matcher.group(1))) {
                throw new IllegalArgumentException("nothing fills " + matcher.group() + " in: " + template);
            }
            parts.add(template.substring(end, matcher.start()));
            parts.add(matcher.group(1));
            end = matcher.end();
        }
        parts.add(template.substring(end));
    }

    /** The commands for a resource, such as those that {@code ResourceType} has for its type. */
    public static String of(String template, ClassifiedResource resource) {
        return new Remediation(template).of(Subject.of(resource));
    }

    /** The commands with the subject's values. */
    String of(Subject subject) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i % 2 == 0 ? parts.get(i) : value(parts.get(i), subject));
        }
        return text.toString();
    }

    private static String value(String name, Subject subject) {
        String value = subject.value(name);
        return value.isEmpty() ? "<" + name + ">" : value;
    }
}
