package io.keyledger.stub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param path still percent-encoded, without the query
 * @param query still percent-encoded, without the question mark
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: a request is only read.
record StubRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The parameters of the query, decoded; one without a value has the empty one. */
    Map<String, String> queryParameters() {
        return parameters(query);
    }

    /** The parameters of a form in the body. */
    Map<String, String> formParameters() {
        return parameters(new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('&', start);
            String pair = text.substring(start, end < 0 ? text.length() : end);
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(decoded(name), decoded(value));
            start = end < 0 ? text.length() : end + 1;
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
