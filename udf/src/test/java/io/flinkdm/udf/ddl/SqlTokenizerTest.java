package io.flinkdm.udf.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTokenizerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            a b            | WORD:a WORD:b
            a.b            | WORD:a SYMBOL:. WORD:b
            a.1b           | WORD:a SYMBOL:. WORD:1b
            a.12           | WORD:a SYMBOL:. WORD:12
            1.5            | NUMBER:1.5
            .5             | NUMBER:.5
            (.5            | SYMBOL:( NUMBER:.5
            1.5e+3         | NUMBER:1.5e+3
            1e-3           | NUMBER:1e-3
            1e3            | NUMBER:1e3
            1e             | WORD:1e
            0x1F           | NUMBER:0x1F
            0x1G           | WORD:0x1G
            1-2            | NUMBER:1 SYMBOL:- NUMBER:2
            1--2           | NUMBER:1 SYMBOL:- SYMBOL:- NUMBER:2
            1-- 2          | NUMBER:1
            `a``b`         | QUOTED_NAME:a`b
            `a\\`          | QUOTED_NAME:a\\
            'a''b'         | STRING:a'b
            'a\\'b'        | STRING:a'b
            '\\%\\n'       | STRING:\\%<LF>
            "a""b"         | STRING:a"b
            'a             | STRING:a
            /*!40101 a*/b  | WORD:a WORD:b
            /*! a*/        | WORD:a
            /*M!100100 a*/ | WORD:a
            /*!1 /* x */ a */ b | WORD:a WORD:b
            /*a*/b         | WORD:b
            /* a           | ~~
            a#b            | WORD:a
            é$ü            | WORD:é$ü
            @a:=1          | SYMBOL:@ WORD:a SYMBOL:: SYMBOL:= NUMBER:1
            """)
    void splits(String sql, String expected) {
        assertThat(spell(SqlTokenizer.tokenize(sql, Set.of())))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void tokensKnowTheirPlace() {
        String sql = "DROP  TABLE `a`";
        List<Token> tokens = SqlTokenizer.tokenize(sql, Set.of());

        assertThat(tokens)
                .extracting(t -> sql.substring(t.start(), t.end()))
                .containsExactly("DROP", "TABLE", "`a`");
    }

    private static String spell(List<Token> tokens) {
        return tokens.stream()
                .map(t -> t.kind() + ":" + t.value().replace("\n", "<LF>"))
                .collect(Collectors.joining(" "));
    }
}
