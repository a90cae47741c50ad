package io.flinkdm.job.expression;

import static io.flinkdm.job.expression.OracleColumn.pick;

import io.flinkdm.job.expression.OracleColumn.Family;
import java.util.List;
import java.util.Random;

/** Calls of functions over the columns of an {@link OracleTable}. */
final class CallGenerator {

    private final Random random;

    CallGenerator(Random random) {
        this.random = random;
    }

    String call() {
        switch (random.nextInt(8)) {
            case 0:
                return number();
            case 1, 2:
                return text();
            case 3:
                return measure();
            case 4, 5:
                return date();
            case 6:
                return json();
            default:
                return extreme();
        }
    }

    private String number() {
        String n =
                column(Family.INTEGER, Family.DECIMAL, Family.DOUBLE, Family.YEAR, Family.DIGITS);
        switch (random.nextInt(5)) {
            case 0:
                return "ROUND(" + n + pick(random, "", ", 1", ", -1", ", 0", ", 3") + ")";
            case 1:
                return "TRUNCATE(" + n + pick(random, ", 1", ", -1", ", 0", ", 3") + ")";
            case 2:
                return "MOD(" + n + ", " + pick(random, "3", "2.5", "-2", "0") + ")";
            default:
                return pick(random, "ABS", "SIGN", "CEIL", "FLOOR", "SQRT", "BIT_COUNT", "ISNULL")
                        + "("
                        + n
                        + ")";
        }
    }

    private String text() {
        String t = textual();
        switch (random.nextInt(12)) {
            case 0:
                return "CONCAT(" + t + ", " + textual() + ")";
            case 1:
                return "CONCAT_WS('-', " + t + ", " + textual() + ", 'x')";
            case 2:
                return pick(random, "LEFT(", "RIGHT(") + t + ", " + small() + ")";
            case 3:
                return "SUBSTRING(" + t + ", " + small() + pick(random, "", ", " + small()) + ")";
            case 4:
                return "SUBSTRING_INDEX("
                        + t
                        + ", "
                        + pick(random, "'a'", "'.'", "'-'", "''")
                        + ", "
                        + small()
                        + ")";
            case 5:
                return pick(random, "LOWER(", "UPPER(") + t + ")";
            case 6:
                return pick(
                                random,
                                "TRIM(",
                                "LTRIM(",
                                "RTRIM(",
                                "TRIM('a' FROM ",
                                "TRIM(LEADING 'a' FROM ",
                                "TRIM(TRAILING 'b' FROM ")
                        + t
                        + ")";
            case 7:
                return "REPLACE(" + t + ", 'a', " + pick(random, "''", "'xy'", "'ä'") + ")";
            case 8:
                return "REVERSE(" + t + ")";
            case 9:
                return "REPEAT(" + t + ", " + small() + ")";
            case 10:
                return pick(random, "LPAD(", "RPAD(")
                        + t
                        + ", "
                        + small()
                        + ", "
                        + pick(random, "'ab'", "''", "'é'")
                        + ")";
            default:
                return "HEX(" + pick(random, t, column(Family.INTEGER), column(Family.BYTES)) + ")";
        }
    }

    private String measure() {
        String t = textual();
        switch (random.nextInt(7)) {
            case 0:
                return pick(random, "LENGTH(", "CHAR_LENGTH(", "ASCII(", "CRC32(")
                        + pick(random, t, column(Family.BYTES))
                        + ")";
            case 1:
                return "INSTR(" + t + ", " + pick(random, "'a'", "'B'", "'%'", "''") + ")";
            case 2:
                return "LOCATE(" + pick(random, "'a'", "'c'") + ", " + t + ")";
            case 3:
                return "FIND_IN_SET("
                        + pick(random, "'x'", "'Z'", "'z'", t)
                        + ", "
                        + pick(random, column(Family.SET), "'a,b,Ä'")
                        + ")";
            case 4:
                return "STRCMP(" + t + ", " + pick(random, "'a'", "'b'", "'Ä'") + ")";
            case 5:
                return "FIELD(" + t + ", 'a', 'B', 'ä')";
            default:
                return "ELT(" + column(Family.INTEGER) + ", 'a', " + t + ")";
        }
    }

