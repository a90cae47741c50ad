package io.flinkdm.config.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtraArgsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "--snapshot 417773951312461825, past state of a TiDB",
                "--ca=ca.pem, write `security` in the source's `from`",
                "--cert c.pem --key k.pem, write `security` in the source's `from`",
                "--no-views=false, views are not migrated",
                "-T a.b -f *.*, give one of them",
                "--consistency snapshot, |auto, flush, lock or none|"
            })
    void whatIsRefusedSaysWhatToDo(String text, String remedy) {
        assertThat(ExtraArgs.parse(text).refusal())
                .hasValueSatisfying(why -> assertThat(why).contains(remedy));
    }

    @Test
    void whatActsIsNotRefused() {
        assertThat(ExtraArgs.parse("-t 4 -r 1000 -F 64MiB --consistency lock -W").refusal())
                .isEmpty();
    }
}
