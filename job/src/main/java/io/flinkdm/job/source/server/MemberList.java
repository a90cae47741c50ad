package io.flinkdm.job.source.server;

import java.util.ArrayList;
import java.util.List;

/** The members in {@code enum('a','b''c')} or {@code set(…)}, unquoted. Pure. */
final class MemberList {

    private MemberList() {}

    static List<String> parse(String definition) {
        List<String> members = new ArrayList<>();
        StringBuilder member = null;
        for (int i = 0; i < definition.length(); i++) {
            char c = definition.charAt(i);
            if (member == null) {
                member = c == '\'' ? new StringBuilder() : null;
            } else if (c == '\\' && i + 1 < definition.length()) {
                member.append(unescaped(definition.charAt(++i)));
            } else if (c != '\'') {
                member.append(c);
            } else if (i + 1 < definition.length() && definition.charAt(i + 1) == '\'') {
                member.append(definition.charAt(++i));
            } else {
                members.add(member.toString());
                member = null;
            }
        }
        return members;
    }

    private static char unescaped(char c) {
        switch (c) {
            case '0':
                return '\0';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            default:
                return c;
        }
    }
}
