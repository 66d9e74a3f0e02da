package io.keyledger.stub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed a request, and for which Region and service. The access key id holds the account, so a server that keeps
 * no state knows it; the signature itself is not checked.
 *
 * @param account empty where the access key id names none
 * @param roleSession {@code role/session} of an assumed role
 */
record Caller(Optional<String> account, String region, String service, Optional<String> roleSession) {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");
    private static final Pattern ACCESS_KEY = Pattern.compile("A[KS]IASTUB(\\d{12})");
    private static final String SESSION_TOKEN = "stub-session-";

    /** The caller in a Signature Version 4 header, nothing where the request is not signed. */
    static Optional<Caller> of(StubRequest request) {
        Matcher credential = CREDENTIAL.matcher(request.headers().getOrDefault("authorization", ""));
        if (!credential.find()) {
            return Optional.empty();
        }
        Matcher accessKey = ACCESS_KEY.matcher(credential.group(1));
        Optional<String> account = accessKey.matches() ? Optional.of(accessKey.group(1)) : Optional.empty();
        return Optional.of(new Caller(account, credential.group(2), credential.group(3), roleSession(request)));
    }

    static String accessKeyId(String account) {
        return "AKIASTUB" + account;
    }

    static String temporaryAccessKeyId(String account) {
        return "ASIASTUB" + account;
    }

    static String sessionToken(String role, String session) {
        byte[] text = (role + "/" + session).getBytes(StandardCharsets.UTF_8);
        return SESSION_TOKEN + Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static Optional<String> roleSession(StubRequest request) {
        return request.header("x-amz-security-token")
                .filter(token -> token.startsWith(SESSION_TOKEN))
                .map(token -> token.substring(SESSION_TOKEN.length()))
                .map(token -> new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
    }
}
