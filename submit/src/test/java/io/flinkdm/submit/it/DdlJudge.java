package io.flinkdm.submit.it;

import io.flinkdm.submit.it.DdlVerdict.Outcome;
import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Waits for the worlds of a task to be equal to their copies. One thread. */
final class DdlJudge {

    private static final Duration PATIENCE =
            Duration.ofSeconds(Integer.getInteger("ddl.patience", 150));
    private static final Duration LOOK = Duration.ofMillis(500);

    private final DdlTask task;
    private final TestServer target;

    DdlJudge(DdlTask task, TestServer target) {
        this.task = task;
        this.target = target;
    }

    /** One for each world. */
    List<DdlVerdict> verdicts() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<DdlVerdict> verdicts = new ArrayList<>();
        List<DdlWorld> left = new ArrayList<>(task.worlds());
        while (!left.isEmpty()) {
            boolean late = System.nanoTime() > deadline;
            List<String> parked = parked();
            for (DdlWorld world : List.copyOf(left)) {
                Optional<DdlVerdict> verdict = verdict(world, parked, late);
                verdict.ifPresent(verdicts::add);
                verdict.ifPresent(found -> left.remove(found.world()));
            }
            Pause.between(LOOK, LOOK, new Random());
        }
        return verdicts;
    }

    private Optional<DdlVerdict> verdict(DdlWorld world, List<String> parked, boolean late) {
        List<String> reasons =
                parked.stream().filter(row -> row.contains("w" + world.seed())).toList();
        if (!reasons.isEmpty()) {
            Outcome outcome =
                    reasons.stream().allMatch(ExpectedRefusals::contain)
                            ? Outcome.PARKED
                            : Outcome.UNEQUAL;
            return late || outcome == Outcome.PARKED
                    ? Optional.of(new DdlVerdict(world, outcome, reasons))
                    : Optional.empty();
        }
        List<String> differences = world.differences();
        if (differences.isEmpty()) {
            return Optional.of(new DdlVerdict(world, Outcome.EQUAL, differences));
        }
        return late
                ? Optional.of(new DdlVerdict(world, Outcome.UNEQUAL, differences))
                : Optional.empty();
    }

    /** What waits for a person, one text each. */
    private List<String> parked() throws SQLException {
        List<String> rows = new ArrayList<>();
        String table = "`" + task.metaSchema() + "`.`" + task.name() + "_ddl`";
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT * FROM " + table + " WHERE state = 'parked'")) {
            while (row.next()) {
                rows.add(text(row));
            }
        } catch (SQLSyntaxErrorException noneYet) {
            return List.of();
        }
        return rows;
    }

    private static String text(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getString(i));
        }
        return String.join(" | ", values);
    }
}
