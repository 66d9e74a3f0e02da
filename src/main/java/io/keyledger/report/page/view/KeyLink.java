package io.keyledger.report.page.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A key, with the link to its own page.
 *
 * @param arn the key's ARN; empty if it has no page
 */
public record KeyLink(String name, String arn) {
    /** The fragment of the key's page. */
    public String fragment() {
        return fragment("key", arn);
    }

    /** A fragment that the page's script resolves. */
    public static String fragment(String kind, String value) {
        return "#" + kind + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%3A", ":")
                        .replace("%2F", "/");
    }
}
