package io.cinematch.model.settings;

/** A value that no log, report or message may show: it prints as stars. */
public record Secret(String value) {
    public static final Secret NONE = new Secret("");

    public boolean isSet() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return isSet() ? "***" : "";
    }
}
