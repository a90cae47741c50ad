package io.flinkdm.udf.expression.tree;

import java.util.Set;

/**
 * Words that name a column only in quotes.
 *
 * <p>Source: MySQL 5.7 manual, keywords and reserved words. Stateless.
 */
final class ReservedWords {

    private static final Set<String> WORDS =
            Set.of(
                    ("ADD ALL ALTER ANALYZE AND AS ASC BEFORE BETWEEN BIGINT BINARY BLOB BOTH BY"
                                    + " CALL CASCADE CASE CHANGE CHAR CHARACTER CHECK COLLATE"
                                    + " COLUMN CONSTRAINT CONTINUE CONVERT CREATE CROSS"
                                    + " CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER"
                                    + " CURSOR DATABASE DATABASES DAY_HOUR DAY_MICROSECOND"
                                    + " DAY_MINUTE DAY_SECOND DEC DECIMAL DECLARE DEFAULT DELAYED"
                                    + " DELETE DESC DESCRIBE DISTINCT DISTINCTROW DIV DOUBLE DROP"
                                    + " DUAL EACH ELSE ELSEIF ENCLOSED ESCAPED EXISTS EXIT EXPLAIN"
                                    + " FALSE FETCH FLOAT FOR FORCE FOREIGN FROM FULLTEXT GENERATED"
                                    + " GRANT GROUP HAVING HIGH_PRIORITY HOUR_MICROSECOND"
                                    + " HOUR_MINUTE HOUR_SECOND IF IGNORE IN INDEX INFILE INNER"
                                    + " INOUT INSERT INT INTEGER INTERVAL INTO IS ITERATE JOIN KEY"
                                    + " KEYS KILL LEADING LEAVE LEFT LIKE LIMIT LINEAR LINES LOAD"
                                    + " LOCALTIME LOCALTIMESTAMP LOCK LONG LONGBLOB LONGTEXT LOOP"
                                    + " LOW_PRIORITY MATCH MAXVALUE MEDIUMBLOB MEDIUMINT MEDIUMTEXT"
                                    + " MINUTE_MICROSECOND MINUTE_SECOND MOD NATURAL NOT"
                                    + " NO_WRITE_TO_BINLOG NULL NUMERIC ON OPTIMIZE OPTION"
                                    + " OPTIONALLY OR ORDER OUT OUTER OUTFILE PARTITION PRECISION"
                                    + " PRIMARY PROCEDURE RANGE READ REAL REFERENCES REGEXP RELEASE"
                                    + " RENAME REPEAT REPLACE REQUIRE RESTRICT REVOKE RIGHT RLIKE"
                                    + " SCHEMA SCHEMAS SECOND_MICROSECOND SELECT SET SHOW SMALLINT"
                                    + " SPATIAL SQL SQL_BIG_RESULT SQL_CALC_FOUND_ROWS"
                                    + " SQL_SMALL_RESULT SSL STARTING STORED STRAIGHT_JOIN TABLE"
                                    + " TERMINATED THEN TINYBLOB TINYINT TINYTEXT TO TRAILING"
                                    + " TRIGGER TRUE UNION UNIQUE UNLOCK UNSIGNED UPDATE USAGE USE"
                                    + " USING UTC_DATE UTC_TIME UTC_TIMESTAMP VALUES VARBINARY"
                                    + " VARCHAR VARYING VIRTUAL WHEN WHERE WHILE WITH WRITE XOR"
                                    + " YEAR_MONTH ZEROFILL")
                            .split(" "));

    private ReservedWords() {}

    /**
     * @param word in upper case
     */
    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
