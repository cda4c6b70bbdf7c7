package io.cinematch.jobs.doctor;

import java.util.List;

/** The JDK, and what has to be open in it for Spark. */
record JavaCheck(Host host) implements Check {
    private static final int OLDEST = 17;

    @Override
    public List<Finding> look() {
        return List.of(jdk(), opens());
    }

    private Finding jdk() {
        String seen = "%d (%s), %d cores".formatted(host.java(), host.javaHome(), host.cores());
        return new Finding(
                "Java",
                host.java() < OLDEST
                        ? new Outcome.Ill(seen, "Install a JDK 17 or newer and set JAVA_HOME to it.")
                        : new Outcome.Well(seen));
    }

    private Finding opens() {
        return new Finding(
                "opens",
                host.opens()
                        ? new Outcome.Well("Spark may reach into java.base")
                        : new Outcome.Ill(
                                "Spark cannot reach into java.base",
                                "Start through ./cinematch, which passes the --add-opens that Spark needs."));
    }
}
