package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.KeyReference;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads one record at a time and keeps the fields about who used which key for what (AWS CloudTrail user guide, record
 * contents; AWS KMS developer guide, log entries). Reusable; not thread-safe.
 */
final class RecordReader {
    /** The source of the events of KMS. */
    static final String KMS = "kms.amazonaws.com";
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
    void read(RecordTokens tokens) {
        fields.clear();
        context.clear();
        while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = tokens.currentName();
            JsonToken value = tokens.nextToken();
            switch (name) {
                case "eventTime" -> keep(Field.TIME, tokens);
                case "eventSource" -> keep(Field.SOURCE, tokens);
                case "eventName" -> keep(Field.OPERATION, tokens);
                case "eventType" -> keep(Field.EVENT_TYPE, tokens);
                case "awsRegion" -> keep(Field.REGION, tokens);
                case "errorCode" -> keep(Field.ERROR_CODE, tokens);
                case "recipientAccountId" -> keep(Field.RECIPIENT, tokens);
                case "sharedEventID" -> keep(Field.SHARED_EVENT, tokens);
                case "userIdentity" -> members(tokens, value, this::identity);
                case "requestParameters" -> members(tokens, value, this::parameter);
                case "resources" -> resources(tokens, value);
                default -> tokens.skipChildren();
            }
        }
    }

    /** When it happened; absent where the record does not say. */
    @Nullable
    Instant time() {
        return time(text(Field.TIME));
    }

    /** An instant as CloudTrail writes it; absent for anything else. */
    @Nullable
    Instant time(String text) {
        if (times.size() >= MOST_REMEMBERED) {
            times.clear();
        }
        return times.computeIfAbsent(text, RecordReader::instant).orElse(null);
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

    private void identity(RecordTokens tokens, String name, JsonToken value) {
        switch (name) {
            case "type" -> keep(Field.IDENTITY_TYPE, tokens);
            case "arn" -> keep(Field.IDENTITY_ARN, tokens);
            case "accountId" -> keep(Field.IDENTITY_ACCOUNT, tokens);
            case "invokedBy" -> keep(Field.INVOKED_BY, tokens);
            case "principalId" -> keep(Field.PRINCIPAL_ID, tokens);
            case "sessionContext" -> members(tokens, value, this::session);
            default -> tokens.skipChildren();
        }
    }

    private void session(RecordTokens tokens, String name, JsonToken value) {
        if (name.equals("sessionIssuer")) {
            members(tokens, value, this::issuer);
        } else {
            tokens.skipChildren();
        }
    }

    private void issuer(RecordTokens tokens, String name, JsonToken value) {
        if (name.equals("arn")) {
            keep(Field.ISSUER, tokens);
        } else {
            tokens.skipChildren();
        }
    }

    private void parameter(RecordTokens tokens, String name, JsonToken value) {
        switch (name) {
            case "keyId" -> keep(Field.KEY_ID, tokens);
            case "keyPairSpec" -> keep(Field.KEY_PAIR_SPEC, tokens);
            case "encryptionContext", "sourceEncryptionContext" -> members(tokens, value, this::entry);
            default -> tokens.skipChildren();
        }
    }

    private void entry(RecordTokens tokens, String name, JsonToken value) {
        if (value == JsonToken.VALUE_STRING && ContextResource.isName(name)) {
            context.put(name, tokens.getString());
        } else {
            tokens.skipChildren();
        }
    }

    private void resources(RecordTokens tokens, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            tokens.skipChildren();
            return;
        }
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            members(tokens, tokens.currentToken(), this::resource);
        }
    }

    private void resource(RecordTokens tokens, String name, JsonToken value) {
        if (name.equalsIgnoreCase("ARN")
                && value == JsonToken.VALUE_STRING
                && reference(tokens.getString()) instanceof KeyReference.KeyArn arn) {
            fields.putIfAbsent(Field.KEY_ARN, arn.text());
        } else {
            tokens.skipChildren();
        }
    }

    /** Handles a member of an object and consumes its whole value. */
    @FunctionalInterface
    private interface Member {
        void take(RecordTokens tokens, String name, JsonToken value);
    }

    private static void members(RecordTokens tokens, @Nullable JsonToken start, Member member) {
        if (start != JsonToken.START_OBJECT) {
            tokens.skipChildren();
            return;
        }
        while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = tokens.currentName();
            member.take(tokens, name, tokens.nextToken());
        }
    }

    private void keep(Field field, RecordTokens tokens) {
        if (tokens.currentToken() == JsonToken.VALUE_STRING) {
            fields.put(field, tokens.getString());
        } else {
            tokens.skipChildren();
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
