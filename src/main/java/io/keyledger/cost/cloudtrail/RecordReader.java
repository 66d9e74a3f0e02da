package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.KeyReference;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one record at a time and keeps the fields about who used which key for what (AWS CloudTrail user guide, record
 * contents; AWS KMS developer guide, log entries). Reusable; not thread-safe.
 */
final class RecordReader {
    private static final String KMS = "kms.amazonaws.com";
    /** Events for what AWS does by itself, for example key rotation; nobody is billed for them. */
    private static final String SERVICE_EVENT = "AwsServiceEvent";

    private static final int MOST_REFERENCES = 10_000;

    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> context = new HashMap<>();
    // A file names the same keys and seconds again and again.
    private final Map<String, KeyReference> references = new HashMap<>();
    private String timeText = "";
    private @Nullable Instant time;

    /** Reads from the start of an object to its end. */
    void read(JsonParser parser) {
        fields.clear();
        context.clear();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "eventTime", "eventSource", "eventName", "eventType", "awsRegion", "errorCode" ->
                    keep(name, parser);
                case "recipientAccountId", "sharedEventID" -> keep(name, parser);
                case "userIdentity" -> members(parser, value, this::identity);
                case "requestParameters" -> members(parser, value, this::parameter);
                case "resources" -> resources(parser, value);
                default -> parser.skipChildren();
            }
        }
        if (!text("eventTime").equals(timeText)) {
            timeText = text("eventTime");
            time = instant(timeText);
        }
    }

    /** When it happened; absent where the record does not say. */
    @Nullable
    Instant time() {
        return time;
    }

    /** The request to KMS that it tells of; empty where it tells of another service, of no request or of no key. */
    Optional<KmsEvent> event() {
        if (!text("eventSource").equals(KMS) || text("eventType").equals(SERVICE_EVENT)) {
            return Optional.empty();
        }
        String keyArn = keyArn();
        return reference(keyArn) instanceof KeyReference.KeyArn key ? Optional.of(event(key)) : Optional.empty();
    }

    private KmsEvent event(KeyReference.KeyArn key) {
        return new KmsEvent(
                key.text(),
                key.accountId(),
                key.region(),
                text("eventName"),
                text("keyPairSpec"),
                EventCaller.of(
                        text("type"),
                        text("arn"),
                        text("accountId"),
                        text("invokedBy"),
                        text("issuer"),
                        text("principalId")),
                text("type").equals("AWSService") ? "" : text("invokedBy"),
                ContextResource.of(context),
                text("errorCode"),
                text("recipientAccountId"),
                !text("sharedEventID").isEmpty());
    }

    /** The ARN of the first key in the record; a refused request may name it only as a parameter. */
    private String keyArn() {
        String named = text("keyArn");
        if (!named.isEmpty()) {
            return named;
        }
        return switch (KeyReference.parse(text("keyId"))) {
            case KeyReference.KeyArn arn -> arn.text();
            case KeyReference.KeyId(String id) ->
                "arn:" + partition() + ":kms:" + text("awsRegion") + ":" + text("recipientAccountId") + ":key/" + id;
            default -> "";
        };
    }

    private KeyReference reference(String text) {
        if (references.size() >= MOST_REFERENCES) {
            references.clear();
        }
        return references.computeIfAbsent(text, KeyReference::parse);
    }

    private String partition() {
        String[] arn = text("arn").split(":", 3);
        return arn.length == 3 ? arn[1] : "aws";
    }

    private void identity(JsonParser parser, String name, JsonToken value) {
        switch (name) {
            case "type", "arn", "accountId", "invokedBy", "principalId" -> keep(name, parser);
            case "sessionContext" -> members(parser, value, this::session);
            default -> parser.skipChildren();
        }
    }

    private void session(JsonParser parser, String name, JsonToken value) {
        if (name.equals("sessionIssuer")) {
            members(parser, value, this::issuer);
        } else {
            parser.skipChildren();
        }
    }

    private void issuer(JsonParser parser, String name, JsonToken value) {
        if (name.equals("arn") && value == JsonToken.VALUE_STRING) {
            fields.put("issuer", parser.getString());
        } else {
            parser.skipChildren();
        }
    }

    private void parameter(JsonParser parser, String name, JsonToken value) {
        switch (name) {
            case "keyId", "keyPairSpec" -> keep(name, parser);
            case "encryptionContext", "sourceEncryptionContext" -> members(parser, value, this::entry);
            default -> parser.skipChildren();
        }
    }

    private void entry(JsonParser parser, String name, JsonToken value) {
        if (value == JsonToken.VALUE_STRING && ContextResource.isName(name)) {
            context.put(name, parser.getString());
        } else {
            parser.skipChildren();
        }
    }

    private void resources(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            members(parser, parser.currentToken(), this::resource);
        }
    }

    private void resource(JsonParser parser, String name, JsonToken value) {
        if (name.equalsIgnoreCase("ARN")
                && value == JsonToken.VALUE_STRING
                && reference(parser.getString()) instanceof KeyReference.KeyArn arn) {
            fields.putIfAbsent("keyArn", arn.text());
        } else {
            parser.skipChildren();
        }
    }

    /** Handles a member of an object and consumes its whole value. */
    @FunctionalInterface
    private interface Member {
        void take(JsonParser parser, String name, JsonToken value);
    }

    private static void members(JsonParser parser, @Nullable JsonToken start, Member member) {
        if (start != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            member.take(parser, name, parser.nextToken());
        }
    }

    private void keep(String name, JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            fields.put(name, parser.getString());
        } else {
            parser.skipChildren();
        }
    }

    private String text(String name) {
        return fields.getOrDefault(name, "");
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
