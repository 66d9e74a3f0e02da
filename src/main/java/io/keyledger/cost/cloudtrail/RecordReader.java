package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.KeyReference;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
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

    private static final int MOST_REMEMBERED = 10_000;

    private final Map<Field, String> fields = new EnumMap<>(Field.class);
    private final Map<String, String> context = new HashMap<>();
    // A file names the same keys and seconds again and again.
    private final Map<String, KeyReference> references = new HashMap<>();
    private final Map<String, Optional<Instant>> times = new HashMap<>();

    /** What is kept of a record. */
    private enum Field {
        TIME,
        SOURCE,
        OPERATION,
        EVENT_TYPE,
        REGION,
        ERROR_CODE,
        RECIPIENT,
        SHARED_EVENT,
        IDENTITY_TYPE,
        IDENTITY_ARN,
        IDENTITY_ACCOUNT,
        INVOKED_BY,
        PRINCIPAL_ID,
        ISSUER,
        KEY_ID,
        KEY_PAIR_SPEC,
        KEY_ARN
    }

    /** Reads from the start of an object to its end. */
    void read(JsonParser parser) {
        fields.clear();
        context.clear();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "eventTime" -> keep(Field.TIME, parser);
                case "eventSource" -> keep(Field.SOURCE, parser);
                case "eventName" -> keep(Field.OPERATION, parser);
                case "eventType" -> keep(Field.EVENT_TYPE, parser);
                case "awsRegion" -> keep(Field.REGION, parser);
                case "errorCode" -> keep(Field.ERROR_CODE, parser);
                case "recipientAccountId" -> keep(Field.RECIPIENT, parser);
                case "sharedEventID" -> keep(Field.SHARED_EVENT, parser);
                case "userIdentity" -> members(parser, value, this::identity);
                case "requestParameters" -> members(parser, value, this::parameter);
                case "resources" -> resources(parser, value);
                default -> parser.skipChildren();
            }
        }
    }

    /** When it happened; absent where the record does not say. */
    @Nullable
    Instant time() {
        if (times.size() >= MOST_REMEMBERED) {
            times.clear();
        }
        return times.computeIfAbsent(text(Field.TIME), RecordReader::instant).orElse(null);
    }

    /** The request to KMS that it tells of; empty where it tells of another service, of no request or of no key. */
    Optional<KmsEvent> event() {
        if (!text(Field.SOURCE).equals(KMS) || text(Field.EVENT_TYPE).equals(SERVICE_EVENT)) {
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
                text(Field.OPERATION),
                text(Field.KEY_PAIR_SPEC),
                EventCaller.of(
                        text(Field.IDENTITY_TYPE),
                        text(Field.IDENTITY_ARN),
                        text(Field.IDENTITY_ACCOUNT),
                        text(Field.INVOKED_BY),
                        text(Field.ISSUER),
                        text(Field.PRINCIPAL_ID)),
                text(Field.IDENTITY_TYPE).equals("AWSService") ? "" : text(Field.INVOKED_BY),
                ContextResource.of(context),
                text(Field.ERROR_CODE),
                text(Field.RECIPIENT),
                !text(Field.SHARED_EVENT).isEmpty());
    }

    /** The ARN of the first key in the record; a refused request may name it only as a parameter. */
    private String keyArn() {
        String named = text(Field.KEY_ARN);
        if (!named.isEmpty()) {
            return named;
        }
        return switch (KeyReference.parse(text(Field.KEY_ID))) {
            case KeyReference.KeyArn arn -> arn.text();
            case KeyReference.KeyId(String id) ->
                "arn:" + partition() + ":kms:" + text(Field.REGION) + ":" + text(Field.RECIPIENT) + ":key/" + id;
            default -> "";
        };
    }

    private KeyReference reference(String text) {
        if (references.size() >= MOST_REMEMBERED) {
            references.clear();
        }
        return references.computeIfAbsent(text, KeyReference::parse);
    }

    private String partition() {
        String[] arn = text(Field.IDENTITY_ARN).split(":", 3);
        return arn.length == 3 ? arn[1] : "aws";
    }

    private void identity(JsonParser parser, String name, JsonToken value) {
        switch (name) {
            case "type" -> keep(Field.IDENTITY_TYPE, parser);
            case "arn" -> keep(Field.IDENTITY_ARN, parser);
            case "accountId" -> keep(Field.IDENTITY_ACCOUNT, parser);
            case "invokedBy" -> keep(Field.INVOKED_BY, parser);
            case "principalId" -> keep(Field.PRINCIPAL_ID, parser);
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
        if (name.equals("arn")) {
            keep(Field.ISSUER, parser);
        } else {
            parser.skipChildren();
        }
    }

    private void parameter(JsonParser parser, String name, JsonToken value) {
        switch (name) {
            case "keyId" -> keep(Field.KEY_ID, parser);
            case "keyPairSpec" -> keep(Field.KEY_PAIR_SPEC, parser);
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
            fields.putIfAbsent(Field.KEY_ARN, arn.text());
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

    private void keep(Field field, JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            fields.put(field, parser.getString());
        } else {
            parser.skipChildren();
        }
    }

    private String text(Field field) {
        return fields.getOrDefault(field, "");
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
