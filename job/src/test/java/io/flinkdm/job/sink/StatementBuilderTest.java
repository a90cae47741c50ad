package io.flinkdm.job.sink;

import static io.flinkdm.job.target.Tables.bigint;
import static io.flinkdm.job.target.Tables.primary;
import static io.flinkdm.job.target.Tables.schema;
import static io.flinkdm.job.target.Tables.target;
import static io.flinkdm.job.target.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.target.Tables;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatementBuilderTest {

    private static final List<Column> COLUMNS = List.of(bigint("a"), bigint("b"), text("c"));

    private final List<String> statements = new ArrayList<>();

    private StatementBuilder builder(int maxChars, Key... keys) {
        TableSchema schema = schema(COLUMNS, keys);
        return new StatementBuilder(
                WriteLayout.of(target(schema), schema),
                maxChars,
                statement -> statements.add(statement.sql()));
    }

    @Test
    void insertsManyRowsInOne() {
        builder(1000, primary("a")).insert(List.of(Row.of(1L, 2L, "x"), Row.of(3L, 4L, null)));
        assertThat(statements)
                .containsExactly("INSERT INTO `to`.`t` (`a`,`b`,`c`) VALUES (1,2,'x'),(3,4,NULL)");
    }

    @Test
    void putsWithoutTouchingOtherColumns() {
        builder(1000, primary("a")).upsert(List.of(Row.of(1L, 2L, "x")));
        assertThat(statements)
                .containsExactly(
                        "INSERT INTO `to`.`t` (`a`,`b`,`c`) VALUES (1,2,'x') ON DUPLICATE KEY"
                                + " UPDATE `a`=VALUES(`a`),`b`=VALUES(`b`),`c`=VALUES(`c`)");
    }

    @Test
    void spellsOutWhatTheTargetWouldTurnAround() {
        ColumnType wide = new ColumnType("bit", "bit(64)", null, null, List.of());
        List<Column> columns = List.of(bigint("a"), new Column("b", wide, true, false));
        TableSchema schema = schema(columns, primary("a"));
        new StatementBuilder(
                        WriteLayout.of(target(schema), schema),
                        1000,
                        statement -> statements.add(statement.sql()))
                .upsert(List.of(Row.of(1L, 2L), Row.of(3L, null)));
        assertThat(statements)
                .containsExactly(
                        "INSERT INTO `to`.`t` (`a`,`b`) VALUES (1,2) ON DUPLICATE KEY UPDATE"
                                + " `a`=VALUES(`a`),`b`=2",
                        "INSERT INTO `to`.`t` (`a`,`b`) VALUES (3,NULL) ON DUPLICATE KEY UPDATE"
                                + " `a`=VALUES(`a`),`b`=NULL");
    }

    @Test
    void deletesByKey() {
        builder(1000, primary("b")).deleteByKey(List.of(Row.of(1L, 2L, ""), Row.of(3L, 4L, "")));
        builder(1000, primary("b", "a")).deleteByKey(List.of(Row.of(1L, 2L, "")));
        assertThat(statements)
                .containsExactly(
                        "DELETE FROM `to`.`t` WHERE `b` IN (2,4)",
                        "DELETE FROM `to`.`t` WHERE (`b`,`a`) IN ((2,1))");
    }

    @Test
    void endsStatementsByLength() {
        builder(1, primary("b")).deleteByKey(List.of(Row.of(1L, 2L, ""), Row.of(3L, 4L, "")));
        assertThat(statements)
                .containsExactly(
                        "DELETE FROM `to`.`t` WHERE `b` IN (2)",
                        "DELETE FROM `to`.`t` WHERE `b` IN (4)");
    }

    @Test
    void statementsThatAreTooManyForOneHaveAsManyRowsEach() {
        List<Row> rows = LongStream.range(100, 190).mapToObj(i -> Row.of(1L, i, "")).toList();
        builder(300, primary("b")).deleteByKey(rows);
        assertThat(statements.stream().map(sql -> sql.split(",").length)).containsExactly(45, 45);
    }

    @Test
    void aLongFirstRowDoesNotMakeAllStatementsShort() {
        List<Row> rows = new ArrayList<>(List.of(Row.of(1L, 2L, "x".repeat(500))));
        LongStream.range(100, 199).forEach(i -> rows.add(Row.of(1L, i, "")));
        builder(600, primary("b")).insert(rows);
        assertThat(statements).hasSizeLessThan(6);
    }

    @Test
    void nothingMakesNoStatement() {
        builder(1000, primary("a")).insert(List.of());
        assertThat(statements).isEmpty();
    }

    @Test
    void matchesEveryColumnWithoutAKey() {
        builder(1000).deleteOneLike(Row.of(1L, null, "x"));
        assertThat(statements)
                .containsExactly(
                        "DELETE FROM `to`.`t` WHERE `a` = 1 AND `b` IS NULL AND `c` = 'x' AND"
                                + " CAST(CONVERT(`c` USING utf8mb4) AS BINARY) ="
                                + " CAST('x' AS BINARY) LIMIT 1");
    }

    @Test
    void updatesByKey() {
        builder(1000, primary("a")).updateByKey(Row.of(1L, 2L, "x"), Row.of(9L, 2L, "y"));
        assertThat(statements)
                .containsExactly("UPDATE `to`.`t` SET `a`=9,`b`=2,`c`='y' WHERE `a` = 1 LIMIT 1");
    }

    @Test
    void writesColumnsByTheTargetsNames() {
        TableSchema source = schema(COLUMNS);
        Column generated = new Column("B", bigint("B").type(), false, true);
        TableSchema structure =
                schema(List.of(text("C"), bigint("extra"), generated, bigint("A")), primary("A"));
        WriteLayout layout = WriteLayout.of(target(structure), source);
        new StatementBuilder(layout, 99, statement -> statements.add(statement.sql()))
                .insert(List.of(Row.of(1L, 2L, "x")));
        assertThat(statements).containsExactly("INSERT INTO `to`.`t` (`A`,`C`) VALUES (1,'x')");
        assertThat(layout.target()).isEqualTo(Tables.ID);
    }
}
