package io.keyledger.stub;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** AWS CloudTrail in AWS JSON 1.1: the public keys of its digest files. */
public final class CloudTrailService implements StubService {
    private static final String TARGET = "CloudTrail_20131101.";

    private final ConcurrentMap<String, byte[]> publicKeys = new ConcurrentHashMap<>();

    CloudTrailService() {}

    /** Adds a key as PKCS #1. */
    public void add(String fingerprint, byte[] publicKey) {
        publicKeys.put(fingerprint, publicKey.clone());
    }

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.JSON;
    }

    @Override
    public Refusals refusals() {
        return Refusals.ORGANIZATIONS;
    }

    @Override
    public Operation operation(StubRequest request) {
        String target = request.header("x-amz-target").orElse("");
        int name = target.indexOf(TARGET);
        if (name < 0) {
            throw new AwsError(400, "UnknownOperationException", "No X-Amz-Target of CloudTrail");
        }
        return Operation.of(target.substring(name + TARGET.length()), "", Json.object(request.body()));
    }

    @Override
    public StubResponse answer(StubCall call) {
        if (!call.operation().equals("ListPublicKeys")) {
            throw new AwsError(400, "UnknownOperationException", "The stub has no " + call.operation());
        }
        ObjectNode answer = Json.object();
        ArrayNode keys = answer.putArray("PublicKeyList");
        for (Map.Entry<String, byte[]> key : publicKeys.entrySet()) {
            keys.addObject()
                    .put("Fingerprint", key.getKey())
                    .put("Value", Base64.getEncoder().encodeToString(key.getValue()));
        }
        return StubResponse.of(200, "application/x-amz-json-1.1", Json.bytes(answer));
    }
}
