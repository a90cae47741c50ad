package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetFormsTest {

    private static final TableId TABLE = new TableId("a", "t");

    @ParameterizedTest
    @CsvSource({
        "point, longblob",
        "geometry, geometry",
        "inet6, varchar(39)",
        "uuid, uuid",
        "vector(3), vector",
        "vector(3), longtext",
        "int, varchar(9)"
    })
    void takesWhatHolds(String source, String target) {
        TargetForms.require(TABLE, column(source), column(target));
    }

    @ParameterizedTest
    @CsvSource({
        "point, longtext, LONGBLOB",
        "inet6, varbinary(16), VARCHAR",
        "uuid, binary(16), VARCHAR",
        "vector(3), longblob, VECTOR"
    })
    void namesWhatDoesNot(String source, String target, String remedy) {
        assertThatThrownBy(() -> TargetForms.require(TABLE, column(source), column(target)))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("`a`.`t`.`c` is " + target)
                .hasMessageContaining(remedy);
    }

    private static Column column(String definition) {
        String name = definition.replaceAll("[( ].*", "");
        return new Column(
                "c", new ColumnType(name, definition, null, null, List.of()), true, false);
    }
}
