package io.flinkdm.job.expression;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** A column, its family and literals of its values. */
record OracleColumn(
        String name, String definition, Family family, Function<Random, String> values) {

    /** What kind of operand a column is to the generator. */
    enum Family {
        INTEGER,
        DECIMAL,
        DOUBLE,
        BIT,
        YEAR,
        DATE,
        DATETIME,
        TIME,
        TEXT,
        DIGITS,
        DATES,
        BYTES,
        ENUM,
        SET,
        JSON
    }

    String value(Random random) {
        return values.apply(random);
    }

    static List<OracleColumn> all() {
        return List.of(
                integer("ti", "TINYINT", 7, false),
                integer("tu", "TINYINT UNSIGNED", 8, true),
                integer("si", "SMALLINT", 15, false),
                integer("mi", "MEDIUMINT", 23, false),
                integer("i", "INT", 31, false),
                integer("iu", "INT UNSIGNED", 32, true),
                integer("b", "BIGINT", 63, false),
                integer("bu", "BIGINT UNSIGNED", 64, true),
                new OracleColumn("d", "DECIMAL(10,2)", Family.DECIMAL, r -> decimal(r, 8, 2)),
                new OracleColumn("d0", "DECIMAL(5,0)", Family.DECIMAL, r -> decimal(r, 5, 0)),
                new OracleColumn("dl", "DECIMAL(30,10)", Family.DECIMAL, r -> decimal(r, 20, 10)),
                new OracleColumn("f", "FLOAT", Family.DOUBLE, OracleColumn::floating),
                new OracleColumn("g", "DOUBLE", Family.DOUBLE, OracleColumn::floating),
                new OracleColumn("bt", "BIT(8)", Family.BIT, r -> "" + pick(r, 0, 1, 5, 255)),
                new OracleColumn(
                        "y", "YEAR", Family.YEAR, r -> "" + pick(r, 0, 1901, 2000, 2021, 2155)),
                new OracleColumn("dt", "DATE", Family.DATE, r -> "'" + date(r) + "'"),
                new OracleColumn("dm", "DATETIME", Family.DATETIME, r -> instant(r, 0)),
                new OracleColumn("dm3", "DATETIME(3)", Family.DATETIME, r -> instant(r, 3)),
                new OracleColumn("dm6", "DATETIME(6)", Family.DATETIME, r -> instant(r, 6)),
                new OracleColumn("ts", "TIMESTAMP", Family.DATETIME, r -> stamp(r)),
                new OracleColumn("tm", "TIME", Family.TIME, r -> "'" + time(r) + "'"),
                new OracleColumn("tm6", "TIME(6)", Family.TIME, r -> "'" + time(r) + ".012300'"),
                text("c", "CHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"),
                text("v", "VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci"),
                text("vb", "VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"),
                text("vu", "VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"),
                text("v3", "VARCHAR(30) CHARACTER SET utf8 COLLATE utf8_general_ci"),
                text("tx", "TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"),
                new OracleColumn(
                        "vl",
                        "VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_swedish_ci",
                        Family.TEXT,
                        r -> pick(r, "''", "'a'", "'A'", "'é'", "'E'", "'Zz'", "'ö '", "'€'")),
                new OracleColumn(
                        "vn",
                        "VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                        Family.DIGITS,
                        r ->
                                pick(
                                        r,
                                        "'1'",
                                        "'0'",
                                        "'-5'",
                                        "' 12 '",
                                        "'1.0'",
                                        "'2.5'",
                                        "'1e2'",
                                        "''",
                                        "'9007199254740993'",
                                        "'007'")),
                new OracleColumn(
                        "vd",
                        "VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                        Family.DATES,
                        r ->
                                pick(
                                        r,
                                        "'2021-01-01'",
                                        "'2021-01-02 00:00:00'",
                                        "'2020-02-29 12:34:56'",
                                        "'20210102'",
                                        "'1999-12-31'")),
                new OracleColumn(
                        "bn",
                        "VARBINARY(20)",
                        Family.BYTES,
                        r -> pick(r, "''", "'a'", "'A'", "'a '", "x'00'", "x'ff'", "'1'")),
                new OracleColumn(
                        "en",
                        "ENUM('a','B','ä','1') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                        Family.ENUM,
                        r -> pick(r, "'a'", "'B'", "'ä'", "4", "1")),
                new OracleColumn(
                        "st",
                        "SET('x','y','Z') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                        Family.SET,
                        r -> "" + r.nextInt(8)),
                new OracleColumn("js", "JSON", Family.JSON, r -> "'" + json(r) + "'"));
    }

    private static OracleColumn integer(String name, String type, int bits, boolean unsigned) {
        return new OracleColumn(name, type, Family.INTEGER, r -> integer(r, bits, unsigned));
    }

    private static String integer(Random random, int bits, boolean unsigned) {
        BigInteger limit = BigInteger.ONE.shiftLeft(bits);
        switch (random.nextInt(6)) {
            case 0:
                return limit.subtract(BigInteger.ONE).toString();
            case 1:
                return unsigned ? "0" : limit.negate().toString();
            case 2:
                return unsigned ? "1" : "-1";
            case 3:
                BigInteger any = new BigInteger(bits, random);
                return (unsigned || random.nextBoolean() ? any : any.negate()).toString();
            default:
                return "" + random.nextInt(6);
        }
    }

    private static String decimal(Random random, int whole, int fraction) {
        if (random.nextBoolean()) {
            return pick(random, "0", "1", "-1", "2.5", "10.10", "0.01", "-0.5");
        }
        String digits = new BigInteger(3 * (1 + random.nextInt(whole)), random).toString();
        String point = fraction == 0 ? "" : "." + random.nextInt(100);
        return (random.nextBoolean() ? "-" : "") + digits + point;
    }

    private static String floating(Random random) {
        return pick(
                random,
                "0",
                "1",
                "-1",
                "0.1",
                "0.5",
                "-2.5",
                "1e10",
                "1e-5",
                "16777217",
                "123.45",
                "3.0000001",
                "-0.0");
    }

    static String date(Random random) {
        return pick(
                random,
                "2021-01-01",
                "2021-01-02",
                "2020-02-29",
                "1999-12-31",
                "0000-00-00",
                "2021-05-00",
                "9999-12-31",
                "2021-10-31",
                "2024-06-15");
    }

    private static String instant(Random random, int decimals) {
        String fraction = decimals == 0 ? "" : "." + pick(random, "000000", "500000", "123456");
        return "'" + date(random) + " " + clock(random) + fraction + "'";
    }

    private static String stamp(Random random) {
        return pick(
                random,
                "'2021-01-01 00:00:00'",
                "'1970-01-01 00:00:01'",
                "'2021-06-21 12:34:56'",
                "'2037-12-31 23:59:59'",
                "'0000-00-00 00:00:00'");
    }

    static String clock(Random random) {
        return pick(random, "00:00:00", "12:34:56", "23:59:59", "01:02:03", "00:00:12");
    }

    static String time(Random random) {
        return pick(random, clock(random), "-00:00:01", "100:00:00", "838:59:59", "-12:13:14");
    }

    private static OracleColumn text(String name, String definition) {
        return new OracleColumn(name, definition, Family.TEXT, r -> "'" + word(r) + "'");
    }

    /** Ready to stand between quotes. */
    static String word(Random random) {
        return pick(
                random, "", "a", "A", "abc", "ABC", "Abd", "ab%", "a_c", "ä", "Ä", "ae", "ß", "ss",
                "é", "e", "E", "日本", "日", "a ", "a  ", "a\\t", "zebra", "Zebra", "_", "%", "1",
                "01", "x-y", "x.y", "ÅB", "o", "ø", "ﬁ", "fi", "a\\\\b", "a,b", "b");
    }

    private static String json(Random random) {
        return pick(
                random,
                "{\"a\": 1, \"b\": \"x\"}",
                "{\"a\": 1.5, \"b\": \"Y\", \"c\": [1, 2, {\"d\": null}]}",
                "{\"a\": \"1\", \"e f\": true}",
                "{\"a\": null}",
                "[1, 2, 3]",
                "[]",
                "{}",
                "5",
                "\"text\"",
                "true",
                "null",
                "{\"a\": -3, \"b\": \"\"}",
                "{\"a\": {\"b\": 2}, \"b\": false}");
    }

    @SafeVarargs
    static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
