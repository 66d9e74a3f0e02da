package io.keyledger.evaluate.diff;

import io.keyledger.evaluate.diff.Change.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Compares two runs. Between them may stand evaluations of the older snapshot with more and more of the newer run's
 * circumstances: a change is caused by the last step that makes it.
 */
public final class RunDiff {
    private static final List<Rule> RULES = List.of(
            new FindingRule(),
            new KeyFactRule(),
            new ResourceRule(),
            new AccessRule(),
            new GrantRule(),
            new CoverageRule());
    /** Kinds whose columns no setting changes. */
    private static final Set<Kind> FACTS = EnumSet.of(Kind.GRANT, Kind.COVERAGE);

    /** Columns that AWS alone decides. */
    private static final Set<String> FACT_COLUMNS =
            Set.of("custody", "key_arn", "key_state", "deletion_date", "material_expires_at", "rotation");

    private final List<ComparedRun> runs;
    private final List<Set<Cause>> causes;

    private RunDiff(List<ComparedRun> runs, List<Set<Cause>> causes) {
        this.runs = runs;
        this.causes = causes;
    }

    /**
     * Compares two runs and hands their changes to a sink.
     *
     * @param steps evaluations of the older snapshot, from the older to the newer run's circumstances; may be empty
     * @throws ComparisonException if a table is not as keyledger writes it
     * @throws IOException if a table can't be read
     */
    public static void compare(
            RunDescription older,
            TableSource olderTables,
            List<Step> steps,
            RunDescription newer,
            TableSource newerTables,
            ChangeSink sink)
            throws IOException {
        List<ComparedRun> runs = new ArrayList<>();
        List<Set<Cause>> causes = new ArrayList<>();
        Set<Cause> rest = EnumSet.noneOf(Cause.class);
        rest.addAll(newer.causesSince(older));
        runs.add(new ComparedRun(older, olderTables));
        for (Step step : steps) {
            runs.add(new ComparedRun(step.description(), step.tables()));
            causes.add(step.causes());
            rest.removeAll(step.causes());
        }
        runs.add(new ComparedRun(newer, newerTables));
        causes.add(rest);
        new RunDiff(runs, causes).run(sink);
    }

    private void run(ChangeSink sink) throws IOException {
        findResources();
        for (Rule rule : RULES) {
            JoinedTables.join(rule.table(), runs, groups -> {
                List<Side> sides = sides(groups);
                for (Change change : changes(rule, sides.getFirst(), sides.getLast())) {
                    sink.accept(change.causes().isEmpty() ? change.because(causes(rule, sides, change)) : change);
                }
            });
        }
    }

    /** Finds what only some runs have, before changes of findings and access can be named. */
    private void findResources() throws IOException {
        JoinedTables.join(ComparedTable.KEYS, runs, groups -> {
            for (Side side : sides(groups)) {
                if (side.group().isEmpty()) {
                    groups.stream()
                            .flatMap(group -> group.row().stream())
                            .forEach(row -> side.run().lacksKey(row.cell("key_arn")));
                }
            }
        });
        JoinedTables.join(ComparedTable.FINDINGS, runs, groups -> {
            List<Side> sides = sides(groups);
            for (Side side : sides) {
                for (Side other : sides) {
                    other.group()
                            .row()
                            .filter(row -> FindingRule.needsResource(side, row))
                            .ifPresent(side.run().standing()::want);
                }
            }
        });
        for (ComparedRun run : runs) {
            run.standing().search();
        }
    }

    private List<Side> sides(List<RowGroup> groups) {
        List<Side> sides = new ArrayList<>(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            sides.add(new Side(runs.get(i), groups.get(i)));
        }
        return sides;
    }

    private Set<Cause> causes(Rule rule, List<Side> sides, Change change) {
        for (int i = causes.size() - 1; i >= 0; i--) {
            if (causes.size() == 1 || changes(rule, sides.get(i), sides.get(i + 1), change)) {
                return possible(causes.get(i), change);
            }
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(
                runs.getLast().description().causesSince(runs.getFirst().description())));
    }

    /** Whether a step makes a change of the same column. */
    private static boolean changes(Rule rule, Side before, Side after, Change change) {
        return changes(rule, before, after).stream()
                .anyMatch(made -> made.subject().id().equals(change.subject().id())
                        && made.subject().detail().equals(change.subject().detail())
                        && made.column().equals(change.column()));
    }

    /** Only steps between the two may mention a subject. */
    private static List<Change> changes(Rule rule, Side before, Side after) {
        return before.group().isEmpty() && after.group().isEmpty() ? List.of() : rule.changes(before, after);
    }

    private static Set<Cause> possible(Set<Cause> causes, Change change) {
        boolean fact = FACTS.contains(change.subject().kind()) || FACT_COLUMNS.contains(change.column());
        return fact && causes.contains(Cause.AWS) ? Set.of(Cause.AWS) : causes;
    }
}
