package io.flinkdm.submit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmCommandTest {

    @TempDir Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "start-task",
                "start-task --nonsense t.yaml",
                "pause-task",
                "pause-task -s a,b",
                "start-task --parallelism many t.yaml",
                "handle-error shop",
                "operate-schema get",
                "binlog nonsense",
                "explain"
            })
    void showsTheUsageOfAMistakenCall(String call) {
        assertThat(dm(call)).isEqualTo(1);
        assertThat(out.toString())
                .contains("Usage: dm")
                .endsWith("please check output to see error\n");
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThat(dm("start-task --flink http://127.0.0.1:1 none.yaml")).isEqualTo(1);
        assertThat(err.toString()).startsWith("error in get file content").contains("none.yaml");
    }

    @Test
    void answersForATaskNeverStarted() {
        assertThat(dm("pause-task shop")).isZero();
        assertThat(out.toString())
                .contains("\"op\": \"Pause\"")
                .contains("\"result\": false")
                .contains("task shop has no source or not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binlog",
                "binlog skip",
                "binlog skip a b",
                "binlog replace shop",
                "binlog-schema",
                "binlog-schema list shop s",
                "binlog-schema update shop s t"
            })
    void printsTheHelpWhenWordsAreMissing(String call) {
        assertThat(dm(call)).isZero();
        assertThat(out.toString()).startsWith("Usage: dm binlog");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binlog skip shop -b bin.000001 | code=11118",
                "binlog skip -binlog-pos bin.000001:x shop | the pos should be digital",
                "binlog replace shop wrong_sql | invalid sql 'wrong_sql'",
                "handle-error shop nonsense | invalid operation 'nonsense', please use",
                "handle-error shop replace | must specify the replace-sqls",
                "handle-error shop skip DROP | replace-sqls can not be used",
                "binlog-schema update shop s t --from-source --from-target | can not be used together",
                "binlog-schema update shop s t f --from-source | can not set schema-file",
                "binlog-schema update shop s t none.sql | error in get file content",
                "operate-schema get shop -d s -t t | must specify at least one source",
                "operate-schema get shop -s a -t t | must specify 'database'",
                "operate-schema get shop -s a -d s | must specify 'table'",
                "operate-schema set shop -s a -d s -t t | must specify schema file",
                "operate-schema show shop | invalid operate 'show' on schema"
            })
    void saysWhatIsWrongWithACallAsDmDoes(String call, String text) {
        assertThat(dm(call)).isEqualTo(1);
        assertThat(err.toString()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binlog skip shop",
                "binlog list shop -s a,b",
                "handle-error shop revert",
                "handle-error shop -b bin|000001.000001:4 replace DROP TABLE s.t;",
                "binlog-schema list shop s t",
                "binlog-schema update shop s t --from-target --flush=true --sync",
                "operate-schema remove shop -s a -d s -t t --flush=false"
            })
    void answersForATaskNobodyKnows(String call) {
        assertThat(dm(call)).isZero();
        assertThat(out.toString())
                .contains("\"result\": false", "task shop has no source or not exist")
                .contains("\"sources\": [\n    ]");
    }

    @Test
    void exitsWithTwoForAFalseResultWhenAskedToBeStrict() {
        assertThat(dm("query-status shop --strict-exit")).isEqualTo(2);
    }

    @Test
    void acceptsLongOptionsWithOneDash() {
        assertThat(dm("query-status -more")).isZero();
        assertThat(out.toString()).contains("\"sources\": [\n    ]");
    }

    @Test
    void printsAnEmptyListBeforeTheFirstTask() {
        assertThat(dm("query-status")).isZero();
        assertThat(out.toString())
                .isEqualTo("{\n    \"result\": true,\n    \"msg\": \"\",\n    \"tasks\": []\n}\n");
    }

    @Test
    void encryptsAndDecrypts() {
        assertThat(dm("encrypt 123456")).isZero();
        String sealed = out.toString().strip();
        out.getBuffer().setLength(0);

        assertThat(dm("decrypt " + sealed)).isZero();
        assertThat(out.toString()).isEqualTo("123456\n");
    }

    @Test
    void encryptsWithTheKeyOfAFile() throws IOException {
        Path key = Files.writeString(home.resolve("key"), "0a".repeat(32));
        assertThat(dm("encrypt --secret-key-path " + key + " 123456")).isZero();
        String sealed = out.toString().strip();
        out.getBuffer().setLength(0);

        assertThat(dm("--secret-key-path " + key + " decrypt " + sealed)).isZero();
        assertThat(out.toString()).isEqualTo("123456\n");
    }

    @Test
    void saysWhatIsWrongWithAKey() throws IOException {
        Path key = Files.writeString(home.resolve("key"), "0a".repeat(16));
        assertThat(dm("encrypt --secret-key-path " + key + " 123456")).isEqualTo(1);
        assertThat(err.toString()).contains("code=20067").doesNotContain("0a0a");
    }

    @Test
    void printsFilesToStartFrom() {
        assertThat(dm("config task --advanced")).isZero();
        assertThat(dm("config source")).isZero();
        assertThat(out.toString())
                .contains("shard-mode:", "mysql-instances:", "source-id: mysql-01");
    }

    private int dm(String call) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DM_HOME", home.toString());
        String[] words = call.isEmpty() ? new String[0] : call.split(" ");
        return DmCommand.run(words, environment, new PrintWriter(out), new PrintWriter(err));
    }
}
