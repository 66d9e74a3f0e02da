package io.keyledger.stub;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP response; the connection adds the length. */
@SuppressWarnings("ArrayRecordComponent") // Never compared: a response is only sent.
public record StubResponse(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
    /** How the body reaches the client. */
    public enum Delivery {
        WHOLE,
        /** Half of it, then the connection breaks. */
        BROKEN_OFF,
        /** Once, and then more and more. */
        ENDLESS,
        /** A byte now and then. */
        DRIPPING,
        /** Neither head nor body come. */
        NEVER
    }

    StubResponse(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, Delivery.WHOLE);
    }

    static StubResponse of(int status, String contentType, byte[] body) {
        return new StubResponse(status, Map.of("Content-Type", contentType), body);
    }

    static StubResponse xml(int status, String body) {
        return of(status, "text/xml;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    StubResponse with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new StubResponse(status, more, body, delivery);
    }

    StubResponse with(byte[] otherBody) {
        return new StubResponse(status, headers, otherBody, delivery);
    }

    StubResponse by(Delivery otherDelivery) {
        return new StubResponse(status, headers, body, otherDelivery);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
