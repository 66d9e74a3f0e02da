package io.keyledger.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final CompiledPolicy first = policy();
    private final CompiledPolicy second = policy();

    private static CompiledPolicy policy() {
        ParseResult parsed = PolicyParser.parse(
                PolicyKind.IDENTITY,
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
        return CompiledPolicy.of(((ParseResult.Parsed) parsed).policy());
    }

    @Test
    void aLayerWithAnEmptyListOfPoliciesIsNotThere() {
        World world = World.EMPTY.with(Layer.SESSION_POLICY, first);

        assertThat(world.has(Layer.SESSION_POLICY)).isTrue();
        assertThat(world.with(Layer.SESSION_POLICY, List.of()).has(Layer.SESSION_POLICY))
                .isFalse();
    }

    @Test
    void aLevelOfAnOrganizationIsThereWithoutPoliciesToo() {
        World world =
                World.EMPTY.withLevels(Layer.SERVICE_CONTROL_POLICY, List.of(new PolicyLevel("r-root", List.of())));

        assertThat(world.has(Layer.SERVICE_CONTROL_POLICY)).isTrue();
        assertThat(world.policies(Layer.SERVICE_CONTROL_POLICY)).isEmpty();
    }

    @Test
    void thePoliciesOfAllLevelsAreThePoliciesOfTheLayer() {
        World world = World.EMPTY.withLevels(
                Layer.RESOURCE_CONTROL_POLICY,
                List.of(new PolicyLevel("r-root", List.of(first)), new PolicyLevel("ou-1", List.of(second))));

        assertThat(world.policies(Layer.RESOURCE_CONTROL_POLICY)).containsExactly(first, second);
        assertThat(world.policies()).containsExactly(first, second);
    }

    @Test
    void theCallersLayersOfAnotherWorldReplaceTheOwnOnesAndLeaveTheResourcesSide() {
        World key = World.EMPTY.with(Layer.RESOURCE_POLICY, first).with(Layer.PERMISSION_BOUNDARY, first);
        World caller = World.EMPTY.with(Layer.RESOURCE_POLICY, second).with(Layer.IDENTITY_POLICY, second);

        World both = key.withCallerOf(caller);

        assertThat(both.policies(Layer.RESOURCE_POLICY)).containsExactly(first);
        assertThat(both.policies(Layer.IDENTITY_POLICY)).containsExactly(second);
        assertThat(both.has(Layer.PERMISSION_BOUNDARY)).isFalse();
    }
}
