package io.keyledger.stub;

import io.keyledger.stub.world.StubSnapshot;
import io.keyledger.stub.world.StubWorld;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The EBS direct API in REST-JSON: the blocks of a snapshot. */
final class EbsService implements StubService {
    private static final Pattern BLOCKS = Pattern.compile("/snapshots/([^/]+)/blocks");
    private static final int FEWEST = 100;
    private static final int MOST = 10_000;

    private final StubWorld world;

    EbsService(StubWorld world) {
        this.world = world;
    }

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.JSON;
    }

    @Override
    public Refusals refusals() {
        return Refusals.EBS;
    }

    @Override
    public Operation operation(StubRequest request) {
        ObjectNode input = Json.object();
        request.queryParameters().forEach(input::put);
        Matcher blocks = BLOCKS.matcher(request.path());
        if (request.method().equals("GET") && blocks.matches()) {
            return Operation.of("ListSnapshotBlocks", blocks.group(1), input);
        }
        return Operation.of(request.method() + " " + request.path(), "", input);
    }

    @Override
    public StubResponse answer(StubCall call) {
        if (!call.operation().equals("ListSnapshotBlocks")) {
            throw new AwsError(404, "UnknownOperationException", "The stub has no " + call.operation());
        }
        call.parameterBeyond(Set.of("pageToken", "maxResults", "startingBlockIndex"))
                .ifPresent(unknown -> {
                    throw new AwsError(400, "ValidationException", "ListSnapshotBlocks has no parameter " + unknown);
                });
        StubSnapshot snapshot = call.owner()
                .region(call.region())
                .flatMap(region -> region.snapshot(call.resource()))
                .orElseThrow(() -> new AwsError(
                        404, "ResourceNotFoundException", "The snapshot '" + call.resource() + "' does not exist."));
        String tokenKind = call.operation() + call.resource();
        int start = call.text("pageToken")
                .map(token -> PageToken.position(tokenKind, token)
                        .map(Math::toIntExact)
                        .orElseThrow(() -> new AwsError(400, "ValidationException", "Invalid page token")))
                .orElseGet(() -> number(call, "startingBlockIndex", 0, Integer.MAX_VALUE, 0));
        int end = Math.min(snapshot.blocks(), start + number(call, "maxResults", FEWEST, MOST, MOST));
        ObjectNode answer = Json.object()
                .put("BlockSize", StubSnapshot.BLOCK_SIZE)
                .put("ExpiryTime", Json.timestamp(world.now().plus(Duration.ofDays(7))))
                .put("VolumeSize", snapshot.volumeSizeInGibibytes());
        ArrayNode blocks = answer.putArray("Blocks");
        for (int index = start; index < end; index++) {
            blocks.addObject().put("BlockIndex", index).put("BlockToken", snapshot.blockToken(index));
        }
        if (end < snapshot.blocks()) {
            answer.put("NextToken", PageToken.of(tokenKind, end));
        }
        return StubResponse.of(200, "application/json", Json.bytes(answer));
    }

    private static int number(StubCall call, String name, int least, int most, int usual) {
        String text = call.text(name).orElse(Integer.toString(usual));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new AwsError(400, "ValidationException", name + " is not a number: " + text);
        }
        throw new AwsError(400, "ValidationException", name + " must be between " + least + " and " + most);
    }
}
