package io.flinkdm.job.source.binlog.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnDecodersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tinyint             | 1   | 0      | ff               | -1",
                "tinyint unsigned    | 1   | 0      | ff               | 255",
                "smallint            | 2   | 0      | 0080             | -32768",
                "smallint unsigned   | 2   | 0      | 0080             | 32768",
                "mediumint           | 9   | 0      | 000080           | -8388608",
                "mediumint unsigned  | 9   | 0      | ffffff           | 16777215",
                "int                 | 3   | 0      | ffffffff         | -1",
                "int unsigned        | 3   | 0      | ffffffff         | 4294967295",
                "bigint              | 8   | 0      | ffffffffffffffff | -1",
                "bigint unsigned     | 8   | 0      | ffffffffffffff7f | 9223372036854775807",
                "bigint unsigned     | 8   | 0      | ffffffffffffffff | 18446744073709551615",
                "float               | 4   | 4      | 0000803f         | 1.0",
                "float               | 4   | 4      | cdcccc3d         | 0.10000000149011612",
                "double              | 5   | 8      | 000000000000f0bf | -1.0",
                "year                | 13  | 0      | 00               | 0",
                "year                | 13  | 0      | ff               | 2155",
                "bit(1)              | 16  | 0x0001 | 01               | 1",
                "bit(9)              | 16  | 0x0101 | 0101             | 257",
                "bit(64)             | 16  | 0x0800 | 8000000000000000 | 9223372036854775808",
                "enum('a')           | 247 | 2      | 0101             | 257",
                "set('a')            | 248 | 8      | 0000000000000080 | 9223372036854775808",
                "decimal(5,2)        | 246 | 0x0502 | 807b2d           | 123.45",
                "decimal(5,2)        | 246 | 0x0502 | 7f84d2           | -123.45",
                "decimal(2,2)        | 246 | 0x0202 | b2               | 0.50",
                "decimal(4,0)        | 246 | 0x0400 | 8000             | 0",
                "date                | 10  | 0      | a0ca0f           | 2021-05-00",
                "date                | 14  | 0      | 000000           | 0000-00-00",
                "time                | 11  | 0      | 666d01           | 09:35:42",
                "time                | 11  | 0      | 590a80           | -838:59:59",
                "datetime            | 12  | 0      | 0000000000000000 | 0000-00-00 00:00:00",
                "datetime            | 12  | 0      | 19fb08a061120000 | 2021-05-06 07:08:09",
                "timestamp           | 7   | 0      | 00000000         | 0000-00-00 00:00:00",
                "timestamp           | 7   | 0      | 01000000         | 1970-01-01 00:00:01",
                "timestamp           | 17  | 0      | 7fffffff         | 2038-01-19 03:14:07",
                "timestamp(1)        | 17  | 1      | 0000000146       | 1970-01-01 00:00:01.7",
                "timestamp(6)        | 17  | 6      | 00000000000000   | 0000-00-00 00:00:00.000000",
                "time                | 19  | 0      | 7fffff           | -00:00:01",
                "time(1)             | 19  | 1      | 7ffffff6         | -00:00:00.1",
                "time(6)             | 19  | 6      | 4b9105f0bdc1     | -838:59:58.999999",
                "datetime(3)         | 18  | 3      | 80000000000000   | 0000-00-00 00:00:00.000",
                "char(5)             | 254 | 20     | 03616263         | abc",
                "char(255)           | 254 | 1020   | 0300616263       | abc",
                "varchar(255)        | 15  | 255    | 02c3a9           | é",
                "varchar(256)        | 15  | 256    | 0200c3a9         | é",
                "text                | 252 | 2      | 0000             | ''",
                "longtext            | 252 | 4      | 0100000061       | a",
                "json                | 245 | 4      | 00000000         | null",
            })
    void reads(String definition, int type, String metadata, String hex, String expected) {
        BinlogColumn stored = new BinlogColumn(type, Integer.decode(metadata));
        BinlogBuffer in = new BinlogBuffer(HexFormat.of().parseHex(hex));

        Object value = decoder(stored, definition, "utf8mb4").read(in);

        assertThat(value).hasToString(expected);
        assertThat(in.remaining()).isZero();
    }

    @Test
    void numbersKeepTheirForms() {
        assertThat(read(8, 0, "bigint unsigned", "ffffffffffffffff"))
                .isInstanceOf(BigInteger.class);
        assertThat(read(8, 0, "bigint unsigned", "ffffffffffffff7f")).isInstanceOf(Long.class);
        assertThat(read(1, 0, "tinyint", "01")).isEqualTo(1L);
        assertThat(read(13, 0, "year", "01")).isEqualTo(1901L);
        assertThat(read(4, 4, "float", "0000803f")).isEqualTo(1.0);
    }

    @Test
    void binaryIsPaddedAndVarbinaryIsNot() {
        assertThat(read(254, 3, "binary(3)", "0101")).isEqualTo(new byte[] {1, 0, 0});
        assertThat(read(15, 3, "varbinary(3)", "0101")).isEqualTo(new byte[] {1});
        assertThat(read(252, 1, "tinyblob", "0101")).isEqualTo(new byte[] {1});
    }

    @Test
    void bytesThatAreNoTextStop() {
        assertCode(ErrorCode.BINLOG_EVENT_DECODE, () -> read(15, 9, "varchar(9)", "02c328"));
        assertCode(
                ErrorCode.BINLOG_EVENT_DECODE,
                () ->
                        decoder(new BinlogColumn(15, 9), "varchar(9)", "ascii")
                                .read(new BinlogBuffer(new byte[] {1, -1})));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inet4       | 254 | 4  | 04010203ff                         | 1.2.3.255",
                "inet4       | 254 | 4  | 00                                 | 0.0.0.0",
                "inet6       | 254 | 16 | 00                                 | ::",
                "inet6       | 254 | 16 | 0f20010db800000000000000000000ff   | 2001:db8::ff00",
                "inet6       | 254 | 16 | 0420010001                         | 2001:1::",
                "inet6       | 254 | 16 | 1000000000000000000000ffff01020304 | ::ffff:1.2.3.4",
                "inet6       | 254 | 16 | 1000000000000000000000000001020304 | ::1.2.3.4",
                "inet6       | 254 | 16 | 1000010000000100010001000100010001 | 1::1:1:1:1:1:1",
                "uuid        | 254 | 16 | 106ccd780cbaba102695645b8c656024db"
                        + " | 6ccd780c-baba-1026-9564-5b8c656024db",
                "vector(2)   | 242 | 4  | 0800000000002040000080bf           | [2.5,-1.0]",
                "vector(9)   | 242 | 4  | 08000000cdcccc3dffff7f7f | [0.1,3.4028235E38]",
                "varchar(99) | 141 | 99 | 0400616263                         | abc",
                "text        | 140 | 2  | 0000                               | ",
                "point       | 255 | 4  | 0200000000ff                       | 00ff"
            })
    void readsWhatOtherServersHave(
            String type, int stored, int metadata, String hex, String expected) {
        Object value = read(stored, metadata, type, hex);
        String text =
                value instanceof byte[] bytes
                        ? HexFormat.of().formatHex(bytes)
                        : String.valueOf(value);
        assertThat(text).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void theReplacementCharacterItselfIsText() {
        assertThat(read(15, 9, "varchar(9)", "03efbfbd")).isEqualTo("\ufffd");
    }

    @Test
    void whatCannotBeCarriedStops() {
        assertCode(ErrorCode.UNSUPPORTED_YET, () -> read(20, 4, "int", "00"));
        assertCode(ErrorCode.UNSUPPORTED_YET, () -> read(254, 16, "xmltype", "00"));
        assertCode(ErrorCode.UNSUPPORTED_YET, () -> read(11, 0, "time(3)", "00"));
        assertCode(
                ErrorCode.UNSUPPORTED_YET,
                () -> decoder(new BinlogColumn(15, 9), "varchar(9)", "klingon"));
    }

    @Test
    void aStructureThatDoesNotFitStops() {
        assertCode(
                ErrorCode.SYNCER_UNIT_DML_COLUMN_NOT_MATCH, () -> read(3, 0, "varchar(9)", "00"));
        assertCode(ErrorCode.SYNCER_UNIT_DML_COLUMN_NOT_MATCH, () -> read(8, 0, "int", "00"));
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining("`a`.`t` column `c`");
    }

    private static Object read(int type, int metadata, String definition, String hex) {
        return decoder(new BinlogColumn(type, metadata), definition, "utf8mb4")
                .read(new BinlogBuffer(HexFormat.of().parseHex(hex)));
    }

    private static ColumnDecoder decoder(BinlogColumn stored, String definition, String charset) {
        String name = definition.replaceAll("[( ].*", "");
        ColumnType type = new ColumnType(name, definition, charset, null, List.of());
        return ColumnDecoders.of("`a`.`t`", stored, new Column("c", type, true, false));
    }
}
