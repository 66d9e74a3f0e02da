package io.keyledger.stub;

import io.keyledger.stub.world.KeyKind;
import io.keyledger.stub.world.KeyMaterial;
import io.keyledger.stub.world.KeyStore;
import io.keyledger.stub.world.KeyUse;
import io.keyledger.stub.world.MultiRegionKey;
import io.keyledger.stub.world.StubAlias;
import io.keyledger.stub.world.StubGrant;
import io.keyledger.stub.world.StubKey;
import io.keyledger.stub.world.StubRegion;
import io.keyledger.stub.world.StubWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** AWS KMS in AWS JSON 1.1: its reading operations, with AWS's page sizes. */
final class KmsService implements StubService {
    private static final String TARGET = "TrentService.";
    private static final int ALIASES_OF_ONE_KEY = 4;

    private final StubWorld world;

    KmsService(StubWorld world) {
        this.world = world;
    }

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.JSON;
    }

    @Override
    public Refusals refusals() {
        return Refusals.KMS;
    }

    @Override
    public Operation operation(StubRequest request) {
        String target = request.header("x-amz-target").orElse("");
        if (!target.startsWith(TARGET)) {
            throw new AwsError(400, "UnknownOperationException", "No X-Amz-Target of KMS");
        }
        ObjectNode input = Json.object(request.body());
        return Operation.of(
                target.substring(TARGET.length()), input.path("KeyId").asString(""), input);
    }

    @Override
    public StubResponse answer(StubCall call) {
        ObjectNode answer = switch (call.operation()) {
            case "ListKeys" -> listKeys(call);
            case "ListAliases" -> listAliases(call);
            case "DescribeKey" -> describeKey(call);
            case "GetKeyPolicy" -> getKeyPolicy(call);
            case "GetKeyRotationStatus" -> getKeyRotationStatus(call);
            case "ListKeyRotations" -> listKeyRotations(call);
            case "ListGrants" -> listGrants(call);
            case "ListResourceTags" -> listResourceTags(call);
            case "DescribeCustomKeyStores" -> describeCustomKeyStores(call);
            case "GetKeyLastUsage" -> getKeyLastUsage(call);
            default -> throw new AwsError(400, "UnknownOperationException", "The stub has no " + call.operation());
        };
        return StubResponse.of(200, "application/x-amz-json-1.1", Json.bytes(answer));
    }

    private ObjectNode listKeys(StubCall call) {
        expect(call, "Limit", "Marker");
        StubRegion region = region(call);
        KmsPage page = KmsPage.of(call, 1000, 100);
        int total = region.population().keys();
        int end = (int) Math.min(total, page.start() + page.limit());
        ObjectNode answer = Json.object();
        ArrayNode keys = answer.putArray("Keys");
        for (int number = (int) page.start(); number < end; number++) {
            StubKey key = region.key(number);
            keys.addObject().put("KeyId", key.id()).put("KeyArn", key.arn());
        }
        return page.end(answer, end, end < total);
    }

    private ObjectNode listAliases(StubCall call) {
        expect(call, "KeyId", "Limit", "Marker");
        StubRegion region = region(call);
        KmsPage page = KmsPage.of(call, 100, 50);
        ObjectNode answer = Json.object();
        ArrayNode aliases = answer.putArray("Aliases");
        if (!call.resource().isEmpty()) {
            List<StubAlias> ofKey = ownKey(call).aliases();
            List<StubAlias> some = page.of(ofKey);
            some.forEach(alias -> aliases.add(alias(alias)));
            return page.end(answer, page.start() + some.size(), page.start() + some.size() < ofKey.size());
        }
        int keys = region.population().keys();
        long position = page.start();
        long end = (long) keys * ALIASES_OF_ONE_KEY;
        while (position < end && aliases.size() < page.limit()) {
            List<StubAlias> ofKey =
                    region.key((int) (position / ALIASES_OF_ONE_KEY)).aliases();
            int index = (int) (position % ALIASES_OF_ONE_KEY);
            if (index < ofKey.size()) {
                aliases.add(alias(ofKey.get(index)));
                position++;
            } else {
                position += ALIASES_OF_ONE_KEY - index;
            }
        }
        List<StubAlias> keyless = region.aliasesWithoutKey();
        while (position >= end && position - end < keyless.size() && aliases.size() < page.limit()) {
            aliases.add(alias(keyless.get((int) (position - end))));
            position++;
        }
        return page.end(answer, position, position < end + keyless.size());
    }

    private static ObjectNode alias(StubAlias alias) {
        ObjectNode entry = Json.object().put("AliasName", alias.name()).put("AliasArn", alias.arn());
        alias.key().ifPresent(key -> entry.put("TargetKeyId", key.id()));
        alias.creationDate()
                .map(Json::timestamp)
                .ifPresent(date -> entry.put("CreationDate", date).put("LastUpdatedDate", date));
        return entry;
    }

    private ObjectNode describeKey(StubCall call) {
        expect(call, "KeyId", "GrantTokens");
        StubKey key = describedKey(call);
        KeyKind kind = key.kind();
        ObjectNode metadata = Json.object()
                .put("AWSAccountId", key.region().account().id())
                .put("KeyId", key.id())
                .put("Arn", key.arn())
                .put("CreationDate", Json.timestamp(key.creationDate()))
                .put("Enabled", key.enabled())
                .put("Description", key.description())
                .put("KeyUsage", kind.usage())
                .put("KeyState", key.state())
                .put("Origin", kind.origin())
                .put("KeyManager", key.manager())
                .put("KeySpec", kind.spec());
        if (kind != KeyKind.POST_QUANTUM_SIGNING) {
            // The older enumeration ended before the post-quantum key specs.
            metadata.put("CustomerMasterKeySpec", kind.spec());
        }
        algorithms(kind, metadata);
        key.deletionDate().ifPresent(date -> metadata.put("DeletionDate", Json.timestamp(date)));
        key.pendingDeletionWindowInDays().ifPresent(days -> metadata.put("PendingDeletionWindowInDays", days));
        if (key.hasImportedMaterial()) {
            metadata.put(
                    "ExpirationModel",
                    key.validTo().isPresent() ? "KEY_MATERIAL_EXPIRES" : "KEY_MATERIAL_DOES_NOT_EXPIRE");
            key.validTo().ifPresent(date -> metadata.put("ValidTo", Json.timestamp(date)));
        }
        key.currentMaterial().ifPresent(material -> metadata.put("CurrentKeyMaterialId", material.id()));
        key.keyStore().ifPresent(store -> {
            metadata.put("CustomKeyStoreId", store.id());
            store.clusterId().ifPresent(cluster -> metadata.put("CloudHsmClusterId", cluster));
        });
        key.externalKeyId()
                .ifPresent(id -> metadata.putObject("XksKeyConfiguration").put("Id", id));
        multiRegion(key, metadata);
        return Json.object().set("KeyMetadata", metadata);
    }

    private static void algorithms(KeyKind kind, ObjectNode metadata) {
        switch (kind) {
            case AWS_MANAGED,
                    SYMMETRIC,
                    DISABLED,
                    PENDING_DELETION,
                    MULTI_REGION,
                    IMPORTED,
                    IMPORTED_EXPIRING,
                    IMPORTED_EXPIRED,
                    AWAITING_IMPORT,
                    CLOUDHSM,
                    EXTERNAL_KEY_STORE ->
                metadata.putArray("EncryptionAlgorithms").add("SYMMETRIC_DEFAULT");
            case RSA_ENCRYPTION ->
                metadata.putArray("EncryptionAlgorithms")
                        .add("RSAES_OAEP_SHA_1")
                        .add("RSAES_OAEP_SHA_256");
            case RSA_SIGNING ->
                metadata.putArray("SigningAlgorithms")
                        .add("RSASSA_PKCS1_V1_5_SHA_256")
                        .add("RSASSA_PSS_SHA_256");
            case ELLIPTIC_CURVE_SIGNING ->
                metadata.putArray("SigningAlgorithms").add("ECDSA_SHA_256");
            case POST_QUANTUM_SIGNING -> metadata.putArray("SigningAlgorithms").add("ML_DSA_SHAKE_256");
            case KEY_AGREEMENT -> metadata.putArray("KeyAgreementAlgorithms").add("ECDH");
            case HMAC -> metadata.putArray("MacAlgorithms").add("HMAC_SHA_256");
        }
    }

    private static void multiRegion(StubKey key, ObjectNode metadata) {
        List<MultiRegionKey> keys = key.multiRegionKeys();
        metadata.put("MultiRegion", !keys.isEmpty());
        if (keys.isEmpty()) {
            return;
        }
        MultiRegionKey primary = keys.getFirst();
        ObjectNode configuration = metadata.putObject("MultiRegionConfiguration");
        configuration.put("MultiRegionKeyType", primary.arn().equals(key.arn()) ? "PRIMARY" : "REPLICA");
        configuration.putObject("PrimaryKey").put("Arn", primary.arn()).put("Region", primary.region());
        ArrayNode replicas = configuration.putArray("ReplicaKeys");
        for (MultiRegionKey replica : keys.subList(1, keys.size())) {
            replicas.addObject().put("Arn", replica.arn()).put("Region", replica.region());
        }
    }

    private ObjectNode getKeyPolicy(StubCall call) {
        expect(call, "KeyId", "PolicyName");
        if (!call.text("PolicyName").orElse("default").equals("default")) {
            throw new AwsError(400, "NotFoundException", "No such policy exists");
        }
        return Json.object().put("Policy", ownKey(call).policy()).put("PolicyName", "default");
    }

    private ObjectNode getKeyRotationStatus(StubCall call) {
        expect(call, "KeyId");
        StubKey key = ownKey(call);
        if (!key.kind().keepsMaterialHistory() || key.kind().imported()) {
            throw unsupported(key);
        }
        ObjectNode answer = Json.object().put("KeyId", key.id()).put("KeyRotationEnabled", key.rotationEnabled());
        if (key.rotationEnabled()) {
            answer.put("RotationPeriodInDays", key.rotationPeriodInDays())
                    .put("NextRotationDate", Json.timestamp(key.nextRotationDate()));
        }
        return answer;
    }

    private ObjectNode listKeyRotations(StubCall call) {
        expect(call, "KeyId", "IncludeKeyMaterial", "Limit", "Marker");
        StubKey key = ownKey(call);
        if (!key.kind().keepsMaterialHistory()) {
            throw unsupported(key);
        }
        boolean all = call.text("IncludeKeyMaterial")
                .filter("ALL_KEY_MATERIAL"::equals)
                .isPresent();
        List<KeyMaterial> rows = key.materials().stream()
                .filter(material -> all || material.rotationDate().isPresent())
                .toList();
        KmsPage page = KmsPage.of(call, 1000, 100);
        List<KeyMaterial> some = page.of(rows);
        ObjectNode answer = Json.object();
        ArrayNode rotations = answer.putArray("Rotations");
        some.forEach(material -> rotations.add(rotation(key, material)));
        return page.end(answer, page.start() + some.size(), page.start() + some.size() < rows.size());
    }

    private static ObjectNode rotation(StubKey key, KeyMaterial material) {
        ObjectNode row = Json.object()
                .put("KeyId", key.id())
                .put("KeyMaterialId", material.id())
                .put("KeyMaterialState", material.state());
        material.rotationDate().ifPresent(date -> row.put("RotationDate", Json.timestamp(date)));
        material.rotationType().ifPresent(type -> row.put("RotationType", type));
        material.importState().ifPresent(state -> {
            row.put("ImportState", state);
            row.put("KeyMaterialDescription", "from the key ceremony");
            if (state.equals("IMPORTED")) {
                row.put(
                        "ExpirationModel",
                        material.validTo().isPresent() ? "KEY_MATERIAL_EXPIRES" : "KEY_MATERIAL_DOES_NOT_EXPIRE");
            }
        });
        material.validTo().ifPresent(date -> row.put("ValidTo", Json.timestamp(date)));
        return row;
    }

    private ObjectNode listGrants(StubCall call) {
        expect(call, "KeyId", "GrantId", "GranteePrincipal", "Limit", "Marker");
        List<StubGrant> grants = ownKey(call).grants().stream()
                .filter(grant -> matches(call, "GrantId", grant.id()))
                .filter(grant -> matches(call, "GranteePrincipal", grant.granteePrincipal()))
                .toList();
        KmsPage page = KmsPage.of(call, 100, 50);
        List<StubGrant> some = page.of(grants);
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("Grants");
        some.forEach(grant -> rows.add(grant(grant)));
        return page.end(answer, page.start() + some.size(), page.start() + some.size() < grants.size());
    }

    private static ObjectNode grant(StubGrant grant) {
        ObjectNode row = Json.object()
                .put("KeyId", grant.key().arn())
                .put("GrantId", grant.id())
                .put("CreationDate", Json.timestamp(grant.creationDate()))
                .put("GranteePrincipal", grant.granteePrincipal())
                .put("IssuingAccount", grant.issuingAccount())
                .put("Name", grant.name().orElse(""));
        grant.retiringPrincipal().ifPresent(principal -> row.put("RetiringPrincipal", principal));
        ArrayNode operations = row.putArray("Operations");
        grant.operations().forEach(operations::add);
        grant.encryptionContext().ifPresent(constraint -> {
            String form = constraint.getKey() ? "EncryptionContextEquals" : "EncryptionContextSubset";
            ObjectNode context = row.putObject("Constraints").putObject(form);
            constraint.getValue().forEach(context::put);
        });
        return row;
    }

    private ObjectNode listResourceTags(StubCall call) {
        expect(call, "KeyId", "Limit", "Marker");
        List<Map.Entry<String, String>> tags = ownKey(call).tagEntries();
        KmsPage page = KmsPage.of(call, 50, 50);
        List<Map.Entry<String, String>> some = page.of(tags);
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("Tags");
        some.forEach(tag -> rows.addObject().put("TagKey", tag.getKey()).put("TagValue", tag.getValue()));
        return page.end(answer, page.start() + some.size(), page.start() + some.size() < tags.size());
    }

    private ObjectNode describeCustomKeyStores(StubCall call) {
        expect(call, "CustomKeyStoreId", "CustomKeyStoreName", "Limit", "Marker");
        List<KeyStore> stores = region(call).keyStores().stream()
                .filter(store -> matches(call, "CustomKeyStoreId", store.id()))
                .filter(store -> matches(call, "CustomKeyStoreName", store.name()))
                .toList();
        if (stores.isEmpty()
                && (call.text("CustomKeyStoreId").isPresent()
                        || call.text("CustomKeyStoreName").isPresent())) {
            throw new AwsError(400, "CustomKeyStoreNotFoundException", "No such custom key store");
        }
        KmsPage page = KmsPage.of(call, 1000, 100);
        List<KeyStore> some = page.of(stores);
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("CustomKeyStores");
        some.forEach(store -> rows.add(keyStore(store)));
        return page.end(answer, page.start() + some.size(), page.start() + some.size() < stores.size());
    }

    private static ObjectNode keyStore(KeyStore store) {
        ObjectNode row = Json.object()
                .put("CustomKeyStoreId", store.id())
                .put("CustomKeyStoreName", store.name())
                .put("CustomKeyStoreType", store.type())
                .put("ConnectionState", store.connectionState())
                .put("CreationDate", Json.timestamp(store.creationDate()));
        store.connectionErrorCode().ifPresent(code -> row.put("ConnectionErrorCode", code));
        store.clusterId()
                .ifPresentOrElse(
                        cluster -> row.put("CloudHsmClusterId", cluster),
                        () -> row.putObject("XksProxyConfiguration")
                                .put("Connectivity", "PUBLIC_ENDPOINT")
                                .put("UriEndpoint", "https://" + store.name() + ".example.com")
                                .put("UriPath", "/kms/xks/v1"));
        return row;
    }

    private ObjectNode getKeyLastUsage(StubCall call) {
        expect(call, "KeyId");
        StubKey key = ownKey(call);
        ObjectNode answer = Json.object()
                .put("KeyId", key.id())
                .put("KeyCreationDate", Json.timestamp(key.creationDate()))
                .put("TrackingStartDate", Json.timestamp(key.usageTrackingStart()));
        ObjectNode usage = answer.putObject("KeyLastUsage");
        key.lastUse().ifPresent(instant -> {
            KeyUse use = key.uses().getFirst();
            usage.put("Operation", use.operation())
                    .put("Timestamp", Json.timestamp(instant))
                    .put("CloudTrailEventId", key.id())
                    .put("KmsRequestId", key.id());
        });
        return answer;
    }

    /** DescribeKey alone takes aliases, and keys that another account shares. */
    private StubKey describedKey(StubCall call) {
        String reference = required(call);
        StubRegion region = region(call);
        if (reference.startsWith("alias/")) {
            return region.aliasedKey(reference).orElseThrow(() -> missingAlias(region.kmsArn(reference)));
        }
        if (!reference.startsWith("arn:")) {
            return key(region, reference);
        }
        String[] arn = arn(reference, region);
        if (arn[5].startsWith("alias/")) {
            return owner(call, arn).aliasedKey(arn[5]).orElseThrow(() -> missingAlias(reference));
        }
        if (arn[4].equals(call.account())) {
            return key(region, keyId(arn));
        }
        Optional<StubKey> foreign = world.account(arn[4])
                .flatMap(account -> account.region(arn[3]))
                .flatMap(other -> other.key(keyId(arn)));
        return foreign.filter(key -> key.sharedWith(call.account())).orElseThrow(() -> denied(call));
    }

    /** The key of a call that takes a key id or key ARN of the caller's own account, and no alias. */
    private StubKey ownKey(StubCall call) {
        String reference = required(call);
        StubRegion region = region(call);
        if (!reference.startsWith("arn:")) {
            return key(region, reference);
        }
        String[] arn = arn(reference, region);
        return key(owner(call, arn), keyId(arn));
    }

    private StubRegion owner(StubCall call, String[] arn) {
        if (!arn[4].equals(call.account())) {
            throw denied(call);
        }
        return region(call);
    }

    private static String required(StubCall call) {
        if (call.resource().isEmpty()) {
            throw new AwsError(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null");
        }
        return call.resource();
    }

    private static String[] arn(String reference, StubRegion region) {
        String[] parts = reference.split(":", 6);
        if (parts.length < 6 || !parts[2].equals("kms")) {
            throw new AwsError(400, "InvalidArnException", "Invalid arn " + reference);
        }
        if (!parts[3].equals(region.name())) {
            throw new AwsError(400, "NotFoundException", "Invalid arn " + parts[3]);
        }
        return parts;
    }

    private static String keyId(String[] arn) {
        String prefix = "key/";
        if (!arn[5].startsWith(prefix)) {
            throw new AwsError(400, "InvalidArnException", arn[5] + " is not a key");
        }
        return arn[5].substring(prefix.length());
    }

    private static StubKey key(StubRegion region, String id) {
        return region.key(id)
                .orElseThrow(() -> new AwsError(
                        400, "NotFoundException", "Key '" + region.kmsArn("key/" + id) + "' does not exist"));
    }

    private static AwsError missingAlias(String arn) {
        return new AwsError(400, "NotFoundException", "Alias " + arn + " is not found.");
    }

    private static AwsError denied(StubCall call) {
        return new AwsError(
                400,
                "AccessDeniedException",
                "User: " + call.principal() + " is not authorized to perform: " + call.action()
                        + " on this resource because the resource does not exist in this Region, no resource-based"
                        + " policies allow access, or a resource-based policy explicitly denies access");
    }

    private static AwsError unsupported(StubKey key) {
        return new AwsError(
                400,
                "UnsupportedOperationException",
                key.arn() + " key spec is " + key.kind().spec() + " and origin is "
                        + key.kind().origin() + ", which this operation does not support.");
    }

    private static boolean matches(StubCall call, String parameter, String value) {
        return call.text(parameter).map(value::equals).orElse(true);
    }

    private static StubRegion region(StubCall call) {
        return call.owner().region(call.region()).orElseThrow();
    }

    private static void expect(StubCall call, String... parameters) {
        call.parameterBeyond(Set.of(parameters)).ifPresent(unknown -> {
            throw new AwsError(400, "ValidationException", call.action() + " has no parameter " + unknown);
        });
    }

    /** A page by Limit and Marker. */
    private record KmsPage(String operation, long start, int limit) {
        static KmsPage of(StubCall call, int most, int usual) {
            JsonNode limit = call.input("Limit");
            int asked = limit.isMissingNode() ? usual : limit.asInt(0);
            if (asked < 1 || asked > most) {
                throw new AwsError(
                        400,
                        "ValidationException",
                        "1 validation error detected: Value '" + asked
                                + "' at 'limit' failed to satisfy constraint: Member must have value between 1 and "
                                + most);
            }
            long start = call.text("Marker")
                    .map(marker -> PageToken.position(call.operation() + call.resource(), marker)
                            .orElseThrow(() -> new AwsError(400, "InvalidMarkerException", "Invalid marker")))
                    .orElse(0L);
            return new KmsPage(call.operation() + call.resource(), start, asked);
        }

        <T> List<T> of(List<T> all) {
            int from = (int) Math.min(start, all.size());
            return all.subList(from, Math.min(all.size(), from + limit));
        }

        ObjectNode end(ObjectNode answer, long position, boolean truncated) {
            answer.put("Truncated", truncated);
            if (truncated) {
                answer.put("NextMarker", PageToken.of(operation, position));
            }
            return answer;
        }
    }
}
