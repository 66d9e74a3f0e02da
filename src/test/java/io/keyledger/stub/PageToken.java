package io.keyledger.stub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** An opaque mark of a position in one operation's list; one operation's token means nothing to another. */
final class PageToken {
    private PageToken() {}

    static String of(String operation, long position) {
        byte[] text = (operation + "/" + position).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(text);
    }

    /** The position in a token, or nothing where it is not one of this operation. */
    static Optional<Long> position(String operation, String token) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            String prefix = operation + "/";
            return text.startsWith(prefix)
                    ? Optional.of(Long.parseLong(text.substring(prefix.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
