package io.flinkdm.job.source.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberListTest {

    @Test
    void readsMembersAsTheyAre() {
        assertThat(MemberList.parse("enum('a','b,c','d''e','','(')"))
                .containsExactly("a", "b,c", "d'e", "", "(");
    }

    @Test
    void readsEscapes() {
        assertThat(MemberList.parse("set('a\\\\b','c\\nd')")).containsExactly("a\\b", "c\nd");
    }
}
