package io.flinkdm.testkit.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The outcome of one test class as Maven reports it. Immutable.
 *
 * @param failed the names of tests that failed or ended with an error
 * @param skipped the names of tests that were skipped, each with its reason
 */
record TestReport(int run, List<String> failed, List<String> skipped) {

    static TestReport read(Path xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return of(factory.newDocumentBuilder().parse(xml.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("unreadable test report " + xml, e);
        }
    }

    private static TestReport of(Element suite) {
        List<String> failed = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        NodeList tests = suite.getElementsByTagName("testcase");
        for (int i = 0; i < tests.getLength(); i++) {
            Element test = (Element) tests.item(i);
            if (child(test, "failure") != null || child(test, "error") != null) {
                failed.add(name(test));
            }
            Element skip = child(test, "skipped");
            if (skip != null) {
                skipped.add(name(test) + ": " + reason(skip));
            }
        }
        return new TestReport(tests.getLength(), failed, skipped);
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return (Element) node;
            }
        }
        return null;
    }

    private static String name(Element test) {
        String type = test.getAttribute("classname");
        String method = test.getAttribute("name");
        return type.substring(type.lastIndexOf('.') + 1) + (method.isEmpty() ? "" : "." + method);
    }

    private static String reason(Element skip) {
        String reason = skip.getAttribute("message") + "\n" + skip.getTextContent();
        return reason.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(String::strip)
                .orElse("no reason given");
    }
}
