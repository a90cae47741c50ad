package io.flinkdm.submit.explain.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "int | int | int | - | -",
                "INT(11) UNSIGNED | int | int(11) unsigned | - | -",
                "decimal( 10 , 2 ) | decimal | decimal(10,2) | - | -",
                "decimal(5) | decimal | decimal(5,0) | - | -",
                "varchar(20) | varchar | varchar(20) | utf8mb4 | utf8mb4_0900_ai_ci",
                "varchar(20) collate utf8mb4_bin | varchar | varchar(20) | utf8mb4 | utf8mb4_bin",
                "char(3) CHARACTER SET latin1 | char | char(3) | latin1 | latin1_swedish_ci",
                "char(3) charset = utf8 binary | char | char(3) | utf8 | utf8_bin",
                "character varying(9) | varchar | varchar(9) | utf8mb4 | utf8mb4_0900_ai_ci",
                "text NOT NULL COLLATE ascii_bin COMMENT 'x' | text | text | ascii | ascii_bin",
                "varchar(9) charset binary | varbinary | varbinary(9) | - | -",
                "enum('a','it''s') | enum | enum('a','it''s') | utf8mb4 | utf8mb4_0900_ai_ci",
                "json | json | json | - | -",
                "datetime(6) default '2020-01-01' | datetime | datetime(6) | - | -",
            })
    void readsDefinitions(
            String text, String name, String definition, String charset, String collation) {
        ColumnType type = ColumnTypes.parse(text, "", "");

        assertThat(type.name()).isEqualTo(name);
        assertThat(type.definition()).isEqualTo(definition);
        assertThat(type.charset()).isEqualTo(charset);
        assertThat(type.collation()).isEqualTo(collation);
    }
}