    private String date() {
        String d = column(Family.DATE, Family.DATETIME);
        switch (random.nextInt(7)) {
            case 0:
                return pick(
                                random,
                                "YEAR",
                                "MONTH",
                                "DAY",
                                "QUARTER",
                                "DAYOFWEEK",
                                "WEEKDAY",
                                "DAYOFYEAR",
                                "TO_DAYS",
                                "DATE",
                                "LAST_DAY")
                        + "("
                        + pick(random, d, column(Family.DATES))
                        + ")";
            case 1:
                return pick(random, "HOUR", "MINUTE", "SECOND", "MICROSECOND")
                        + "("
                        + column(Family.DATETIME, Family.TIME)
                        + ")";
            case 2:
                return "DATEDIFF("
                        + d
                        + ", "
                        + pick(random, column(Family.DATE, Family.DATETIME), "'2021-01-01'")
                        + ")";
            case 3:
                return "TIMESTAMPDIFF("
                        + pick(
                                random, "SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH",
                                "QUARTER", "YEAR")
                        + ", "
                        + d
                        + ", "
                        + pick(random, column(Family.DATE, Family.DATETIME), "'2021-01-01'")
                        + ")";
            case 4:
                return d
                        + pick(random, " + ", " - ")
                        + "INTERVAL "
                        + pick(random, "1", "-3", "40", "ti")
                        + " "
                        + unit()
                        + pick(random, "", " > '2021-01-15'");
            case 5:
                return pick(random, "DATE_ADD(", "DATE_SUB(")
                        + d
                        + ", INTERVAL "
                        + pick(random, "1", "13", "1000")
                        + " "
                        + unit()
                        + ")";
            default:
                return "EXTRACT("
                        + pick(random, "YEAR", "YEAR_MONTH", "HOUR", "DAY")
                        + " FROM "
                        + column(Family.DATETIME)
                        + ")";
        }
    }

    private String unit() {
        return pick(random, "SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR");
    }

    private String json() {
        String path =
                "js"
                        + pick(random, "->", "->>")
                        + "'"
                        + pick(
                                random,
                                "$.a",
                                "$.b",
                                "$.c[2].d",
                                "$[1]",
                                "$.\"e f\"",
                                "$",
                                "$.a.b",
                                "$[0]")
                        + "'";
        switch (random.nextInt(4)) {
            case 0:
                return path;
            case 1:
                return path
                        + pick(random, " = ", " > ", " <> ")
                        + pick(random, "1", "'x'", "1.5", "-3", "2", "''");
            case 2:
                return path + " IS NULL";
            default:
                return path + " IN ('x', 'Y')";
        }
    }

    private String extreme() {
        String function = pick(random, "GREATEST(", "LEAST(");
        switch (random.nextInt(4)) {
            case 0:
                return function + "vb, " + "v3, 'b')";
            case 1:
                return function + "dm, dm3)";
            case 2:
                return function + column(Family.DOUBLE) + ", " + column(Family.DECIMAL) + ", 1)";
            default:
                return function
                        + column(Family.INTEGER, Family.DECIMAL)
                        + ", "
                        + column(Family.INTEGER, Family.DECIMAL)
                        + ", 2)";
        }
    }

    private String small() {
        return pick(random, "0", "1", "2", "3", "-1", "-2", "5", "ti");
    }

    private String textual() {
        return column(
                Family.TEXT, Family.TEXT, Family.DIGITS, Family.ENUM, Family.INTEGER, Family.DATE);
    }

    private String column(Family... families) {
        Family family = pick(random, families);
        List<OracleColumn> fitting =
                OracleColumn.all().stream().filter(c -> c.family() == family).toList();
        return fitting.get(random.nextInt(fitting.size())).name();
    }
}
