package io.keyledger.stub;

import io.keyledger.stub.world.StubAccount;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** One call of an API action by an account in a Region; what behaviour and counters are told by. */
public final class StubCall {
    private final StubAccount account;
    private final Caller caller;
    private final Operation operation;
    private final StubRequest request;

    StubCall(StubAccount account, Caller caller, Operation operation, StubRequest request) {
        this.account = account;
        this.caller = caller;
        this.operation = operation;
        this.request = request;
    }

    /** The twelve digits of the account that the credentials belong to. */
    public String account() {
        return account.id();
    }

    public String region() {
        return caller.region();
    }

    /** Service and API operation, such as {@code kms:DescribeKey} or {@code s3:GetBucketEncryption}. */
    public String action() {
        return service() + ":" + operation.name();
    }

    /** The key, bucket, snapshot or role the call is about, as the client wrote it; empty where there is none. */
    public String resource() {
        return operation.resource();
    }

    /** The key of an object in S3; empty if the call is about none. */
    public String object() {
        return text(S3Service.OBJECT).orElse("");
    }

    String service() {
        return caller.service().equals("monitoring") ? "cloudwatch" : caller.service();
    }

    /** The quota it counts against. */
    String quota() {
        return service() + ":" + operation.quota();
    }

    String operation() {
        return operation.name();
    }

    StubAccount owner() {
        return account;
    }

    StubRequest request() {
        return request;
    }

    /** The ARN that the call is made as. */
    String principal() {
        return caller.roleSession()
                .map(session -> "arn:aws:sts::" + account() + ":assumed-role/" + session)
                .orElse("arn:aws:iam::" + account() + ":user/keyledger");
    }

    JsonNode input(String name) {
        return operation.input().path(name);
    }

    Optional<String> text(String name) {
        JsonNode value = input(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** The first parameter that was sent and is not among these. */
    Optional<String> parameterBeyond(Set<String> known) {
        return parameterBeyond(known::contains);
    }

    /** The first parameter that was sent and is not known. */
    Optional<String> parameterBeyond(Predicate<String> known) {
        return operation.input().propertyNames().stream().filter(known.negate()).findFirst();
    }
}
