package io.flinkdm.udf.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.Csv;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class BlockAllowListTest {

    enum Outcome {
        MIGRATE,
        FILTER,
        REFUSE
    }

    @ParameterizedTest
    @CsvFileSource(resources = "block-allow-vectors.csv", delimiter = ';', numLinesToSkip = 3)
    void decidesLikeDm(
            String row,
            String set,
            CaseSensitivity caseSensitivity,
            String schema,
            String table,
            Outcome expected) {
        assertThat(decide(set, caseSensitivity, new TableId(schema, table))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"W", "X", "Y", "Z", "K", "AI", "AJ"})
    void refusesWhatItCannotRead(String set) {
        assertThat(decide(set, CaseSensitivity.INSENSITIVE, new TableId("a", "b")))
                .isEqualTo(Outcome.REFUSE);
    }

    private static Outcome decide(String set, CaseSensitivity caseSensitivity, TableId object) {
        try {
            BlockAllowList list = BlockAllowList.compile(rules(set), caseSensitivity);
            boolean allowed =
                    object.table().isEmpty()
                            ? list.allowsSchema(object.schema())
                            : list.allows(object);
            return allowed ? Outcome.MIGRATE : Outcome.FILTER;
        } catch (MigrationException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_GEN_BA_LIST);
            return Outcome.REFUSE;
        }
    }

    private static BlockAllowRules rules(String set) {
        List<String[]> rows = Csv.rows(BlockAllowListTest.class, "block-allow-rules.csv", set);
        return new BlockAllowRules(
                names(rows, "do-dbs"),
                names(rows, "ignore-dbs"),
                tables(rows, "do-tables"),
                tables(rows, "ignore-tables"));
    }

    private static List<String> names(List<String[]> rows, String list) {
        return rows.stream().filter(row -> row[1].equals(list)).map(row -> row[2]).toList();
    }

    private static List<TableRule> tables(List<String[]> rows, String list) {
        return rows.stream()
                .filter(row -> row[1].equals(list))
                .map(row -> new TableRule(row[2], row[3]))
                .toList();
    }
}
