package io.flinkdm.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableLimitsTest {

    private static final TableId TABLE = new TableId("s", "t");

    @ParameterizedTest
    @ValueSource(strings = {"tinyint", "smallint unsigned", "int", "bigint unsigned"})
    void loadsTablesCutByWholeNumbers(String definition) {
        assertThat(TableLimits.of(TABLE, keyedBy(definition), true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"varchar(9)", "decimal(9,0)", "date", "binary(3)", "bit(3)", "double"})
    void loadsNoTablesCutByOthers(String definition) {
        assertThat(TableLimits.of(TABLE, keyedBy(definition), true))
                .singleElement()
                .asString()
                .startsWith("`s`.`t` is cut by `k` " + definition);
        assertThat(TableLimits.of(TABLE, keyedBy(definition), false)).isEmpty();
    }

    @Test
    void asksForDatesWhereThereAreSome() {
        assertThat(TableLimits.oddDates(TABLE, keyedBy("int"))).isEmpty();
        assertThat(TableLimits.oddDates(TABLE, keyedBy("date")).orElseThrow())
                .startsWith("SELECT 1 FROM `s`.`t` WHERE DAYOFMONTH(`k`) = 0")
                .endsWith("`k` >= '1582-10-05' AND `k` < '1582-10-15' LIMIT 1");
    }

    private static TableSchema keyedBy(String definition) {
        String name = definition.replaceAll("[^a-z].*", "");
        ColumnType type = new ColumnType(name, definition, "utf8mb4", null, List.of());
        return new TableSchema(
                List.of(new Column("k", type, false, false)),
                List.of(new Key("PRIMARY", true, List.of(new Key.Part("k", 0)), false)));
    }
}
