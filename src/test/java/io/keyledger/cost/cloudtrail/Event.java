package io.keyledger.cost.cloudtrail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A record of CloudTrail in the shape of its documented examples for KMS; immutable but for the building of it. */
public final class Event {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> identity = new LinkedHashMap<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<Map<String, Object>> resources = new ArrayList<>();

    private Event(String operation, String accountId) {
        fields.put("eventVersion", "1.08");
        fields.put("userIdentity", identity);
        fields.put("eventTime", "2026-11-10T12:00:00Z");
        fields.put("eventSource", "kms.amazonaws.com");
        fields.put("eventName", operation);
        fields.put("awsRegion", "eu-central-1");
        fields.put("sourceIPAddress", "192.0.2.0");
        fields.put("userAgent", "aws-sdk-java \"2\" {with} [brackets]");
        fields.put("requestParameters", parameters);
        fields.put("responseElements", null);
        fields.put("additionalEventData", Map.of("keyMaterialId", "0123456789abcdef"));
        fields.put("requestID", "d1f2cf9f-4d4a-4e8e-a1cb-0d2f1ae1f9c2");
        fields.put("eventID", "9a1b6f42-1d4e-4a7c-9a0e-1b7f7a4f2d11");
        fields.put("readOnly", true);
        fields.put("resources", resources);
        fields.put("eventType", "AwsApiCall");
        fields.put("managementEvent", true);
        fields.put("recipientAccountId", accountId);
        fields.put("eventCategory", "Management");
    }

    /** An event in the trail of an account. */
    public static Event of(String operation, String recipientAccount) {
        return new Event(operation, recipientAccount);
    }

    public Event on(String keyArn) {
        resources.add(Map.of("accountId", keyArn.split(":", -1)[4], "type", "AWS::KMS::Key", "ARN", keyArn));
        return this;
    }

    /** By a session of a role. */
    public Event byRole(String accountId, String role, String session) {
        identity.put("type", "AssumedRole");
        identity.put("principalId", "AROAEXAMPLE:" + session);
        identity.put("arn", "arn:aws:sts::" + accountId + ":assumed-role/" + role + "/" + session);
        identity.put("accountId", accountId);
        identity.put(
                "sessionContext",
                Map.of(
                        "sessionIssuer",
                        Map.of("type", "Role", "arn", "arn:aws:iam::" + accountId + ":role/" + role),
                        "attributes",
                        Map.of("mfaAuthenticated", "false")));
        return this;
    }

    public Event byUser(String accountId, String user) {
        identity.put("type", "IAMUser");
        identity.put("arn", "arn:aws:iam::" + accountId + ":user/" + user);
        identity.put("accountId", accountId);
        return this;
    }

    /** By a service for itself. */
    public Event byService(String service) {
        identity.put("type", "AWSService");
        identity.put("invokedBy", service);
        return this;
    }

    /** By somebody of another account, as the trail of the key's owner tells it. */
    public Event byAccount(String accountId) {
        identity.put("type", "AWSAccount");
        identity.put("principalId", "AROAEXAMPLE:session");
        identity.put("accountId", accountId);
        return this;
    }

    /** By somebody of a type of whom the record has only one more field. */
    public Event identity(String type, String field, String value) {
        identity.put("type", type);
        identity.put(field, value);
        return this;
    }

    public Event through(String service) {
        identity.put("invokedBy", service);
        return this;
    }

    public Event context(String name, String value) {
        parameters.put("encryptionContext", Map.of(name, value));
        return this;
    }

    public Event with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    public Event shared(String id) {
        fields.put("sharedEventID", id);
        return this;
    }

    public Event failed(String errorCode) {
        fields.put("errorCode", errorCode);
        fields.put("errorMessage", "it was refused");
        return this;
    }

    public Event at(Instant time) {
        fields.put("eventTime", time.toString());
        return this;
    }

    /** With ids of its own. */
    public Event id(Random random) {
        fields.put("requestID", new UUID(random.nextLong(), random.nextLong()).toString());
        fields.put("eventID", new UUID(random.nextLong(), random.nextLong()).toString());
        return this;
    }

    public Event source(String service) {
        fields.put("eventSource", service);
        return this;
    }

    public Event type(String type) {
        fields.put("eventType", type);
        return this;
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
