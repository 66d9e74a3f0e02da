package io.keyledger.report.page;

import io.keyledger.inventory.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** The style sheet and the script of the page, and the policy that allows exactly these two and nothing else. */
record PageAssets(String style, String script) {
    static PageAssets load() {
        return new PageAssets(text("page.css"), text("page.js"));
    }

    private static String text(String name) {
        try (InputStream stream = Objects.requireNonNull(PageAssets.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("a file of the page can't be read", unreadable);
        }
    }

    /** The content security policy. */
    String policy() {
        return "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script)
                + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    }

    private static String hash(String content) {
        byte[] digest = Sha256.newDigest().digest(content.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
