package io.keyledger.stub;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What can be wrong with an answer that no server of AWS would give. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum AnswerFault {
    /** The page of a proxy or a portal, with status 200. */
    HTML_PAGE(answer -> page("<html><head><title>Sign in</title></head><body>login</body></html>")),
    /** A well-formed document of somebody else, that may even name a member. */
    OTHER_XML(answer -> page("<?xml version=\"1.0\"?><status><message>up</message></status>")),
    OTHER_JSON(answer -> answer.with(bytes("{\"status\":\"up\"}"))),
    JSON_LIST(answer -> answer.with(bytes("[]"))),
    EMPTY_OBJECT(answer -> answer.with(bytes("{}"))),
    NOTHING(answer -> answer.with(new byte[0])),
    ZEROS(answer -> answer.with(new byte[64])),
    /** The protocol's own form without anything in it. */
    EMPTY_FORM(answer -> answer.with(AnswerBytes.of(answer).emptied())),
    /** Half of the body, and the length says so. */
    CUT_OFF(answer -> answer.with(Arrays.copyOf(answer.body(), answer.body().length / 2))),
    BROKEN_OFF(answer -> answer.by(StubResponse.Delivery.BROKEN_OFF)),
    ENDLESS(answer -> answer.by(StubResponse.Delivery.ENDLESS)),
    DRIPPING(answer -> answer.by(StubResponse.Delivery.DRIPPING)),
    NEVER(answer -> answer.by(StubResponse.Delivery.NEVER)),
    REDIRECTED(answer -> new StubResponse(307, Map.of("Location", "http://127.0.0.1:9/"), new byte[0])),
    /** Every list goes on after each page where it did before. */
    SAME_MARKER(answer -> answer.with(AnswerBytes.of(answer).continued("7"))),
    /** Every list goes on for ever with the same items. */
    SAME_ITEMS(answer ->
            answer.with(AnswerBytes.of(answer).continued(UUID.randomUUID().toString()))),
    /** Every list goes on for ever without items. */
    EMPTY_PAGES(answer -> answer.with(
            AnswerBytes.of(answer).withoutItems().continued(UUID.randomUUID().toString()))),
    /** A list says that it goes on, but not where. */
    NO_MARKER(answer -> answer.with(AnswerBytes.of(answer).continued(""))),
    /** Everything has its form, but neither text nor number. */
    NO_VALUES(answer -> answer.with(AnswerBytes.of(answer).withoutValues())),
    /** The right answer under a wrong name, which harms nobody. */
    CONTENT_TYPE(answer -> answer.with("Content-Type", "text/html"));

    private final UnaryOperator<StubResponse> change;

    AnswerFault(UnaryOperator<StubResponse> change) {
        this.change = change;
    }

    StubResponse spoil(StubResponse answer) {
        return change.apply(answer);
    }

    private static StubResponse page(String text) {
        return StubResponse.of(200, "text/html", bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
