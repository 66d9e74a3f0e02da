package io.keyledger.moto;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * An account whose services answer from AWS's own models, for operations that Moto lacks or answers without the key.
 *
 * <p>Every list has one element and every member a value: strings that are named like a KMS key hold {@link
 * #key(String)}, names, ids and ARNs that the request gives come back, and there is no next page. A test varies that by
 * operation, in botocore's names of services, and by member:
 *
 * <pre>{@code
 * ModelledAws aws = ModelledAws.account("777000000001")
 *         .without("dynamodb.DescribeTable", "Table.SSEDescription")
 *         .twoPages("dynamodb.ListTables");
 * DynamoDbClient dynamoDb = aws.in(Region.US_EAST_1).client(DynamoDbClient.builder());
 * }</pre>
 *
 * <p>KMS, S3, IAM, STS, Organizations, CloudWatch and the Regions of EC2 are Moto's in these accounts too. The clients
 * last; variations are good until the next {@link MotoServer#reset()}, so a test makes them itself, not in a field.
 */
public final class ModelledAws {

    private final String account;

    private ModelledAws(String account) {
        this.account = account;
    }

    /**
     * The account with this id, with what was varied since the last reset.
     *
     * @param account a 12-digit account id that begins with 777
     */
    public static ModelledAws account(String account) {
        return new ModelledAws(account).vary(Map.of());
    }

    /** Clients of this account in a Region. */
    public MotoAccount in(Region region) {
        return MotoServer.shared().byAccessKey(account, region);
    }

    /** The key that everything is encrypted with: an ARN, an id or an alias, as the services are to say it. */
    public ModelledAws key(String key) {
        return vary(Map.of("key", key));
    }

    /** Lets no answer name any key. */
    public ModelledAws withoutKeys() {
        return vary(Map.of("names_keys", false));
    }

    /** Lets every listing that has pages come in two. */
    public ModelledAws inTwoPages() {
        return vary(Map.of("pages", 2));
    }

    /**
     * Gives a member of an answer a value.
     *
     * @param operation such as {@code rds.DescribeDBInstances}
     * @param member its path, such as {@code DBInstances.KmsKeyId}: in every element of the lists on the way
     * @param value what JSON can say: a string, number, boolean, list or map; null takes the member out
     * @throws IllegalStateException where the model has no such operation or member
     */
    public ModelledAws with(String operation, String member, @Nullable Object value) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put(member, value);
        return answering(operation, Map.of("members", members));
    }

    /** Takes a member out of the answers, as {@link #with} does with null. */
    public ModelledAws without(String operation, String member) {
        return with(operation, member, null);
    }

    /** Lets a listing come in two pages, with other names and ids on the second. */
    public ModelledAws twoPages(String operation) {
        return answering(operation, Map.of("pages", 2));
    }

    /** Lets every list of the answer be empty, as where there is nothing of the kind. */
    public ModelledAws empty(String operation) {
        return answering(operation, Map.of("empty", true));
    }

    /**
     * Lets the operation fail, in the service's own format.
     *
     * @param status of HTTP
     */
    public ModelledAws failing(String operation, String code, int status) {
        return answering(operation, Map.of("error", Map.of("code", code, "status", status)));
    }

    /** Takes every variation of this account back. */
    public ModelledAws plain() {
        MotoServer.shared().controls().forgetModelledAccount(account);
        return this;
    }

    private ModelledAws answering(String operation, Map<String, ?> variant) {
        return vary(Map.of("operations", Map.of(operation, variant)));
    }

    private ModelledAws vary(Map<String, ?> change) {
        Map<String, @Nullable Object> request = new HashMap<>(change);
        request.put("account", account);
        MotoServer.shared().controls().varyModelledAccount(request);
        return this;
    }
}
